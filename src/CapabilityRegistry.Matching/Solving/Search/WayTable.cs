using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// The ways of <see cref="NearSearch"/> in arrays: by demand and number of the way, those of least slack first. A constraint that only one way may use
/// is a row; the others are sums.
/// </summary>
internal sealed class WayTable
{
    /// <param name="bound">The bound that the ways are near to.</param>
    /// <param name="ways">The ways to fill each demand.</param>
    /// <param name="allowance">Time; its end leaves it with an exception.</param>
    public WayTable(LagrangianBound bound, List<(int[] Pairs, long Slack)>[] ways, Allowance allowance)
    {
        var couplings = bound.Relaxed.Couplings;
        var once = Enumerable.Range(0, couplings.Count).Where(k => IsOnce(couplings[k])).ToArray();
        var rowOf = once.Index().ToDictionary(k => k.Item, k => k.Index);
        // Suppliers that must not meet may be in one way.
        var columns = ways.Select((of, d) => of.OrderBy(way => way.Slack).Select(way => (way.Pairs, way.Slack, Column: ColumnOf(d, way.Pairs)))
            .Where(way => way.Column.Uses.All(use => use.Value <= 1 || !rowOf.ContainsKey(use.Key))).ToArray()).ToArray();
        // What the ways cannot exceed together, whichever are chosen, needs no watching.
        var sums = Enumerable.Range(0, couplings.Count).Except(once)
            .Where(k => columns.Sum(of => of.Select(way => way.Column.Uses.GetValueOrDefault(k)).DefaultIfEmpty(0).Max()) > couplings[k].Most).ToArray();
        Most = Array.ConvertAll(sums, k => couplings[k].Most);
        Rows = [.. once.Select(k => new WayRow(bound.Multipliers[k], k < bound.Relaxed.Supplied && bound.Relaxed.MustServe(k)))];
        Pairs = Array.ConvertAll(columns, of => Array.ConvertAll(of, way => way.Pairs));
        Slack = Array.ConvertAll(columns, of => Array.ConvertAll(of, way => way.Slack));
        Loss = Array.ConvertAll(columns, of => Array.ConvertAll(of, way => way.Column.Loss));
        Uses = Array.ConvertAll(
            columns, of => Array.ConvertAll(of, way => way.Column.Uses.Keys.Where(rowOf.ContainsKey).Select(k => rowOf[k]).Order().ToArray()));
        Bits = Array.ConvertAll(Uses, of => Array.ConvertAll(of, BitsOf));
        Sums = Array.ConvertAll(columns, of => Array.ConvertAll(of, way => Array.ConvertAll(sums, k => way.Column.Uses.GetValueOrDefault(k))));
        Size = Array.ConvertAll(Uses, of => of.Length == 0 ? 1 : 2 + (of.Sum(rows => rows.Length) / of.Length));
        All = Array.ConvertAll(Pairs, of => Enumerable.Range(0, of.Length).ToArray());

        (long Loss, Dictionary<int, long> Uses) ColumnOf(int d, int[] pairs)
        {
            allowance.ThrowIfOver();
            return bound.Relaxed.ColumnOf(d, pairs);
        }
    }

    /// <summary>The constraints that only one way may use.</summary>
    public WayRow[] Rows { get; }

    /// <summary>The upper limit of each other constraint that ways could exceed.</summary>
    public long[] Most { get; }

    public int[][][] Pairs { get; }

    /// <summary>How much more than the cheapest way of the demand each costs at the prices, in 1 / scale.</summary>
    public long[][] Slack { get; }

    /// <summary>What each loses of what the stage counts.</summary>
    public long[][] Loss { get; }

    /// <summary>The rows that each uses, in order.</summary>
    public int[][][] Uses { get; }

    /// <summary>The rows that each uses, a bit for each row.</summary>
    public ulong[][][] Bits { get; }

    /// <summary>What each adds to the other constraints.</summary>
    public long[][][] Sums { get; }

    /// <summary>For each demand, how many machine words are read of a way to price it.</summary>
    public int[] Size { get; }

    /// <summary>The numbers of all ways.</summary>
    public int[][] All { get; }

    private static bool IsOnce(CouplingConstraint coupling) =>
        coupling.Fills is null && coupling.Most == 1 && Array.TrueForAll(coupling.Terms, term => term.Factor == 1);

    private ulong[] BitsOf(int[] rows)
    {
        var bits = new ulong[(Rows.Length + 63) / 64];
        foreach (var row in rows)
        {
            bits[row / 64] |= 1UL << (row % 64);
        }

        return bits;
    }
}

/// <summary>A constraint that only one way may use.</summary>
/// <param name="Price">Its multiplier at the bound, in 1 / scale.</param>
/// <param name="IsEquation">Whether one way has to use it: a supplier that must serve.</param>
internal readonly record struct WayRow(long Price, bool IsEquation)
{
    /// <summary>
    /// Whether it may have another price than at the bound. A supplier with a price of 0 or more serves in the cheapest choice of the supply, whatever
    /// the price is; one with a negative price does not, unless it must.
    /// </summary>
    public bool MayChange => IsEquation || Price >= 0;
}
