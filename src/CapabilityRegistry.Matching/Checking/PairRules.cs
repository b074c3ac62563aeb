using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>The exclusion rules written a second time from the raw records: which of them does an offer break?</summary>
internal sealed class PairRules(Need need, DateOnly asOf)
{
    // Criteria that a variation may cover.
    private static readonly string[] MayVary =
    [
        "below-minimum-level", "level-lapses", "not-available", "responds-too-late", "equipment-missing", "self-sustainment-missing",
        "language-missing", "attribute-missing", "training-missing",
    ];

    private readonly (string Category, long Quantity)[] equipment =
        [.. need.Equipment.GroupBy(line => line.Category).Select(of => (of.Key, of.Sum(line => (long)line.Quantity)))];

    private readonly DateOnly lastDay = need.End.AddDays(-1);

    public bool Allows(Offer offer) => !Broken(offer).Any();

    /// <summary>Codes of the rules that the offer breaks; for a line with the item that is missing.</summary>
    public IEnumerable<string> Broken(Offer offer)
    {
        foreach (var (code, item) in Lacks(offer))
        {
            if (!IsAgreed(code, item, offer))
            {
                yield return item is null ? code : $"{code} ({item})";
            }
        }
    }

    public static long Held(Offer offer, string category)
    {
        long held = 0;
        foreach (var line in offer.Equipment)
        {
            held += line.Category == category ? line.Quantity : 0;
        }

        return held;
    }

    /// <summary>The days of the need, 0 or more, on which a lapse leaves the unit below the level that counts; and the days to spare until one does.</summary>
    public (long Without, long Spare) LevelAtEnd(Offer offer)
    {
        var first = Below(offer).Select(lapse => lapse.On.DayNumber).DefaultIfEmpty(int.MaxValue).Min();
        return (Math.Max(0, need.End.DayNumber - Math.Max((long)first, need.Start.DayNumber)), Math.Max(0, (long)first - need.End.DayNumber));
    }

    /// <summary>The certificate must still hold on the last day.</summary>
    public bool IsTrained(Offer offer, string course) =>
        offer.Certificates.Any(held => held.Course == course && (held.ValidUntil is null || held.ValidUntil.Value >= lastDay));

    // The rules that are fast and exclude most come first.
    private IEnumerable<(string Code, string? Item)> Lacks(Offer offer)
    {
        if (need.UnitType != offer.UnitType && !need.Substitutes.Any(other => other.UnitType == offer.UnitType))
        {
            yield return ("unit-type-not-acceptable", null);
        }

        if (need.Measure != offer.Measure)
        {
            yield return ("measure-differs", null);
        }

        foreach (var code in Standing(offer).Concat(Times(offer)).Concat(Contributor(offer)))
        {
            yield return (code, null);
        }

        foreach (var lack in Lines(offer))
        {
            yield return lack;
        }
    }

    private IEnumerable<string> Standing(Offer offer)
    {
        if (offer.Status != "registered")
        {
            yield return "not-registered";
        }

        if (offer.Level is not >= 2)
        {
            yield return "below-selection-level";
        }

        if (!(offer.Level >= need.MinimumLevel))
        {
            yield return "below-minimum-level";
        }

        if (Below(offer).Any(lapse => lapse.On <= need.Start || (lapse.Excludes && lapse.On <= lastDay)))
        {
            yield return "level-lapses";
        }

        if (offer.Conditions.Any(open => (open.From ?? need.Start) <= lastDay && (open.Until ?? DateOnly.MaxValue) > need.Start))
        {
            yield return "condition-open";
        }

        if (offer.OpenShares is not [])
        {
            yield return "share-open";
        }

        var askedFor = need.Start > asOf ? need.Start : asOf;
        if (offer.Vetting.Any(time => time.Status != "cleared" && time.From <= askedFor && !(time.Until <= askedFor)))
        {
            yield return "vetting-not-cleared";
        }
    }

