using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>A bundle is filled whole or not at all, so whoever plans one of its slots plans all that are not over, on whatever days they fall.</summary>
public static class Bundles
{
    /// <summary>The slots of the same bundles that are not among those planned, in the order of the requirements.</summary>
    /// <param name="planned">What is planned anyway.</param>
    /// <param name="inForce">The requirements that count; those without a bundle make no difference.</param>
    /// <param name="asOf">The day on which requests go out: a slot that ended until then is over.</param>
    public static IReadOnlyList<Slot> Rest(IReadOnlyCollection<Slot> planned, IEnumerable<Requirement> inForce, DateOnly asOf)
    {
        var bundles = planned.Select(slot => slot.Requirement.Bundle).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (bundles.Count == 0)
        {
            return [];
        }

        var known = planned.Select(slot => slot.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. inForce.Where(requirement => requirement.Bundle is { } bundle && bundles.Contains(bundle))
                .SelectMany(requirement => requirement.Slots)
                .Where(slot => slot.Until > asOf && !known.Contains(slot.Id)),
        ];
    }
}
