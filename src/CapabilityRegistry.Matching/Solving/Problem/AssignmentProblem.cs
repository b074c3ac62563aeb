namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>
/// The combinatorial problem, free of the domain and of any solver: which suppliers serve which demands. Pairs are ordered
/// by demand and, within a demand, best first.
/// </summary>
/// <param name="Demands">The demands, by number.</param>
/// <param name="Suppliers">The suppliers, by number.</param>
/// <param name="Pairs">Which supplier may serve which demand.</param>
/// <param name="Forbidden">Numbers of suppliers that must not serve in the same mission at an overlapping time.</param>
internal sealed record AssignmentProblem(
    IReadOnlyList<Demand> Demands, IReadOnlyList<Supplier> Suppliers, Pair[] Pairs, IReadOnlyList<(int One, int Other)> Forbidden)
{
    // A copy with other pairs would else keep the numbers of the first ones.
    public Pair[] Pairs { get; init => (field, First) = (value, FirstOf(Demands.Count, value)); } = Pairs;

    /// <summary>The pairs of demand d are First[d] up to but not including First[d + 1].</summary>
    public int[] First { get; private init; } = FirstOf(Demands.Count, Pairs);

    /// <summary>The pairs of a demand, by index.</summary>
    public IEnumerable<int> PairsOf(int d) => Enumerable.Range(First[d], First[d + 1] - First[d]);

    public int ContributorOf(int pair) => Suppliers[Pairs[pair].Supplier].Contributor;

    /// <summary>Whether both pairs serve in one mission at an overlapping time, so that partners accompany each other and others must not meet.</summary>
    public bool Meet(in Pair one, in Pair other) => Demands[one.Demand].Meets(Demands[other.Demand]);

    /// <summary>The first day on which the supplier is free for another mission after serving the pair.</summary>
    public int FreeAgain(in Pair pair) => Demands[pair.Demand].End + Suppliers[pair.Supplier].Turnaround;

    /// <summary>Whether the supplier of both pairs cannot serve both.</summary>
    public bool Overlap(in Pair one, in Pair other) => Demands[one.Demand].Overlaps(Demands[other.Demand], Suppliers[one.Supplier].Turnaround);

    /// <summary>The pairs that cover something. There can be millions of others, so they are passed over in the plainest way.</summary>
    /// <param name="amounts">What each pair covers.</param>
    public static List<int> Chosen(ReadOnlySpan<int> amounts)
    {
        var chosen = new List<int>();
        for (var at = 0; amounts[at..].IndexOfAnyExcept(0) is var next and >= 0; at += next + 1)
        {
            chosen.Add(at + next);
        }

        return chosen;
    }

    /// <summary>How much of a demand all its suppliers together could cover.</summary>
    public long MostFillOf(int d)
    {
        var demand = Demands[d];
        if (!demand.IsCapped)
        {
            var covered = 0L;
            for (var i = First[d]; i < First[d + 1] && covered < demand.Quantity; i++)
            {
                covered += Pairs[i].Capacity;
            }

            return Math.Min(demand.Quantity, covered);
        }

        var shares = PairsOf(d)
            .GroupBy(ContributorOf, i => (long)Pairs[i].Capacity);
        return Math.Min(demand.Quantity, shares.Sum(share => Math.Min(demand.RoomOf(share.Key), share.Sum())));
    }

    /// <summary>
    /// What each chosen pair covers: 1, so that nobody serves for nothing, and of the rest as much as the best can, first.
    /// No other division of the same choice covers more, since shares and the quantity are nested constraints.
    /// </summary>
    public int[] Amounts(IReadOnlyList<bool> chosen)
    {
        var (amounts, marks) = (new int[Pairs.Length], chosen as bool[] ?? [.. chosen]);
        for (var d = 0; d < Demands.Count; d++)
        {
            Divide(d, ChosenOf(d, marks), amounts);
        }

        return amounts;
    }

    /// <summary>Whether these amounts fill the demands of each bundle completely, all of them or none at all.</summary>
    public bool FillsWholeBundles(int[] amounts) => Enumerable.Range(0, Demands.Count).Where(d => Demands[d].Bundle is not null)
        .GroupBy(d => Demands[d].Bundle, d => (Filled: PairsOf(d).Sum(i => amounts[i]), Demands[d].Quantity))
        .All(bundle => bundle.All(demand => demand.Filled == 0) || bundle.All(demand => demand.Filled == demand.Quantity));

    private void Divide(int d, List<int> chosen, int[] amounts)
    {
        var demand = Demands[d];
        var missing = demand.Quantity;
        var shares = new Dictionary<int, int>();
        foreach (var i in chosen)
        {
            var contributor = ContributorOf(i);
            shares[contributor] = shares.GetValueOrDefault(contributor, demand.RoomOf(contributor)) - 1;
            amounts[i] = 1;
            missing--;
        }

        foreach (var i in chosen)
        {
            var contributor = ContributorOf(i);
            var more = Math.Max(0, Math.Min(Pairs[i].Capacity - 1, Math.Min(missing, shares[contributor])));
            amounts[i] += more;
            missing -= more;
            shares[contributor] -= more;
        }
    }

    private List<int> ChosenOf(int d, bool[] marks)
    {
        var chosen = new List<int>();
        for (var at = First[d]; marks.AsSpan(at..First[d + 1]).IndexOf(true) is var next and >= 0; at += next + 1)
        {
            chosen.Add(at + next);
        }

        return chosen;
    }

    private static int[] FirstOf(int demands, Pair[] pairs)
    {
        var first = new int[demands + 1];
        foreach (ref readonly var pair in pairs.AsSpan())
        {
            first[pair.Demand + 1]++;
        }

        for (var d = 0; d < demands; d++)
        {
            first[d + 1] += first[d];
        }

        return first;
    }
}
