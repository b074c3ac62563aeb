using System.Runtime.InteropServices;

namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>
/// Bounds of numbers, asked of 64 rows together: each bound is held against all of them before the answers become bits,
/// for that is what costs.
/// </summary>
internal sealed class NumberBounds
{
    private readonly List<Limit> least = [];
    private readonly List<Limit> most = [];
    private readonly List<Spans> apart = [];

    public void AtLeast(int[] column, int bound) => least.Add(new(column, bound));

    public void AtMost(int[] column, int bound) => most.Add(new(column, bound));

    /// <summary>The span of the row, from a number to before another, does not meet this one.</summary>
    public void NotOverlapping(int[] froms, int[] untils, int from, int until) => apart.Add(new(froms, untils, from, until));

    public void Clear()
    {
        least.Clear();
        most.Clear();
        apart.Clear();
    }

    /// <summary>Takes out the rows that fail.</summary>
    public void Exclude(RowRange rows, Span<ulong> left)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != 0)
            {
                var first = rows.FirstRow + (i * Bits.PerWord);
                left[i] &= ~(Failing(first) | Failing(first + Lanes.Rows) << Lanes.Rows);
            }
        }
    }

    private ulong Failing(int row)
    {
        var lanes = default(Lanes);
        foreach (ref readonly var limit in CollectionsMarshal.AsSpan(least))
        {
            lanes.AddBelow(limit.Column.AsSpan(row, Lanes.Rows), limit.Bound);
        }

        foreach (ref readonly var limit in CollectionsMarshal.AsSpan(most))
        {
            lanes.AddAbove(limit.Column.AsSpan(row, Lanes.Rows), limit.Bound);
        }

        foreach (ref readonly var spans in CollectionsMarshal.AsSpan(apart))
        {
            lanes.AddMeeting(spans.Froms.AsSpan(row, Lanes.Rows), spans.Untils.AsSpan(row, Lanes.Rows), spans.From, spans.Until);
        }

        return lanes.Failing;
    }

    private readonly record struct Limit(int[] Column, int Bound);

    private readonly record struct Spans(int[] Froms, int[] Untils, int From, int Until);
}
