using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>What a proposed revision does.</summary>
public sealed record RevisionView : IDisclosesObjects
{
    public required string Pledge { get; init; }

    public required DateOnly ProposedOn { get; init; }

    /// <summary>The members of the pledge that would change.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>The gates that are met now and would not be, by code; those of levels that the unit does not hold too.</summary>
    [CodeOf("GateCode")]
    public required IReadOnlyList<string> Reopens { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [DisclosedObject.Pledge(Pledge)];

    internal static RevisionView Of(Pledge pledge, UnitReadiness now, UnitReadiness revised) => new()
    {
        Pledge = pledge.Id,
        ProposedOn = pledge.Revision!.ProposedOn,
        Changes = pledge.Revision.ChangesOf(pledge),
        Reopens =
        [
            .. now.Gates.Zip(revised.Gates).Where(each => each.First.Met && !each.Second.Met)
                .Select(each => LevelGates.Of(each.First.Rule.Kind).Code).Distinct(),
        ],
    };
}
