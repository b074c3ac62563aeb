using System.Numerics;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Tests.Matching.Cases;

/// <summary>
/// The best values of all stages by trying every plan. Takes nothing from the library but its records; what a plan must obey, what it is worth, the order
/// of the goals and the hash are written a second time, from their description.
/// </summary>
internal sealed class BruteForce
{
    private readonly PlanInput input;
    private readonly int[][][] choices;
    private readonly PairOracle[,] pairs;
    private readonly List<int>[] served;
    private readonly Dictionary<int, long> perNeed;
    private readonly Dictionary<(int, string), int> engagedShares = [];
    private readonly HashSet<(string, int)> engagedBeside = [];
    private long[]? best;
    private int? favoured;
    private Func<int, int> most = _ => int.MaxValue;

    public BruteForce(PlanInput input)
    {
        this.input = input;
        pairs = new PairOracle[input.Needs.Count, input.Offers.Count];
        perNeed = input.Needs.GroupBy(need => need.Priority).ToDictionary(of => of.Key, of => PerNeed(of.Select(need => (long)need.Quantity)));
        choices = [.. input.Offers.Select((offer, o) => Choices(offer, o))];
        served = [.. input.Needs.Select(_ => new List<int>())];
        foreach (var (n, need) in input.Needs.Index())
        {
            foreach (var unit in input.Engaged)
            {
                if (unit.Needs.Contains(need.Id))
                {
                    engagedShares[(n, unit.Contributor)] = engagedShares.GetValueOrDefault((n, unit.Contributor)) + unit.Amount;
                }

                if (unit.Mission == need.Mission && Enumerable.Range(need.Start.DayNumber, need.End.DayNumber - need.Start.DayNumber)
                    .Any(day => unit.From.DayNumber <= day && day < unit.Until.DayNumber))
                {
                    engagedBeside.Add((unit.OfferId, n));
                }
            }
        }
    }

    /// <summary>
    /// Fill for each priority that occurs, highest first, then changes if there is a plan in force, quality, tie-break. Null when no
    /// plan holds the pins.
    /// </summary>
    public long[]? Best()
    {
        Try(0);
        return best;
    }

    /// <summary>
    /// Fill for each priority down to that of a need, highest first, and then the most that the need can get in one of the plans that are the best
    /// for these. Null when no plan holds the pins.
    /// </summary>
    /// <param name="needId">The need.</param>
    /// <param name="atMost">What each need gets beyond that counts nothing; null for no such bound.</param>
    public long[]? BestFor(string needId, Func<Need, int>? atMost = null)
    {
        (best, most) = (null, n => atMost?.Invoke(input.Needs[n]) ?? int.MaxValue);
        favoured = input.Needs.Index().Single(need => need.Item.Id == needId).Index;
        Try(0);
        return best;
    }

    private void Try(int offer)
    {
        if (offer == input.Offers.Count)
        {
            if (Allowed())
            {
                Compare();
            }

            return;
        }

        foreach (var choice in choices[offer])
        {
            foreach (var need in choice)
            {
                served[need].Add(offer);
            }

            Try(offer + 1);
            foreach (var need in choice)
            {
                served[need].RemoveAt(served[need].Count - 1);
            }
        }
    }

    // Every set of needs that the offer may serve one after the other.
    private int[][] Choices(Offer offer, int o)
    {
        var able = new List<int>();
        for (var n = 0; n < input.Needs.Count; n++)
        {
            pairs[n, o] = new PairOracle(input, input.Needs[n], offer);
            if (pairs[n, o].MayServe && !input.Bans.Any(ban => ban.OfferId == offer.Id && (ban.NeedId is null || ban.NeedId == input.Needs[n].Id)))
            {
                able.Add(n);
            }
        }

        return [.. Enumerable.Range(0, 1 << able.Count)
            .Select(bits => able.Where((_, i) => (bits >> i & 1) == 1).ToArray())
            .Where(set => Disjoint(set, offer.TurnaroundDays) && Pinned(set, offer))];
    }

    private bool Pinned(int[] set, Offer offer) =>
        input.Pins.Where(pin => pin.OfferId == offer.Id).All(pin => set.Any(n => input.Needs[n].Id == pin.NeedId));

    private bool Disjoint(int[] set, int turnaround) => set.All(a => set.All(b => a == b || Follows(a, b, turnaround) || Follows(b, a, turnaround)));

    // From one mission to another the unit first rests.
    private bool Follows(int a, int b, int turnaround) =>
        input.Needs[b].End.AddDays(input.Needs[a].Mission == input.Needs[b].Mission ? 0 : turnaround) <= input.Needs[a].Start;

    private bool Allowed()
    {
        for (var n = 0; n < served.Length; n++)
        {
            var need = input.Needs[n];
            if (served[n].Count > need.Quantity || (served[n].Count > 0 && Fill(n) < need.MinimumFill)
                || (need.ShareCap is { } cap && served[n].GroupBy(o => input.Offers[o].Contributor).Any(share => share.Count() > cap - Engaged(n, share.Key))))
            {
                return false;
            }
        }

        return Bundles() && Partners() && Forbidden();
    }

