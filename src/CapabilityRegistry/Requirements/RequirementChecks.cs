using CapabilityRegistry.Catalogue;

namespace CapabilityRegistry.Requirements;

/// <summary>What a shape cannot say: codes that exist, lines given once, substitutes that can be counted together.</summary>
public static class RequirementChecks
{
    public static IReadOnlyList<Fault> Faults(RequirementContent content, KnownCodes codes) =>
    [
        .. codes.UnitTypeFaults(content.UnitType, content.Quantity.Unit, "/quantity"),
        .. content.Substitutes.SelectMany((substitute, index) => Substitute(substitute, $"/substitutes/{index}", content, codes)),
        .. KnownCodes.Repeated(content.Substitutes, substitute => substitute.UnitType, index => $"/substitutes/{index}/unitType"),
        .. KnownCodes.Unknown(content.MajorEquipment.Select(line => line.Category), codes.Equipment, index => $"/majorEquipment/{index}/category", "/v1/equipment"),
        .. KnownCodes.Repeated(content.MajorEquipment, line => line.Category, index => $"/majorEquipment/{index}/category"),
        .. Codes(content.SelfSustainment, codes.SelfSustainment, "/selfSustainment", "/v1/self-sustainment"),
        .. Languages.Faults(content.Languages, "/languages"),
        .. Codes(content.RequiredContributors, codes.Contributors, "/requiredContributors", "/v1/contributors"),
        .. Codes(content.ExcludedContributors, codes.Contributors, "/excludedContributors", "/v1/contributors"),
        .. Codes(content.RequiredOrganisations, codes.Organisations, "/requiredOrganisations", "/v1/organisations"),
        .. Codes(content.ExcludedOrganisations, codes.Organisations, "/excludedOrganisations", "/v1/organisations"),
        .. Duration(content),
    ];

    private static IEnumerable<Fault> Duration(RequirementContent content) =>
        DateOnly.MaxValue.DayNumber - content.NeededBy.DayNumber is var most && content.DurationDays > most
            ? [Fault.At("/durationDays", "beyond-the-calendar", $"at most {most} days from {content.NeededBy:O} (neededBy)", $"{content.DurationDays}")]
            : [];

    private static IEnumerable<Fault> Codes(IReadOnlyList<string> values, IReadOnlySet<string> known, string at, string list) =>
        KnownCodes.Unknown(values, known, index => $"{at}/{index}", list)
            .Concat(KnownCodes.Repeated(values, value => value, index => $"{at}/{index}"));

    private static IEnumerable<Fault> Substitute(Substitute substitute, string at, RequirementContent content, KnownCodes codes)
    {
        if (!codes.UnitTypes.TryGetValue(substitute.UnitType, out var measure))
        {
            yield return Fault.At($"{at}/unitType", "unknown-code", "a code of /v1/unit-types", $"'{substitute.UnitType}'");
        }
        else if (measure != content.Quantity.Unit || substitute.UnitType == content.UnitType)
        {
            yield return Fault.At($"{at}/unitType", "not-a-substitute", $"another unit type counted in {content.Quantity.Unit.Code()}", substitute.UnitType);
        }
    }
}
