using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Tests.Matching.Cases;

/// <summary>
/// Whether an offer may serve a need, and for how many points: written from the description alone, day by day, and with nothing of the library but its
/// records.
/// </summary>
internal sealed class PairOracle
{
    private static readonly string[] Agreeable =
    [
        "below-minimum-level", "level-lapses", "not-available", "responds-too-late",
        "equipment-missing", "self-sustainment-missing", "language-missing", "attribute-missing", "training-missing",
    ];

    private readonly PlanInput input;
    private readonly Need need;
    private readonly Offer offer;
    private readonly List<DateOnly> days;
    private readonly Lazy<int> missed;

    /// <summary>The first day of the need, or today if that is past.</summary>
    private readonly DateOnly first;

    /// <summary>The level that time must not take: the one that is asked for, or the unit's own where that is lower.</summary>
    private readonly int lasting;

    public PairOracle(PlanInput input, Need need, Offer offer)
    {
        (this.input, this.need, this.offer) = (input, need, offer);
        days = [.. Days(need.Start, need.End.DayNumber - need.Start.DayNumber)];
        first = need.Start < input.AsOf ? input.AsOf : need.Start;
        missed = new(() => All - Points);
        lasting = Math.Min(Math.Max(2, need.MinimumLevel), offer.Level ?? 0);
    }

    public bool MayServe => Lacks().All(lack => IsAgreed(lack.Code, lack.Item));

    /// <summary>The points that it does not earn, of all that there are.</summary>
    public int Missed => missed.Value;

    private int All => input.Weights switch
    {
        var (type, level, response, availability, caveats, women, desired, freshness, burden, together) =>
            type + level + response + availability + caveats + women + desired + freshness + burden + together,
    };

    private int Points =>
        Part(input.Weights.Type, 100 - Loss(), 100)
        + Part(input.Weights.Level, (offer.Level ?? 0) - Least, 4 - Least)
        + Part(input.Weights.Availability, DaysBefore() + DaysAfter() - Math.Min(90, days.Count(day => LevelOn(day) < lasting)), 180)
        + Part(input.Weights.Response, (need.Start < input.AsOf ? 60 : need.Start.DayNumber - input.AsOf.DayNumber) - offer.ResponseDays, 60)
        + Part(input.Weights.Caveats, 4 - offer.Caveats, 4)
        + (offer.Men + offer.Women == 0 ? 0 : Part(input.Weights.Women, 100 * offer.Women, offer.WomenTarget * (offer.Men + offer.Women)))
        + Part(input.Weights.Desired, need.Desired.Count(Brings), need.Desired.Count)
        + (offer.EvidenceOn is { } day ? Part(input.Weights.Freshness, 1826 - (input.AsOf.DayNumber - day.DayNumber), 1826) : 0)
        + (input.Weights.Burden * ((Spread(offer.Burden, 850) + SpreadOfRegion()) / 2) / 1000)
        + (offer.Partners.Count > 0 ? input.Weights.CoDeployment : 0);

    private int Least => Math.Clamp(need.MinimumLevel, 2, 3);

    private IEnumerable<(string Code, string? Item)> Lacks() =>
        Standing().Concat(Times()).Concat(State()).Select(code => (code, (string?)null)).Concat(Lines());

    private IEnumerable<string> Standing()
    {
        if (offer.UnitType != need.UnitType && need.Substitutes.All(other => other.UnitType != offer.UnitType))
        {
            yield return "unit-type-not-acceptable";
        }

        if (offer.Measure != need.Measure)
        {
            yield return "measure-differs";
        }

        if (offer.Status != "registered")
        {
            yield return "not-registered";
        }

        if (!(offer.Level >= 2))
        {
            yield return "below-selection-level";
        }

        if (!(offer.Level >= need.MinimumLevel))
        {
            yield return "below-minimum-level";
        }

        if (LevelOn(need.Start) < lasting || Falls().Any(fall => fall.Lapse.Excludes && fall.Left < lasting && days.Contains(fall.Lapse.On)))
        {
            yield return "level-lapses";
        }

        if (offer.OpenShares.Count > 0)
        {
            yield return "share-open";
        }

        if (offer.MissingPartners.Count > 0)
        {
            yield return "partner-missing";
        }
    }

    private IEnumerable<string> Times()
    {
        if (days.Exists(day => day < offer.AvailableFrom || day > offer.AvailableUntil))
        {
            yield return "not-available";
        }

        if (need.Start >= input.AsOf && input.AsOf.AddDays(offer.ResponseDays) > need.Start)
        {
            yield return "responds-too-late";
        }

        if (offer.Engagements.Any(other => other.Mission == need.Mission ? Meets(other.From, other.Until)
            : Meets(other.From.AddDays(-offer.TurnaroundDays), other.Until.AddDays(offer.TurnaroundDays))))
        {
            yield return "engaged-elsewhere";
        }

        if (offer.Conditions.Any(open => Meets(open.From, open.Until)))
        {
            yield return "condition-open";
        }

        if (offer.Vetting.Any(time => time.Status != "cleared" && IsWithin(first, time.From, time.Until)))
        {
            yield return "vetting-not-cleared";
        }

        if (offer.ExcludedMissions.Contains(need.Mission) || offer.ExcludedTimes.Any(time => time.Mission == need.Mission && Meets(time.From, time.Until)))
        {
            yield return "caveat-excludes-mission";
        }
    }

