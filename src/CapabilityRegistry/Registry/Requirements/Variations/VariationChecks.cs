using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Requirements.Variations;

/// <summary>Checks of a variation.</summary>
public static class VariationChecks
{
    /// <param name="pledge">The pledge that it names; null if there is none with that key.</param>
    public static IReadOnlyList<Fault> Faults(VariationTerms terms, CatalogueCodes codes, Pledge? pledge, DateOnly today) =>
    [
        .. CatalogueCodes.Unknown(terms.Contributor is { } state ? [state] : [], codes.Contributors, _ => "/contributor", "/v1/contributors"),
        .. OfPledge(terms, pledge),
        .. terms.AgreedOn > today ? [Fault.At("/agreedOn", "in-the-future", $"{today:O} or before", $"{terms.AgreedOn:O}")] : Array.Empty<Fault>(),
        .. Until(terms, today),
    ];

    /// <summary>The refusal if the requirement has no such line to fall short of.</summary>
    public static Refusal? NoSuchLine(VariationTerms terms, IReadOnlyList<RequirementLine> lines)
    {
        var codes = lines.Where(line => line.Demand == Obligation.Mandatory && line.Kind == (LineKind)terms.Criterion).Select(line => line.Code).ToList();
        return codes.Contains(terms.Item) ? null : new Refusal("no-such-line", "A variation is for a mandatory line that the requirement has.",
            Fault.At("/item", "no-such-line", codes.Count == 0
                ? $"none: it has no mandatory line of {terms.Criterion.Code()}"
                : $"one of {string.Join(", ", codes)}", $"'{terms.Item}'"));
    }

    private static IEnumerable<Fault> OfPledge(VariationTerms terms, Pledge? pledge)
    {
        if (terms.Pledge is not null && pledge is null)
        {
            yield return Fault.At("/pledge", "unknown-pledge", "the key of a pledge", $"'{terms.Pledge}'");
        }
        else if (pledge is not null && terms.Contributor is { } state && pledge.Contributor != state)
        {
            yield return Fault.At("/contributor", "not-the-pledging-state", $"{pledge.Contributor}, which pledges {pledge.Id}, or null", state);
        }
    }

    private static IEnumerable<Fault> Until(VariationTerms terms, DateOnly today)
    {
        if (terms.ValidUntil < terms.AgreedOn)
        {
            yield return Fault.At("/validUntil", "dates-reversed", $"{terms.AgreedOn:O} (agreedOn) or later", $"{terms.ValidUntil:O}");
        }
        else if (terms.ValidUntil < today)
        {
            yield return Fault.At("/validUntil", "in-the-past", $"{today:O} or later", $"{terms.ValidUntil:O}");
        }
    }
}
