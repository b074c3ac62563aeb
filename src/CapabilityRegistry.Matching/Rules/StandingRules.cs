using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>Is the pledge in force, ready enough, and cleared?</summary>
internal static class StandingRules
{
    private const int Rdl = 4;

    /// <summary>Only Level 2 and above enters a deployment selection: UN requirements paper, March 2022.</summary>
    internal const int SelectionLevel = 2;

    /// <summary>Evidence gives no more points 5 years after the visit: the clock of the visit, Brazilian rule of 24 October 2024 (DOU).</summary>
    private const int EvidenceDays = 1826;

    public static Rule Status { get; } = new()
    {
        FixedLines = [new(new CodeIs(OfferFacts.Status, Offer.Registered))],
        Required = (_, _, _) => Offer.Registered,
        Actual = (_, offer, _) => offer.Status,
        Repair = (_, offer, _) => new(
            Offer.Registered,
            offer.Status switch
            {
                Offer.Suspended => "resume the pledge",
                Offer.Lapsed => "revive the pledge and register it",
                _ => "register the pledge",
            },
            o => o with { Status = Offer.Registered }),
        RepairableIf = (_, _) => new CodeIsNoneOf(OfferFacts.Status, [Offer.Withdrawn]),
    };

    public static Rule Selection { get; } = new()
    {
        FixedLines = [new(new NumberAtLeast(OfferFacts.Level, SelectionLevel), Bound: SelectionLevel)],
        Required = (_, _, _) => AtLeast(SelectionLevel),
        Actual = (_, offer, _) => Name(offer.Level),
        Repair = (_, _, line) => Raise(line),
    };

    /// <summary>No points at the least level that can be chosen, all of them at RDL, in equal steps between.</summary>
    public static Rule Level { get; } = new()
    {
        Lines = (need, _) => [new(new NumberAtLeast(OfferFacts.Level, need.MinimumLevel), Bound: need.MinimumLevel)],
        PairMerit = (need, _, offer) =>
        {
            // Where only RDL will do, nobody can be above the minimum: reaching it earns everything.
            var least = Math.Clamp(need.MinimumLevel, SelectionLevel, Rdl - 1);
            return MeritScale.InProportion(offer[OfferFacts.Level] - least, Rdl - least);
        },
        Required = (need, _, _) => AtLeast(need.MinimumLevel),
        Actual = (_, offer, _) => Name(offer.Level),
        Repair = (_, _, line) => Raise(line),
    };

    /// <summary>
    /// Time takes the level that is asked for from the unit neither by the first day of the need nor, where the policy excludes that, before its end.
    /// A unit that falls later has fewer points for its availability.
    /// </summary>
    public static Rule Lasting { get; } = new()
    {
        Lines = (need, _) => [new(new LevelLasts(LevelAskedFor(need), need.Start.DayNumber, need.End.DayNumber))],
        Required = (need, _, _) => $"{AtLeast(LevelAskedFor(need))} on {Wording.Day(need.Start.DayNumber)}; where the policy says so, until before "
            + Wording.Day(need.End.DayNumber),
        Actual = (need, offer, _) => FirstBelow(need, offer) is { } lapse
            ? $"{Name(offer.Level)} until before {Wording.Day(lapse.On.DayNumber)}, then {Left(lapse)} ({lapse.Cause})"
            : $"{Name(offer.Level)}, nothing lapses",
        Repair = (need, offer, _) => new(
            Wording.List(LapsesIn(need, offer).Select(lapse => lapse.Cause).Distinct()),
            $"renew in time what lapses: {Wording.List(LapsesIn(need, offer).Select(Named))}",
            o => o with { Lapses = [.. o.Lapses.Except(LapsesIn(need, o))] }),
    };

    /// <summary>No condition of its state is open on any day of the need: a unit that is not there unless something happens cannot be counted on.</summary>
    public static Rule Conditions { get; } = new()
    {
        Lines = (need, _) => [new(new FreeBetween(OfferFacts.OpenConditions, need.Mission, need.Start.DayNumber, need.End.DayNumber))],
        Required = (need, _, _) => $"no open condition {Wording.During(need)}",
        Actual = (_, offer, _) => Wording.List(offer.Conditions.Select(Named)),
        Repair = (need, offer, _) => new(
            Wording.List(OpenIn(need, offer).Select(condition => condition.Id)),
            $"have met or dropped: {Wording.List(OpenIn(need, offer).Select(condition => condition.Id))}",
            o => o with { Conditions = [.. o.Conditions.Except(OpenIn(need, o))] }),
    };

    /// <summary>Every part of the unit that another state is to bring is confirmed by it: without one it is not the unit that is offered.</summary>
    public static Rule Shares { get; } = new()
    {
        FixedLines = [new(new NumberAtMost(OfferFacts.OpenShares, 0))],
        Required = (_, _, _) => "every share of another state confirmed",
        Actual = (_, offer, _) => offer.OpenShares.Count == 0 ? "none is open" : $"open: {Wording.List(offer.OpenShares)}",
        Repair = (_, offer, _) => new(
            Wording.List(offer.OpenShares), $"have confirmed or settled: {Wording.List(offer.OpenShares)}", o => o with { OpenShares = [] }),
    };

