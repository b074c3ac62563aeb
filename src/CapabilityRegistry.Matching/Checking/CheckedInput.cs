using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>The input, looked up by id, with the pairs that a plan may hold.</summary>
internal sealed class CheckedInput
{
    private readonly Dictionary<(string, string), int> previous;
    private readonly HashSet<(string, string)> pinned;
    private readonly ILookup<string, EngagedUnit> engaged;

    public CheckedInput(PlanInput input)
    {
        Input = input;
        Needs = input.Needs.ToDictionary(need => need.Id, StringComparer.Ordinal);
        Offers = input.Offers.ToDictionary(offer => offer.Id, StringComparer.Ordinal);
        previous = input.Previous.ToDictionary(line => (line.NeedId, line.OfferId), line => 360 - Math.Min(180, line.NoticeDays));
        pinned = [.. input.Pins.Select(pin => (pin.NeedId, pin.OfferId))];
        engaged = input.Engaged.ToLookup(unit => unit.OfferId, StringComparer.Ordinal);
        Pairs = Usable().ToDictionary(pair => (pair.Need.Id, pair.Offer.Id));
        Partners = [.. Pairs.Values.SelectMany(pair => pair.Offer.Partners.Where(partner => !IsThere(partner, pair.Need)))];
        ByNeed = Pairs.Values.ToLookup(pair => pair.Need.Id, StringComparer.Ordinal);
    }

    public PlanInput Input { get; }

    public Dictionary<string, Need> Needs { get; }

    public Dictionary<string, Offer> Offers { get; }

    /// <summary>By the ids of need and offer.</summary>
    public Dictionary<(string NeedId, string OfferId), AllowedPair> Pairs { get; }

    public ILookup<string, AllowedPair> ByNeed { get; }

    /// <summary>Offers that an allowed pair needs as partners and that are not engaged there already.</summary>
    public HashSet<string> Partners { get; }

    public IReadOnlyCollection<(string NeedId, string OfferId)> Pinned => pinned;

    /// <summary>Cost of not keeping a line of the plan in force; 0 for any other pair.</summary>
    public int CostOfLeaving(string needId, string offerId) => previous.GetValueOrDefault((needId, offerId));

    /// <summary>Whether the offer cannot serve both needs.</summary>
    public static bool Overlap(Need one, Need other, Offer offer)
    {
        var (earlier, later) = one.Start < other.Start ? (one, other) : (other, one);
        return later.Start.DayNumber - earlier.End.DayNumber < (one.Mission == other.Mission ? 0 : offer.TurnaroundDays);
    }

    /// <summary>Whether those who serve the two needs are in one mission on the same day.</summary>
    public static bool Meet(Need one, Need other) => one.Mission == other.Mission && one.Start < other.End && other.Start < one.End;

    /// <summary>How much more of the need a contributor may cover, beside its engaged units.</summary>
    public int Room(Need need, string contributor) => need.ShareCap is not { } cap ? need.Quantity : Math.Min(need.Quantity, Math.Max(0,
        cap - Input.Engaged.Where(unit => unit.Contributor == contributor && unit.Needs.Contains(need.Id)).Sum(unit => unit.Amount)));

    /// <summary>Whether the unit is engaged in the mission of the need on one of its days.</summary>
    public bool IsThere(string offerId, Need need) =>
        engaged[offerId].Any(unit => unit.Mission == need.Mission && unit.From < need.End && unit.Until > need.Start);

    /// <summary>Whether the unit covers a part of the need already.</summary>
    public bool Serves(string offerId, Need need) => engaged[offerId].Any(unit => unit.Needs.Contains(need.Id));

    private List<AllowedPair> Usable()
    {
        var offers = Input.Offers.ToLookup(offer => offer.UnitType, StringComparer.Ordinal);
        var allowed = new AllowedPair[Input.Needs.Count][];
        Parallel.For(0, allowed.Length, new ParallelOptions { TaskScheduler = TaskScheduler.Current }, i => allowed[i] =
            [.. Allowed(Input.Needs[i], offers).Where(pair => !Banned(pair) && !PinnedElsewhere(pair) && pair.Room > 0 && !IsForbiddenBesideEngaged(pair))]);
        var pairs = allowed.SelectMany(each => each).ToList();
        while (pairs.RemoveAll(WithoutPartner(pairs)) > 0)
        {
        }

        return pairs;
    }

    private IEnumerable<AllowedPair> Allowed(Need need, ILookup<string, Offer> offers)
    {
        var rules = new PairRules(need, Input.AsOf);
        var score = new PairScore(need, rules, Input.AsOf, Input.Weights);
        return need.Substitutes.Select(substitute => substitute.UnitType).Append(need.UnitType).Distinct()
            .SelectMany(type => offers[type]).Where(rules.Allows)
            .Select(offer => new AllowedPair(need, offer, score.Of(offer), pinned.Contains((need.Id, offer.Id)), Room(need, offer.Contributor)));
    }

    private bool IsForbiddenBesideEngaged(AllowedPair pair) => Input.Forbidden.Any(two =>
        (two.OfferId == pair.Offer.Id && IsThere(two.OtherOfferId, pair.Need)) || (two.OtherOfferId == pair.Offer.Id && IsThere(two.OfferId, pair.Need)));

    private bool Banned(AllowedPair pair) =>
        Input.Bans.Any(ban => ban.OfferId == pair.Offer.Id && (ban.NeedId is null || ban.NeedId == pair.Need.Id));

    private bool PinnedElsewhere(AllowedPair pair) => pinned.Any(pin =>
        pin.Item2 == pair.Offer.Id && pin.Item1 != pair.Need.Id
        && Needs.TryGetValue(pin.Item1, out var other) && Overlap(other, pair.Need, pair.Offer));

    private Predicate<AllowedPair> WithoutPartner(List<AllowedPair> pairs)
    {
        var able = pairs.ToLookup(pair => pair.Offer.Id, pair => pair.Need);
        return pair => pair.Offer.Partners.Any(partner => !IsThere(partner, pair.Need) && !able[partner].Any(need => Meet(need, pair.Need)));
    }
}

/// <summary>A pair that a plan may hold; there is one object for each.</summary>
internal sealed class AllowedPair(Need need, Offer offer, int score, bool pinned, int room)
{
    public Need Need { get; } = need;

    public Offer Offer { get; } = offer;

    public int Score { get; } = score;

    public bool Pinned { get; } = pinned;

    /// <summary>The most that all offers of the contributor cover of the need.</summary>
    public int Room { get; } = room;

    /// <summary>The most that the offer covers of the need.</summary>
    public int Capacity => Math.Min(Offer.Capacity, Room);

    /// <summary>Whether the offer serves on this day.</summary>
    public bool ServesOn(DateOnly day) => Need.Start <= day && day < Need.End;

    /// <summary>Whether the need keeps the offer busy on this day, turnaround included.</summary>
    public bool IsBusyOn(DateOnly day) =>
        Need.Start <= day && day.DayNumber < Need.End.DayNumber + Offer.TurnaroundDays;
}
