using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>The ways of <see cref="NearSearch"/> in arrays: by demand and number of the way, those of least slack first.</summary>
internal sealed class WayTable
{
    public WayTable(LagrangianBound bound, List<(int[] Pairs, long Slack)>[] ways)
    {
        var couplings = bound.Relaxed.Couplings;
        var once = Enumerable.Range(0, couplings.Count).Where(k => IsOnce(couplings[k])).ToList();
        var other = Enumerable.Range(0, couplings.Count).Except(once).ToList();
        var (bitOf, sumOf) = (once.Index().ToDictionary(k => k.Item, k => k.Index), other.Index().ToDictionary(k => k.Item, k => k.Index));
        Words = (once.Count + 63) / 64;
        Most = [.. other.Select(k => couplings[k].Most)];
        Priced = [.. once.Where(k => bound.Multipliers[k] > 0).Select(k => (bitOf[k] / 64, 1UL << (bitOf[k] % 64), bound.Multipliers[k]))];
        // Suppliers that must not meet may be in one way.
        var columns = ways.Select((of, d) => of.OrderBy(way => way.Slack)
            .Select(way => (way.Pairs, way.Slack, Column: bound.Relaxed.ColumnOf(d, way.Pairs)))
            .Where(way => once.TrueForAll(k => way.Column.Uses.GetValueOrDefault(k) <= 1)).ToArray()).ToArray();
        Pairs = Array.ConvertAll(columns, of => Array.ConvertAll(of, way => way.Pairs));
        Slack = Array.ConvertAll(columns, of => Array.ConvertAll(of, way => way.Slack));
        Loss = Array.ConvertAll(columns, of => Array.ConvertAll(of, way => way.Column.Loss));
        Bits = Array.ConvertAll(columns, of => Array.ConvertAll(of, way => BitsOf(way.Column.Uses, bitOf)));
        Sums = Array.ConvertAll(columns, of => Array.ConvertAll(of, way => SumsOf(way.Column.Uses, sumOf)));
        All = Array.ConvertAll(Pairs, of => Enumerable.Range(0, of.Length).ToArray());
    }

    /// <summary>How many machine words of 64 bits hold the bits of one way: a bit for each constraint that only one way may use.</summary>
    public int Words { get; }

    /// <summary>The upper limit of each constraint that more than one way may use, which is kept as a sum and not as a bit.</summary>
    public long[] Most { get; }

    /// <summary>
    /// Bits whose constraint has a price, which is lost where no way uses it. That holds for the supply as well: a supplier with such a price
    /// serves in its cheapest choice, and one that stays idle instead makes no other dearer.
    /// </summary>
    public (int Word, ulong Bit, long Price)[] Priced { get; }

    public int[][][] Pairs { get; }

    /// <summary>How much more than the cheapest way of the demand each costs at the prices, in 1 / scale.</summary>
    public long[][] Slack { get; }

    /// <summary>What each loses of the objective.</summary>
    public long[][] Loss { get; }

    /// <summary>What each uses of the constraints that only one way may use: a bit for each.</summary>
    public ulong[][][] Bits { get; }

    /// <summary>What each adds to the other constraints.</summary>
    public long[][][] Sums { get; }

    /// <summary>The numbers of all ways.</summary>
    public int[][] All { get; }

    private static bool IsOnce(CouplingConstraint coupling) =>
        coupling.Fills is null && coupling.Most == 1 && Array.TrueForAll(coupling.Terms, term => term.Factor == 1);

    private ulong[] BitsOf(Dictionary<int, long> uses, Dictionary<int, int> bitOf)
    {
        var bits = new ulong[Words];
        foreach (var k in uses.Keys.Where(bitOf.ContainsKey))
        {
            bits[bitOf[k] / 64] |= 1UL << (bitOf[k] % 64);
        }

        return bits;
    }

    private long[] SumsOf(Dictionary<int, long> uses, Dictionary<int, int> sumOf)
    {
        var sums = new long[Most.Length];
        foreach (var (k, use) in uses.Where(use => sumOf.ContainsKey(use.Key)))
        {
            sums[sumOf[k]] = use;
        }

        return sums;
    }
}
