using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>
/// Everything that rules read of an offer. Each fact is defined here once and is used both for one offer and for the columns
/// of all offers.
/// </summary>
internal static class OfferFacts
{
    /// <summary>Every level that a need can ask for: only Level 2 and above is chosen.</summary>
    private static readonly int[] askedLevels = [2, 3, 4];

    private static readonly List<NumberFact> numbers = [];
    private static readonly List<CodeFact> codes = [];
    private static readonly List<CodesFact> codeLists = [];
    private static readonly List<AmountsFact> amounts = [];
    private static readonly List<TimesFact> times = [];

    private static readonly NumberFact[] fallsOn = [.. askedLevels.Select(level => Number(offer => DayBelow(offer, level, excludes: false)))];

    private static readonly NumberFact[] isExcludedOn = [.. askedLevels.Select(level => Number(offer => DayBelow(offer, level, excludes: true)))];

    /// <summary>No day is compared that lies further away than this, so that day numbers cannot overflow.</summary>
    private const int MostDays = 10_000_000;

    public static CodeFact UnitType { get; } = Code(offer => offer.UnitType);

    public static CodeFact Measure { get; } = Code(offer => offer.Measure);

    public static CodeFact Status { get; } = Code(offer => offer.Status);

    public static CodeFact Contributor { get; } = Code(offer => offer.Contributor);

    /// <summary>0 below Level 1.</summary>
    public static NumberFact Level { get; } = Number(offer => offer.Level ?? 0);

    public static NumberFact ResponseDays { get; } = Number(offer => offer.ResponseDays);

    /// <summary>Number of the first day.</summary>
    public static NumberFact AvailableFrom { get; } = Number(offer => offer.AvailableFrom.DayNumber);

    /// <summary>Number of the first day that is no longer covered: day numbers cannot overflow as dates can.</summary>
    public static NumberFact AvailableUntil { get; } = Number(offer => (offer.AvailableUntil ?? DateOnly.MaxValue).DayNumber + 1);

    public static NumberFact Caveats { get; } = Number(offer => offer.Caveats);

    /// <summary>Merit (0 to 1000) of the share of women.</summary>
    public static NumberFact Women { get; } = Number(ConductRules.MeritOfWomen);

    /// <summary>Number of the day of the newest evidence; far in the past if there is none.</summary>
    public static NumberFact EvidenceOn { get; } = Number(offer => offer.EvidenceOn?.DayNumber ?? -MostDays);

    /// <summary>Merit (0 to 1000) of the burden of contributor and region.</summary>
    public static NumberFact Burden { get; } = Number(ContributorRules.MeritOfBurden);

    public static NumberFact OpenShares { get; } = Number(offer => offer.OpenShares.Count);

    public static NumberFact Partners { get; } = Number(offer => offer.Partners.Count);

    public static NumberFact MissingPartners { get; } = Number(offer => offer.MissingPartners.Count);

    public static CodesFact SelfSustainment { get; } = Codes(offer => offer.SelfSustainment);

    public static CodesFact Languages { get; } = Codes(offer => offer.Languages);

    public static CodesFact Attributes { get; } = Codes(offer => offer.Attributes);

    public static CodesFact Organisations { get; } = Codes(offer => offer.Organisations);

    public static CodesFact ExcludedMissions { get; } = Codes(offer => offer.ExcludedMissions);

    /// <summary>Items of each category, over all its lines.</summary>
    public static AmountsFact Equipment { get; } = Amounts(
        offer => offer.Equipment.Count,
        (offer, i) => (offer.Equipment[i].Category, offer.Equipment[i].Quantity),
        (one, other) => (int)Math.Clamp((long)one + other, int.MinValue, int.MaxValue));

    /// <summary>Number of the first day on which no certificate of the course is valid any more.</summary>
    public static AmountsFact Certificates { get; } = Amounts(
        offer => offer.Certificates.Count,
        (offer, i) => (offer.Certificates[i].Course, (offer.Certificates[i].ValidUntil ?? DateOnly.MaxValue).DayNumber + 1),
        Math.Max);

    public static TimesFact Engagements { get; } = Times(offer => offer.Engagements.Count, (offer, i) => BusyTime(offer, offer.Engagements[i]));

    public static TimesFact OpenConditions { get; } = Times(offer => offer.Conditions.Count, (offer, i) => OpenTime(offer.Conditions[i]));

    public static TimesFact NotCleared { get; } = VettingTimes(status => status != Offer.Cleared);

    /// <summary>When no clearance can come of anything that is done to the offer.</summary>
    public static TimesFact NotClearable { get; } = VettingTimes(status => status is not (Offer.Cleared or Offer.Pending));

    public static TimesFact ExcludedTimes { get; } = Times(offer => offer.ExcludedTimes.Count, (offer, i) => RuledOut(offer.ExcludedTimes[i]));

    public static IReadOnlyList<NumberFact> Numbers => numbers;

    public static IReadOnlyList<CodeFact> CodeFacts => codes;

    public static IReadOnlyList<CodesFact> CodesFacts => codeLists;

    public static IReadOnlyList<AmountsFact> AmountFacts => amounts;

    public static IReadOnlyList<TimesFact> TimesFacts => times;

    /// <summary>
    /// Number of the first day on which time takes from the unit a level, 2 to 4, or its own level where that is lower; beyond all days if it never does.
    /// </summary>
    /// <param name="excludes">Whether the lapses count that keep the unit from a need in which they happen, or the others.</param>
    public static NumberFact LapseBelow(int level, bool excludes) => (excludes ? isExcludedOn : fallsOn)[level - askedLevels[0]];

