namespace CapabilityRegistry.Matching.Solving;

/// <summary>All ways to fill one demand, seen by itself: a knapsack, solved by dynamic programming over what is covered.</summary>
internal sealed class Choices
{
    /// <summary>Quantities are counted in steps so large that there are no more of them; more than asked is never counted.</summary>
    private const int MostSteps = 2_000;

    /// <summary>A share of more pledges than this is not held together: what is found is then a bound that is less tight.</summary>
    private const int MostTogether = 6;

    private const long Never = long.MaxValue / 4;

    private readonly Model model;
    private readonly Demand demand;
    private readonly int[] pairs;
    private readonly Option[][] groups;
    private readonly int step;
    private readonly int most;
    private readonly int least;
    private readonly bool mayStayEmpty;

    /// <param name="model">The question.</param>
    /// <param name="d">The demand.</param>
    /// <param name="excluded">Pairs that are not to be chosen.</param>
    /// <param name="least">What every plan of interest fills.</param>
    public Choices(Model model, int d, IReadOnlyList<bool> excluded, long least)
    {
        (this.model, demand) = (model, model.Demands[d]);
        pairs = [.. model.PairsOf(d).Where(i => !excluded[i] || model.Pairs[i].Pinned)];
        step = StepOf();
        most = (demand.Quantity + step - 1) / step;
        groups = [.. Shares().Select(OptionsOf)];
        mayStayEmpty = least <= 0;
        // Rounded so that nothing possible is lost.
        this.least = (int)Math.Max(1, Math.Max(least, demand.MinimumFill) / step);
    }

    public IReadOnlyList<int> Pairs => pairs;

    /// <summary>The cheapest way.</summary>
    /// <param name="prices">Of every pair of the model.</param>
    /// <param name="perUnit">The price of a unit filled; 0 or less.</param>
    /// <param name="chosen">Gets the pairs.</param>
    public long Cheapest(long[] prices, long perUnit, List<int> chosen)
    {
        var rest = Rest(prices, perUnit);
        var at = 0;
        for (var g = 0; g < groups.Length; g++)
        {
            var option = Array.Find(groups[g], option => PriceOf(option, prices) + rest[g + 1][Math.Min(most, at + option.Steps)] == rest[g][at])!;
            chosen.AddRange(option.Pairs);
            at = Math.Min(most, at + option.Steps);
        }

        return rest[0][0];
    }

    /// <summary>What it costs more at least to choose each pair.</summary>
    public void Slacks(long[] prices, long perUnit, Int128[] slack)
    {
        var rest = Rest(prices, perUnit);
        var before = new long[most + 1];
        Array.Fill(before, Never);
        before[0] = 0;
        for (var g = 0; g < groups.Length; g++)
        {
            var next = new long[most + 1];
            Array.Fill(next, Never);
            foreach (var option in groups[g])
            {
                var with = Step(before, next, rest[g + 1], PriceOf(option, prices), option.Steps);
                foreach (var i in option.Pairs)
                {
                    slack[i] = Int128.Min(slack[i], with - rest[0][0]);
                }
            }

            before = next;
        }
    }

    /// <summary>How much of the demand these pairs cover.</summary>
    public int Fill(IEnumerable<int> chosen) => (int)Math.Min(demand.Quantity, chosen
        .GroupBy(i => model.Pledges[model.Pairs[i].Pledge].Contributor, i => (long)model.Pairs[i].Capacity).Sum(share => Math.Min(demand.ShareCap, share.Sum())));

    private long Step(long[] before, long[] next, long[] rest, long price, int steps)
    {
        var least = Never;
        for (var at = 0; at <= most; at++)
        {
            if (before[at] < Never)
            {
                var to = Math.Min(most, at + steps);
                next[to] = Math.Min(next[to], before[at] + price);
                least = Math.Min(least, before[at] + price + rest[to]);
            }
        }

        return least;
    }

    // [g][f]: the least that the groups from g on cost when f is covered by those before.
    private long[][] Rest(long[] prices, long perUnit)
    {
        var rest = new long[groups.Length + 1][];
        rest[^1] = [.. Enumerable.Range(0, most + 1).Select(at =>
            (at == 0 ? mayStayEmpty : at >= least) ? perUnit * Math.Min(demand.Quantity, (long)at * step) : Never)];
        for (var g = groups.Length - 1; g >= 0; g--)
        {
            var (here, after) = (new long[most + 1], rest[g + 1]);
            Array.Fill(here, Never);
            foreach (var option in groups[g])
            {
                Improve(here, after, PriceOf(option, prices), option.Steps);
            }

            rest[g] = here;
        }

        return rest;
    }

    private void Improve(long[] here, long[] after, long price, int steps)
    {
        var full = Math.Max(0, most - steps);
        for (var at = 0; at < full; at++)
        {
            here[at] = Math.Min(here[at], price + after[at + steps]);
        }

        var with = price + after[most];
        for (var at = full; at <= most; at++)
        {
            here[at] = Math.Min(here[at], with);
        }
    }

    private static long PriceOf(Option option, long[] prices)
    {
        var price = 0L;
        foreach (var i in option.Pairs)
        {
            price += prices[i];
        }

        return price;
    }

    // Pledges of one contributor that its share cap binds together; every other by itself.
    private IEnumerable<int[]> Shares()
    {
        foreach (var share in pairs.GroupBy(i => model.Pledges[model.Pairs[i].Pledge].Contributor).Select(share => share.ToArray()))
        {
            if (share.Length is > 1 and <= MostTogether && share.Sum(i => (long)model.Pairs[i].Capacity) > demand.ShareCap)
            {
                yield return share;
                continue;
            }

            foreach (var one in share)
            {
                yield return [one];
            }
        }
    }

    private Option[] OptionsOf(int[] share)
    {
        var all = Enumerable.Range(0, 1 << share.Length).Select(mask => share.Where((_, k) => (mask >> k & 1) == 1).ToArray());
        var forced = share.Where(i => model.Pairs[i].Pinned).ToList();
        return [.. all.Where(chosen => forced.TrueForAll(chosen.Contains)).Select(chosen => new Option(chosen, StepsOf(chosen)))];
    }

    private int StepsOf(int[] chosen) => (int)((Math.Min(demand.ShareCap, chosen.Sum(i => (long)model.Pairs[i].Capacity)) + step - 1) / step);

    private int StepOf()
    {
        var common = pairs.Select(i => model.Pairs[i].Capacity).Append(demand.ShareCap).Aggregate(demand.Quantity, Common);
        return demand.Quantity / common <= MostSteps ? common : (demand.Quantity + MostSteps - 1) / MostSteps;
    }

    private static int Common(int one, int other) => other == 0 ? one : Common(other, one % other);

    /// <param name="Pairs">Chosen together.</param>
    /// <param name="Steps">What they cover.</param>
    private sealed record Option(int[] Pairs, int Steps);
}
