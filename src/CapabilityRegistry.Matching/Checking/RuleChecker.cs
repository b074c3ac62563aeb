namespace CapabilityRegistry.Matching.Checking;

/// <summary>The conditions of the selection once more, plainly: which of them does a pair break?</summary>
internal static class RuleChecker
{
    // What may be agreed to fall short.
    private static readonly string[] Negotiable =
    [
        "below-minimum-level", "not-available", "responds-too-late", "equipment-missing", "self-sustainment-missing",
        "language-missing", "attribute-missing", "training-missing",
    ];

    public static IEnumerable<string> Broken(Need need, Offer offer, DateOnly asOf) =>
        from lack in Lacks(need, offer, asOf)
        where !IsAgreed(lack.Code, lack.Item, need, offer, asOf)
        select lack.Item is null ? lack.Code : $"{lack.Code} ({lack.Item})";

    private static IEnumerable<(string Code, string? Item)> Lacks(Need need, Offer offer, DateOnly asOf)
    {
        foreach (var (holds, code) in Conditions(need, offer, asOf))
        {
            if (!holds)
            {
                yield return (code, null);
            }
        }

        foreach (var (code, item) in Lines(need, offer))
        {
            yield return (code, item);
        }
    }

    private static IEnumerable<(bool Holds, string Code)> Conditions(Need need, Offer offer, DateOnly asOf) =>
    [
        (need.UnitType == offer.UnitType || need.Substitutes.Any(other => other.UnitType == offer.UnitType), "unit-type-not-acceptable"),
        (need.Measure == offer.Measure, "measure-differs"),
        (offer.Status == "registered", "not-registered"),
        (offer.Level is >= 2, "below-selection-level"),
        (offer.Level is { } level && level >= need.MinimumLevel, "below-minimum-level"),
        (offer.Vetting == "cleared", "vetting-not-cleared"),
        (offer.AvailableFrom <= need.Start && (offer.AvailableUntil is null || offer.AvailableUntil.Value >= need.End.AddDays(-1)), "not-available"),
        (offer.Engagements.All(bound => IsApart(bound, need, offer.TurnaroundDays)), "engaged-elsewhere"),
        (need.Start < asOf || offer.ResponseDays <= need.Start.DayNumber - asOf.DayNumber, "responds-too-late"),
        (!need.ExcludedContributors.Contains(offer.Contributor), "contributor-excluded"),
        (need.RequiredContributors is [] || need.RequiredContributors.Contains(offer.Contributor), "contributor-not-among-required"),
        (!offer.Organisations.Any(need.ExcludedOrganisations.Contains), "organisation-excluded"),
        (need.RequiredOrganisations is [] || offer.Organisations.Any(need.RequiredOrganisations.Contains), "organisation-not-among-required"),
        (!offer.ExcludedMissions.Contains(need.Mission), "caveat-excludes-mission"),
    ];

    private static IEnumerable<(string Code, string Item)> Lines(Need need, Offer offer) =>
    [
        .. from line in need.Equipment.Select(line => line.Category).Distinct()
           where Held(offer, line) < need.Equipment.Where(each => each.Category == line).Sum(each => (long)each.Quantity)
           select ("equipment-missing", line),
        .. need.SelfSustainment.Except(offer.SelfSustainment).Select(item => ("self-sustainment-missing", item)),
        .. need.Languages.Except(offer.Languages).Select(item => ("language-missing", item)),
        .. need.Attributes.Except(offer.Attributes).Select(item => ("attribute-missing", item)),
        .. need.Training.Distinct().Where(course => !IsTrained(need, offer, course)).Select(item => ("training-missing", item)),
    ];

    public static long Held(Offer offer, string category) => offer.Equipment.Where(line => line.Category == category).Sum(line => (long)line.Quantity);

    /// <summary>The certificate must still hold on the last day.</summary>
    public static bool IsTrained(Need need, Offer offer, string course) =>
        offer.Certificates.Any(held => held.Course == course && (held.ValidUntil is null || held.ValidUntil.Value >= need.End.AddDays(-1)));

    private static bool IsApart(Engagement bound, Need need, int turnaround) =>
        need.Start.DayNumber - (long)turnaround >= bound.Until.DayNumber || need.End.DayNumber + (long)turnaround <= bound.From.DayNumber;

    private static bool IsAgreed(string code, string? item, Need need, Offer offer, DateOnly asOf)
    {
        var day = need.Start > asOf ? need.Start : asOf;
        return Negotiable.Contains(code) && need.Variations.Any(agreed =>
            agreed.Criterion == code
            && (agreed.Item is null || agreed.Item == item)
            && (agreed.Contributor is null || agreed.Contributor == offer.Contributor)
            && (agreed.OfferId is null || agreed.OfferId == offer.Id)
            && (agreed.Until is null || agreed.Until.Value >= day));
    }
}
