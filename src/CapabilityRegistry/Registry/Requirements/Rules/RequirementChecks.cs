using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Requirements.Rules;

/// <summary>Checks that a schema cannot express: codes exist, lines are not repeated, substitutes have the same measure.</summary>
public static class RequirementChecks
{
    public static IReadOnlyList<Fault> Faults(RequirementContent content, CatalogueCodes codes) =>
    [
        .. codes.UnitTypeFaults(content.UnitType, content.Quantity.Unit, "/quantity"),
        .. content.Substitutes.SelectMany((substitute, index) => Substitute(substitute, $"/substitutes/{index}", content, codes)),
        .. CatalogueCodes.Repeated(content.Substitutes, substitute => substitute.UnitType, index => $"/substitutes/{index}/unitType"),
        .. CatalogueCodes.Unknown(content.MajorEquipment.Select(line => line.Category), codes.Equipment,
            index => $"/majorEquipment/{index}/category", "/v1/equipment"),
        .. CatalogueCodes.Repeated(content.MajorEquipment, line => line.Category, index => $"/majorEquipment/{index}/category"),
        .. Codes(content.SelfSustainment, codes.SelfSustainment, "/selfSustainment", "/v1/self-sustainment"),
        .. Codes(content.Attributes, codes.Attributes, "/attributes", "/v1/attributes"),
        .. Codes(content.Training, codes.Courses, "/training", "/v1/courses"),
        .. content.Desired.SelectMany((line, index) => codes.LineFaults(line.Kind, line.Code, line.Quantity, $"/desired/{index}")),
        .. CatalogueCodes.Repeated(content.Desired, line => $"{line.Kind.Code()} {line.Code}", index => $"/desired/{index}"),
        .. Fill(content),
        .. Languages.Faults(content.Languages, "/languages"),
        .. Codes(content.RequiredContributors, codes.Contributors, "/requiredContributors", "/v1/contributors"),
        .. Codes(content.ExcludedContributors, codes.Contributors, "/excludedContributors", "/v1/contributors"),
        .. Codes(content.RequiredOrganisations, codes.Organisations, "/requiredOrganisations", "/v1/organisations"),
        .. Codes(content.ExcludedOrganisations, codes.Organisations, "/excludedOrganisations", "/v1/organisations"),
        .. RequiredAndExcluded(content.RequiredContributors, content.ExcludedContributors, "Contributors"),
        .. RequiredAndExcluded(content.RequiredOrganisations, content.ExcludedOrganisations, "Organisations"),
        .. Duration(content.NeededBy, content.DurationDays),
        .. content.RotationMonths is { } months and not (6 or 12)
            ? [Fault.At("/rotationMonths", "not-a-rotation", "6 or 12", $"{months}")]
            : Array.Empty<Fault>(),
    ];

    public static IEnumerable<Fault> Duration(DateOnly neededBy, int days) =>
        DateOnly.MaxValue.DayNumber - neededBy.DayNumber is var most && days > most
            ? [Fault.At("/durationDays", "beyond-the-calendar", $"at most {most} days from {neededBy:O} (neededBy)", $"{days}")]
            : [];

    private static IEnumerable<Fault> Codes(IReadOnlyList<string> values, IReadOnlySet<string> known, string at, string list) =>
        CatalogueCodes.Faults(values, known, at, list);

    // Required and excluded together would rule out whoever is named, without saying so.
    private static IEnumerable<Fault> RequiredAndExcluded(IReadOnlyList<string> required, IReadOnlyList<string> excluded, string of) =>
        from code in excluded.Index()
        where required.Contains(code.Item)
        select Fault.At($"/excluded{of}/{code.Index}", "required-and-excluded", $"a code that is not in required{of}", $"'{code.Item}'");

    private static IEnumerable<Fault> Fill(RequirementContent content) => content.MinimumFill > content.Quantity.Amount
        ? [Fault.At("/minimumFill", "more-than-required", $"at most {content.Quantity.Amount} (quantity)", $"{content.MinimumFill}")]
        : [];

    private static IEnumerable<Fault> Substitute(Substitute substitute, string at, RequirementContent content, CatalogueCodes codes)
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
