namespace CapabilityRegistry.Matching.Rules;

/// <summary>
/// What the rules read of an offer: the whole of it. Each fact is taken from the offer in one place, here, whether one
/// offer is judged or a column is made of all of them.
/// </summary>
internal static class Facts
{
    private static readonly List<Number> numbers = [];
    private static readonly List<Word> words = [];
    private static readonly List<Tags> tags = [];
    private static readonly List<Amounts> amounts = [];

    /// <summary>No rule looks further ahead than the calendar, and day numbers must not overflow.</summary>
    private const int MostDays = 10_000_000;

    public static Word UnitType { get; } = Word(offer => offer.UnitType);

    public static Word Measure { get; } = Word(offer => offer.Measure);

    public static Word Status { get; } = Word(offer => offer.Status);

    public static Word Vetting { get; } = Word(offer => offer.Vetting);

    public static Word Contributor { get; } = Word(offer => offer.Contributor);

    /// <summary>0 below Level 1.</summary>
    public static Number Level { get; } = Number(offer => offer.Level ?? 0);

    public static Number ResponseDays { get; } = Number(offer => offer.ResponseDays);

    /// <summary>Number of the first day.</summary>
    public static Number AvailableFrom { get; } = Number(offer => offer.AvailableFrom.DayNumber);

    /// <summary>Number of the first day that is no longer covered: day numbers cannot overflow as dates can.</summary>
    public static Number AvailableUntil { get; } = Number(offer => (offer.AvailableUntil ?? DateOnly.MaxValue).DayNumber + 1);

    public static Number Caveats { get; } = Number(offer => offer.Caveats);

    /// <summary>Merit of the share of women.</summary>
    public static Number Women { get; } = Number(ConductRules.MeritOfWomen);

    /// <summary>Number of the day of the newest evidence; far in the past if there is none.</summary>
    public static Number EvidenceOn { get; } = Number(offer => offer.EvidenceOn?.DayNumber ?? -MostDays);

    /// <summary>Merit of the burden of contributor and region.</summary>
    public static Number Burden { get; } = Number(ContributorRules.MeritOfBurden);

    public static Number Partners { get; } = Number(offer => offer.Partners.Count);

    public static Tags SelfSustainment { get; } = Tags(offer => offer.SelfSustainment);

    public static Tags Languages { get; } = Tags(offer => offer.Languages);

    public static Tags Attributes { get; } = Tags(offer => offer.Attributes);

    public static Tags Organisations { get; } = Tags(offer => offer.Organisations);

    public static Tags ExcludedMissions { get; } = Tags(offer => offer.ExcludedMissions);

    /// <summary>Items of each category, over all its lines.</summary>
    public static Amounts Equipment { get; } = Amounts(
        offer => offer.Equipment.Count,
        (offer, i) => (offer.Equipment[i].Category, offer.Equipment[i].Quantity),
        (one, other) => (int)Math.Clamp((long)one + other, int.MinValue, int.MaxValue));

    /// <summary>Number of the first day on which the last certificate of each course no longer holds.</summary>
    public static Amounts Certificates { get; } = Amounts(
        offer => offer.Certificates.Count,
        (offer, i) => (offer.Certificates[i].Course, (offer.Certificates[i].ValidUntil ?? DateOnly.MaxValue).DayNumber + 1),
        Math.Max);

    public static IReadOnlyList<Number> Numbers => numbers;

    public static IReadOnlyList<Word> WordFacts => words;

    public static IReadOnlyList<Tags> TagFacts => tags;

    public static IReadOnlyList<Amounts> AmountFacts => amounts;

    /// <summary>When the unit cannot serve, turnaround on either side included: from a first day to the first day after.</summary>
    public static (int From, int Until) Bound(Offer offer, Engagement engagement)
    {
        var turnaround = Math.Min(offer.TurnaroundDays, MostDays);
        return (engagement.From.DayNumber - turnaround, engagement.Until.DayNumber + turnaround);
    }

    /// <summary>Whether the time in which a unit is bound meets the time from a day to another, the second one excluded.</summary>
    public static bool Meets((int From, int Until) bound, int from, int until) => bound.From < until && from < bound.Until;

    private static Number Number(Func<Offer, int> of) => Kept(numbers, new Number(numbers.Count, of));

    private static Word Word(Func<Offer, string> of) => Kept(words, new Word(words.Count, of));

    private static Tags Tags(Func<Offer, IReadOnlyList<string>> of) => Kept(tags, new Tags(tags.Count, of));

    private static Amounts Amounts(Func<Offer, int> lines, Func<Offer, int, (string, int)> line, Func<int, int, int> join) =>
        Kept(amounts, new Amounts(amounts.Count, lines, line, join));

    private static T Kept<T>(List<T> all, T fact)
    {
        all.Add(fact);
        return fact;
    }
}

/// <summary>A whole number that every offer has.</summary>
/// <param name="Place">Its place among its like.</param>
internal sealed record Number(int Place, Func<Offer, int> Of);

/// <summary>A code that every offer has.</summary>
internal sealed record Word(int Place, Func<Offer, string> Of);

/// <summary>Any number of codes.</summary>
internal sealed record Tags(int Place, Func<Offer, IReadOnlyList<string>> Of);

/// <summary>A number for each of some codes; 0 for every other code.</summary>
/// <param name="Lines">How many lines an offer has.</param>
/// <param name="Line">One of its lines.</param>
/// <param name="Join">Makes one number of two lines of the same code.</param>
internal sealed record Amounts(int Place, Func<Offer, int> Lines, Func<Offer, int, (string Code, int Amount)> Line, Func<int, int, int> Join)
{
    public int In(Offer offer, string code)
    {
        int? sum = null;
        for (var i = 0; i < Lines(offer); i++)
        {
            var line = Line(offer, i);
            if (line.Code == code)
            {
                sum = sum is { } before ? Join(before, line.Amount) : line.Amount;
            }
        }

        return sum ?? 0;
    }
}