    private bool Bundles() => !input.Needs.Any(need => need.Bundle is not null)
        || input.Needs.Select((need, n) => (need, n)).Where(each => each.need.Bundle is not null).GroupBy(each => each.need.Bundle)
            .All(bundle => bundle.All(each => served[each.n].Count == 0) || bundle.All(each => Fill(each.n) == each.need.Quantity));

    private bool Partners() => !input.Offers.Any(offer => offer.Partners.Count > 0)
        || Enumerable.Range(0, served.Length).All(n => served[n].All(o => input.Offers[o].Partners.All(partner => ServesBeside(partner, n))));

    private bool Forbidden() => input.Forbidden.All(pair =>
        !Enumerable.Range(0, served.Length).Any(n =>
            (Serves(pair.OfferId, n) && ServesBeside(pair.OtherOfferId, n)) || (Serves(pair.OtherOfferId, n) && ServesBeside(pair.OfferId, n))));

    private int Engaged(int n, string contributor) => engagedShares.GetValueOrDefault((n, contributor));

    // In the same mission on at least one of the same days.
    private bool ServesBeside(string offer, int n) => engagedBeside.Contains((offer, n)) || Enumerable.Range(0, served.Length).Any(other => Serves(offer, other)
        && input.Needs[other].Mission == input.Needs[n].Mission
        && input.Needs[other].Start < input.Needs[n].End && input.Needs[n].Start < input.Needs[other].End);

    private bool Serves(string offer, int n) => served[n].Any(o => input.Offers[o].Id == offer);

    private long Fill(int n)
    {
        var need = input.Needs[n];
        var covered = need.ShareCap is { } cap
            ? served[n].GroupBy(o => input.Offers[o].Contributor)
                .Sum(share => Math.Min(cap - Engaged(n, share.Key), share.Sum(o => (long)input.Offers[o].Capacity)))
            : served[n].Sum(o => (long)input.Offers[o].Capacity);
        return Math.Min(need.Quantity, covered);
    }

    private void Compare()
    {
        var values = favoured is { } need ? [.. Fillings(input.Needs[need].Priority), Fill(need)] : Values();
        var first = best is null ? 0 : Enumerable.Range(0, values.Length).FirstOrDefault(i => values[i] != best[i], -1);
        if (best is null || (first >= 0 && values[first] > best[first] == (first < Fills || favoured is not null)))
        {
            best = values;
        }
    }

    private int Fills => input.Needs.Select(need => need.Priority).Distinct().Count();

    private long[] Values()
    {
        var lines = served.SelectMany((offers, n) => offers.Select(o => (n, o))).ToList();
        var left = input.Previous.Where(line => !lines.Any(pair => input.Needs[pair.n].Id == line.NeedId && input.Offers[pair.o].Id == line.OfferId));
        return
        [
            .. Fillings(int.MaxValue),
            .. input.Previous.Count > 0 ? [left.Sum(line => 360L - Math.Min(180, line.NoticeDays))] : Array.Empty<long>(),
            lines.Sum(pair => 1L + pairs[pair.n, pair.o].Missed),
            lines.Sum(pair => Hash(input.Needs[pair.n].Id, input.Offers[pair.o].Id)),
        ];
    }

    private IEnumerable<long> Fillings(int lowest) => input.Needs
        .Select((need, n) => (need.Priority, Value: Worth(Math.Min(Fill(n), most(n)), perNeed[need.Priority], need.Quantity)))
        .Where(fill => fill.Priority <= lowest).GroupBy(fill => fill.Priority).OrderBy(fill => fill.Key).Select(fill => fill.Sum(each => each.Value));

    // Each unit an equal share; what is left over goes to the first units, one each.
    private static long Worth(long filled, long all, long quantity) => Enumerable.Range(0, (int)filled).Sum(unit => (all - (all % quantity)) / quantity
        + (unit < all % quantity ? 1 : 0));

    // The usual scale where every quantity divides it, else their least common multiple; if that is above 2^36, of the smallest ones, as often as it fits.
    private static long PerNeed(IEnumerable<long> quantities)
    {
        var (all, most) = (quantities.Distinct().Order().ToList(), BigInteger.Pow(2, 36));
        if (all.TrueForAll(quantity => 720_720_000 % quantity == 0))
        {
            return 720_720_000;
        }

        var common = all.Aggregate(BigInteger.One, (common, quantity) =>
            common * quantity / BigInteger.GreatestCommonDivisor(common, quantity) is var multiple && multiple <= most ? multiple : common);
        return (long)(all.TrueForAll(quantity => common % quantity == 0) ? common : most / common * common);
    }

    private static long Hash(string need, string offer)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in need + "\n" + offer)
        {
            hash = unchecked((hash ^ unit) * 1099511628211UL);
        }

        hash = unchecked((hash ^ hash >> 33) * 0xff51afd7ed558ccdUL);
        hash = unchecked((hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53UL);
        return (long)((hash ^ hash >> 33) >> 34) + 1;
    }
}
