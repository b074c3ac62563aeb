using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Contributors;

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

    /// <summary>The fault of a need that is over on a day: nothing could fill it, and a run would leave it out without saying so.</summary>
    public static IEnumerable<Fault> Over(DateOnly neededBy, int days, DateOnly today) => neededBy.DayNumber + days <= today.DayNumber
        ? [Fault.At("/durationDays", "over-already", $"a need that lasts beyond {today:O}", $"{days} days from {neededBy:O}")]
        : [];

    /// <summary>The fault if every state is ruled out: by being named among the excluded, or by its memberships on the first day of the need.</summary>
    /// <param name="states">All states.</param>
    /// <param name="memberships">Those of each state, whatever their dates.</param>
    public static IEnumerable<Fault> NobodyLeft(RequirementContent content, IReadOnlySet<string> states, ILookup<string, Membership> memberships)
    {
        var asked = content.RequiredContributors.Count > 0 ? content.RequiredContributors : [.. states];
        if (asked.Any(state => !content.ExcludedContributors.Contains(state) && OrganisationsFit(content, memberships[state])))
        {
            return [];
        }

        var (at, named) = content switch
        {
            { RequiredContributors: { Count: > 0 } required } => ("/requiredContributors", required),
            { RequiredOrganisations: { Count: > 0 } required } => ("/requiredOrganisations", required),
            { ExcludedOrganisations: { Count: > 0 } excluded } => ("/excludedOrganisations", excluded),
            _ => ("/excludedContributors", content.ExcludedContributors),
        };
        var expected = $"at least one state that is in what is required and in nothing that is excluded on {content.NeededBy:O} (neededBy)";
        return [Fault.At(at, "nobody-left", expected, string.Join(", ", named))];
    }

    private static bool OrganisationsFit(RequirementContent content, IEnumerable<Membership> memberships)
    {
        var organisations = memberships.Where(each => each.HoldsOn(content.NeededBy)).Select(each => each.Organisation).ToList();
        return (content.RequiredOrganisations.Count == 0 || content.RequiredOrganisations.Intersect(organisations).Any())
            && !content.ExcludedOrganisations.Intersect(organisations).Any();
    }

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