    /// <summary>Whether a lapse takes from the unit a level, or its own where that is lower.</summary>
    public static bool TakesBelow(Lapse lapse, Offer offer, int level) => (lapse.Level ?? 0) < Math.Min(level, offer.Level ?? 0);

    /// <summary>When an engagement keeps the unit busy.</summary>
    public static BusyTime BusyTime(Offer offer, Engagement engagement) =>
        new(engagement.From.DayNumber, engagement.Until.DayNumber, Math.Min(offer.TurnaroundDays, MostDays), engagement.Mission);

    /// <summary>When a condition keeps the unit from serving, whatever the mission.</summary>
    public static BusyTime OpenTime(OpenCondition condition) => new(
        condition.From?.DayNumber ?? DateOnly.MinValue.DayNumber, condition.Until?.DayNumber ?? DateOnly.MaxValue.DayNumber + 1, Turnaround: 0, Mission: null);

    /// <summary>When a caveat keeps the unit from its mission, and from no other.</summary>
    public static BusyTime RuledOut(ExcludedTime time) => new(
        time.From?.DayNumber ?? DateOnly.MinValue.DayNumber, time.Until?.DayNumber ?? DateOnly.MaxValue.DayNumber + 1, Turnaround: 0, time.Mission)
    {
        OnlyThere = true,
    };

    private static int DayBelow(Offer offer, int level, bool excludes)
    {
        if (offer.Lapses.Count > 0)
        {
            foreach (var lapse in offer.Falls())
            {
                if (lapse.Excludes == excludes && TakesBelow(lapse, offer, level))
                {
                    return lapse.On.DayNumber;
                }
            }
        }

        return DateOnly.MaxValue.DayNumber + 1;
    }

    private static TimesFact VettingTimes(Func<string, bool> keepsBack) => Times(
        offer => offer.Vetting.Count,
        (offer, i) => offer.Vetting[i] is var time && keepsBack(time.Status)
            ? new(time.From.DayNumber, time.Until?.DayNumber ?? DateOnly.MaxValue.DayNumber + 1, Turnaround: 0, Mission: null)
            : Rules.BusyTime.Never);

    private static NumberFact Number(Func<Offer, int> of) => Added(numbers, new NumberFact(numbers.Count, of));

    private static CodeFact Code(Func<Offer, string> of) => Added(codes, new CodeFact(codes.Count, of));

    private static CodesFact Codes(Func<Offer, IReadOnlyList<string>> of) => Added(codeLists, new CodesFact(codeLists.Count, of));

    private static AmountsFact Amounts(Func<Offer, int> lines, Func<Offer, int, (string, int)> line, Func<int, int, int> join) =>
        Added(amounts, new AmountsFact(amounts.Count, lines, line, join));

    private static TimesFact Times(Func<Offer, int> count, Func<Offer, int, BusyTime> time) => Added(times, new TimesFact(times.Count, count, time));

    private static T Added<T>(List<T> all, T fact)
    {
        all.Add(fact);
        return fact;
    }
}

/// <summary>A time in which a unit is not to be had.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day after.</param>
/// <param name="Turnaround">Days that the unit needs before and after, unless it stays in the mission.</param>
/// <param name="Mission">The mission; null for none.</param>
internal readonly record struct BusyTime(int From, int Until, int Turnaround, string? Mission)
{
    /// <summary>No time at all: from the largest day to the smallest.</summary>
    public static readonly BusyTime Never = new(int.MaxValue, int.MinValue, Turnaround: 0, Mission: null);

    /// <summary>Whether it stands against its mission alone.</summary>
    public bool OnlyThere { get; init; }

    /// <summary>Whether it leaves no room for a mission from one day to another, the second one excluded.</summary>
    public bool Overlaps(string mission, int from, int until)
    {
        if (OnlyThere && mission != Mission)
        {
            return false;
        }

        var rest = mission == Mission ? 0 : Turnaround;
        return From - rest < until && from < Until + rest;
    }
}

/// <summary>Times in which a unit is not to be had.</summary>
/// <param name="Place">Index among the facts of this kind.</param>
/// <param name="Count">How many an offer has.</param>
/// <param name="Time">One of them.</param>
internal sealed record TimesFact(int Place, Func<Offer, int> Count, Func<Offer, int, BusyTime> Time);

/// <summary>A number that every offer has.</summary>
/// <param name="Place">Index among the facts of this kind.</param>
internal sealed record NumberFact(int Place, Func<Offer, int> Of);

/// <summary>A code that every offer has.</summary>
internal sealed record CodeFact(int Place, Func<Offer, string> Of);

/// <summary>Any number of codes.</summary>
internal sealed record CodesFact(int Place, Func<Offer, IReadOnlyList<string>> Of);

/// <summary>A number for each of some codes; 0 for every other code.</summary>
/// <param name="Lines">How many lines an offer has.</param>
/// <param name="Line">One of its lines.</param>
/// <param name="Combine">Combines two lines of the same code into one number.</param>
internal sealed record AmountsFact(int Place, Func<Offer, int> Lines, Func<Offer, int, (string Code, int Amount)> Line, Func<int, int, int> Combine)
{
    public int In(Offer offer, string code)
    {
        int? sum = null;
        for (var i = 0; i < Lines(offer); i++)
        {
            var line = Line(offer, i);
            if (line.Code == code)
            {
                sum = sum is { } before ? Combine(before, line.Amount) : line.Amount;
            }
        }

        return sum ?? 0;
    }
}