    /// <summary>
    /// On the first day of the need the unit is neither being vetted nor barred nor kept back by a case; of a need that has begun, on the day on which it is
    /// asked. From then on it serves: a clearance that is over is a matter for its next deployment.
    /// </summary>
    public static Rule Vetting { get; } = new()
    {
        Lines = (need, asOf) => [new(OnFirstDay(OfferFacts.NotCleared, need, asOf))],
        Required = (need, asOf, _) => $"cleared on {Wording.Day(FirstDay(need, asOf))}, where vetting is recorded",
        Actual = (_, offer, lines) => Wording.List(VettingOn(DayOf(lines[0]), offer).Select(Named), Offer.NotRecorded),
        Repair = (_, _, line) => new(Offer.Cleared, "clear the vetting", offer => offer with { Vetting = Cleared(offer, DayOf(line)) }),
        // To bar is a decision, and a case takes its course: nothing that the state adds can undo either.
        RepairableIf = (need, asOf) => OnFirstDay(OfferFacts.NotClearable, need, asOf),
    };

    /// <summary>All points for evidence of today, none once it is 5 years old, in proportion between.</summary>
    public static Rule Freshness { get; } = new()
    {
        OfferMerit = (asOf, offer) => MeritScale.InProportion(offer[OfferFacts.EvidenceOn] - (asOf.DayNumber - EvidenceDays), EvidenceDays),
        Required = (_, asOf, _) => $"evidence after {Wording.Day(asOf.DayNumber - EvidenceDays)}",
        Actual = (_, offer, _) => offer.EvidenceOn is { } day ? Wording.Day(day.DayNumber) : "none",
    };

    /// <summary>The level that a need asks for: that of the selection where its own is lower.</summary>
    internal static int LevelAskedFor(Need need) => Math.Clamp(need.MinimumLevel, SelectionLevel, Rdl);

    // By the first day, or within the need where that excludes; also what would only show once another one is renewed.
    private static IEnumerable<Lapse> LapsesIn(Need need, Offer offer) => offer.Lapses.Where(lapse =>
        OfferFacts.TakesBelow(lapse, offer, LevelAskedFor(need)) && (lapse.Excludes ? lapse.On < need.End : lapse.On <= need.Start));

    private static Lapse? FirstBelow(Need need, Offer offer) => offer.Falls().FirstOrDefault(lapse => OfferFacts.TakesBelow(lapse, offer, LevelAskedFor(need)));

    private static string Named(Lapse lapse) => $"{lapse.Cause} on {Wording.Day(lapse.On.DayNumber)}";

    private static IEnumerable<OpenCondition> OpenIn(Need need, Offer offer) => offer.Conditions.Where(condition =>
        OfferFacts.OpenTime(condition).Overlaps(need.Mission, need.Start.DayNumber, need.End.DayNumber));

    private static string Named(OpenCondition condition) =>
        $"{condition.Id}{(condition.From is { } first ? $" from {Wording.Day(first.DayNumber)}" : "")}"
        + (condition.Until is { } until ? $" until before {Wording.Day(until.DayNumber)}" : "");

    private static FreeBetween OnFirstDay(TimesFact fact, Need need, DateOnly asOf) =>
        new(fact, need.Mission, FirstDay(need, asOf), FirstDay(need, asOf) + 1);

    private static int FirstDay(Need need, DateOnly asOf) => Math.Max(need.Start.DayNumber, asOf.DayNumber);

    private static DateOnly DayOf(RuleLine line) => DateOnly.FromDayNumber(((FreeBetween)line.Test).From);

    // What keeps the unit back, or else what does not.
    private static IEnumerable<VettingTime> VettingOn(DateOnly day, Offer offer) =>
        offer.Vetting.Any(time => time.KeepsBackOn(day))
            ? offer.Vetting.Where(time => time.KeepsBackOn(day))
            : offer.Vetting.Where(time => time.Covers(day)).Take(1);

    private static IReadOnlyList<VettingTime> Cleared(Offer offer, DateOnly day) =>
        [.. offer.Vetting.Select(time => time.Covers(day) ? time with { Status = Offer.Cleared } : time)];

    private static string Named(VettingTime time) => $"{time.Status} from {Wording.Day(time.From.DayNumber)}"
        + (time.Until is { } until ? $" until before {Wording.Day(until.DayNumber)}" : "");

    private static string Left(Lapse lapse) => lapse.Level is null ? "no longer in force" : Name(lapse.Level);

    private static RepairChange Raise(RuleLine line) =>
        new(Name(line.Bound), $"raise to {Name(line.Bound)}", offer => offer with { Level = Math.Max(offer.Level ?? 0, line.Bound) });

    private static string AtLeast(int level) => level >= Rdl ? Name(level) : $"{Name(level)} or above";

    private static string Name(int? level) => level switch
    {
        null or 0 => "below L1",
        Rdl => "RDL",
        _ => $"L{level}",
    };
}