    // What a unit lacks already is told by other rules: here it has to keep the lower of what is asked for and what it has.
    private int LevelAskedFor(Offer offer) => Math.Min(Math.Max(need.MinimumLevel, 2), offer.Level ?? 0);

    // Each lapse in turn lowers who still holds what it takes; these are the ones that leave too little.
    private List<Lapse> Below(Offer offer)
    {
        var (left, below) = (offer.Level ?? 0, new List<Lapse>());
        foreach (var lapse in offer.Lapses)
        {
            var after = lapse.Level ?? 0;
            if (left >= lapse.Held && after < left)
            {
                left = after;
                if (left < LevelAskedFor(offer))
                {
                    below.Add(lapse);
                }
            }
        }

        return below;
    }

    private IEnumerable<string> Times(Offer offer)
    {
        if (offer.AvailableFrom > need.Start || offer.AvailableUntil < lastDay)
        {
            yield return "not-available";
        }

        if (need.Start >= asOf && offer.ResponseDays > need.Start.DayNumber - asOf.DayNumber)
        {
            yield return "responds-too-late";
        }

        if (offer.Engagements.Any(bound => !IsApart(bound, bound.Mission == need.Mission ? 0 : offer.TurnaroundDays)))
        {
            yield return "engaged-elsewhere";
        }
    }

    private IEnumerable<string> Contributor(Offer offer)
    {
        if (need.ExcludedContributors.Contains(offer.Contributor))
        {
            yield return "contributor-excluded";
        }

        if (need.RequiredContributors.Count > 0 && !need.RequiredContributors.Contains(offer.Contributor))
        {
            yield return "contributor-not-among-required";
        }

        if (need.ExcludedOrganisations.Any(offer.Organisations.Contains))
        {
            yield return "organisation-excluded";
        }

        if (need.RequiredOrganisations.Count > 0 && !need.RequiredOrganisations.Any(offer.Organisations.Contains))
        {
            yield return "organisation-not-among-required";
        }

        if (offer.MissingPartners.Count > 0)
        {
            yield return "partner-missing";
        }

        if (offer.ExcludedMissions.Contains(need.Mission)
            || offer.ExcludedTimes.Any(each =>
                each.Mission == need.Mission && (each.From ?? need.Start) <= lastDay && (each.Until ?? DateOnly.MaxValue) > need.Start))
        {
            yield return "caveat-excludes-mission";
        }
    }

    private IEnumerable<(string, string?)> Lines(Offer offer) =>
    [
        .. equipment.Where(line => Held(offer, line.Category) < line.Quantity).Select(line => ("equipment-missing", line.Category)),
        .. Missing("self-sustainment-missing", need.SelfSustainment, offer.SelfSustainment),
        .. Missing("language-missing", need.Languages, offer.Languages),
        .. Missing("attribute-missing", need.Attributes, offer.Attributes),
        .. need.Training.Where(course => !IsTrained(offer, course)).Select(course => ("training-missing", course)),
    ];

    private static IEnumerable<(string, string)> Missing(string code, IReadOnlyList<string> asked, IReadOnlyList<string> brought) =>
        asked.Where(item => !brought.Contains(item)).Select(item => (code, item));

    private bool IsApart(Engagement bound, int turnaround) =>
        need.Start.DayNumber - (long)turnaround >= bound.Until.DayNumber || need.End.DayNumber + (long)turnaround <= bound.From.DayNumber;

    private bool IsAgreed(string code, string? item, Offer offer)
    {
        var day = need.Start > asOf ? need.Start : asOf;
        return need.Variations.Any(agreed =>
            agreed.Criterion == code
            && MayVary.Contains(code)
            && (agreed.Item is null || agreed.Item == item)
            && (agreed.Contributor is null || agreed.Contributor == offer.Contributor)
            && (agreed.OfferId is null || agreed.OfferId == offer.Id)
            && (agreed.Until is null || agreed.Until.Value >= day));
    }
}
