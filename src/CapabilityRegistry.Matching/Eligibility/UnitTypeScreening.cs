using CapabilityRegistry.Matching.Eligibility.ColumnStore;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>Which rows of one unit type fail which criteria.</summary>
internal sealed class UnitTypeScreening
{
    /// <summary>
    /// Number of buckets of <see cref="Screening.Nearest"/>: rows that can be repaired by number of changes, then the other rows
    /// by number of changes.
    /// </summary>
    public const int Buckets = 2 * (RowCounter.MaxCount + 1);

    private readonly RowRange rows;
    private readonly ulong[] excluded;
    private readonly ulong[] notRepairable;
    private readonly RowCounter changes;
    private readonly List<(int Criterion, ulong[] Rows)> alone = [];

    public UnitTypeScreening(PreparedNeed prepared, RowRange rows, ReadOnlySpan<ulong> valid, FailureFinder finder)
    {
        this.rows = rows;
        (excluded, notRepairable, changes) = (new ulong[rows.Words], new ulong[rows.Words], new RowCounter(rows.Words));
        var twice = new ulong[rows.Words];
        var failing = finder.FailuresByCriterion(prepared, rows, valid, notRepairable, changes);
        foreach (var (criterion, set) in failing)
        {
            FailCounts[criterion] = Bits.Count(set);
            Bits.Collect(excluded, twice, set);
        }

        foreach (var (criterion, set) in failing)
        {
            Bits.AndNot(set, twice);
            FailAloneCounts[criterion] = Bits.Count(set);
            alone.Add((criterion, set));
        }

        Excluded = Bits.Count(excluded);
        Eligible = Without(valid, excluded);
    }

    /// <summary>How many rows fail each criterion.</summary>
    public int[] FailCounts { get; } = new int[Criteria.InOrder.Length];

    /// <summary>How many rows fail each criterion and no other.</summary>
    public int[] FailAloneCounts { get; } = new int[Criteria.InOrder.Length];

    public int Excluded { get; }

    /// <summary>The rows that fail no criterion, one bit each.</summary>
    public ulong[] Eligible { get; }

    public int FirstRow => rows.FirstRow;

    public IEnumerable<(int Row, int Criterion)> SingleFailures() =>
        alone.SelectMany(each => Bits.RowsOf(each.Rows, rows.FirstRow).Select(row => (row, each.Criterion)));

    public int SizeOf(int bucket) => Bits.Count(Of(bucket));

    /// <summary>The rows of a bucket, in order.</summary>
    public IReadOnlyList<int> RowsOf(int bucket) => Bits.RowsOf(Of(bucket), rows.FirstRow);

    private ulong[] Of(int bucket)
    {
        var set = changes.Of(bucket % (RowCounter.MaxCount + 1));
        Bits.And(set, excluded);
        if (bucket <= RowCounter.MaxCount)
        {
            Bits.AndNot(set, notRepairable);
        }
        else
        {
            Bits.And(set, notRepairable);
        }

        return set;
    }

    private static ulong[] Without(ReadOnlySpan<ulong> valid, ulong[] excluded)
    {
        var left = valid.ToArray();
        Bits.AndNot(left, excluded);
        return left;
    }
}