    private IEnumerable<string> State()
    {
        if (need.ExcludedContributors.Contains(offer.Contributor))
        {
            yield return "contributor-excluded";
        }

        if (need.RequiredContributors.Count > 0 && !need.RequiredContributors.Contains(offer.Contributor))
        {
            yield return "contributor-not-among-required";
        }

        if (need.ExcludedOrganisations.Intersect(offer.Organisations).Any())
        {
            yield return "organisation-excluded";
        }

        if (need.RequiredOrganisations.Count > 0 && !need.RequiredOrganisations.Intersect(offer.Organisations).Any())
        {
            yield return "organisation-not-among-required";
        }
    }

    private IEnumerable<(string, string?)> Lines() =>
    [
        .. need.Equipment.Where(line => Held(line.Category) < need.Equipment.Where(other => other.Category == line.Category).Sum(other => other.Quantity))
            .Select(line => ("equipment-missing", line.Category)),
        .. need.SelfSustainment.Except(offer.SelfSustainment).Select(item => ("self-sustainment-missing", item)),
        .. need.Languages.Except(offer.Languages).Select(item => ("language-missing", item)),
        .. need.Attributes.Except(offer.Attributes).Select(item => ("attribute-missing", item)),
        .. need.Training.Where(course => !IsTrained(course)).Select(item => ("training-missing", item)),
    ];

    private bool IsAgreed(string code, string? item) => Agreeable.Contains(code) && need.Variations.Any(agreed =>
        agreed.Criterion == code && !(agreed.Until < first)
        && (agreed.Item ?? item) == item && (agreed.Contributor ?? offer.Contributor) == offer.Contributor && (agreed.OfferId ?? offer.Id) == offer.Id);

    private bool Brings(DesiredItem desired) => desired.Criterion switch
    {
        "equipment-missing" => Held(desired.Item) >= desired.Quantity,
        "self-sustainment-missing" => offer.SelfSustainment.Contains(desired.Item),
        "language-missing" => offer.Languages.Contains(desired.Item),
        "attribute-missing" => offer.Attributes.Contains(desired.Item),
        _ => IsTrained(desired.Item),
    };

    private int Held(string category) => offer.Equipment.Where(line => line.Category == category).Sum(line => line.Quantity);

    private bool IsTrained(string course) => offer.Certificates.Any(held => held.Course == course && !(held.ValidUntil < days[^1]));

    private int Loss() => need.UnitType == offer.UnitType
        ? 0
        : need.Substitutes.Where(other => other.UnitType == offer.UnitType).Select(other => other.Penalty).DefaultIfEmpty(100).Min();

    private int DaysBefore() => Math.Clamp(need.Start.DayNumber - offer.AvailableFrom.DayNumber, 0, 90);

    private int DaysAfter() => Days(need.End, 90).TakeWhile(day => !(day > offer.AvailableUntil) && LevelOn(day) >= lasting).Count();

    private int LevelOn(DateOnly day) => Falls().LastOrDefault(fall => fall.Lapse.On <= day) is ({ }, var left) ? left : offer.Level ?? 0;

    // One lapse after the other, each of them only if the unit still holds what it takes.
    private IEnumerable<(Lapse Lapse, int Left)> Falls()
    {
        var level = offer.Level ?? 0;
        foreach (var lapse in offer.Lapses.Where(lapse => level >= lapse.Held && level > (lapse.Level ?? 0)))
        {
            yield return (lapse, level = lapse.Level ?? 0);
        }
    }

    private int SpreadOfRegion() => offer.Region is null ? Spread(offer.Burden, 850) : Spread(Math.Max(offer.Burden, offer.RegionBurden), 8_500);

    private static int Spread(int persons, int half) => 1000 * half / (half + persons);

    private bool Meets(DateOnly? from, DateOnly? until) => days.Exists(day => IsWithin(day, from, until));

    private static bool IsWithin(DateOnly day, DateOnly? from, DateOnly? until) => !(day < from) && !(day >= until);

    private static IEnumerable<DateOnly> Days(DateOnly start, int count) => Enumerable.Range(0, count).Select(start.AddDays);

    // Where nothing is to be reached, all of it is.
    private static int Part(int weight, int reached, int full) => weight * (full == 0 ? 1000 : 1000 * Math.Clamp(reached, 0, full) / full) / 1000;
}
