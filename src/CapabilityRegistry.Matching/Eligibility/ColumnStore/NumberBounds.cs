using System.Runtime.InteropServices;

namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>
/// Lower and upper bounds on numbers, tested for 64 rows at a time. All bounds are tested before the results are turned into
/// bits, which is the expensive step.
/// </summary>
internal sealed class NumberBounds
{
    private readonly List<Bounded> least = [];
    private readonly List<Bounded> most = [];
    private readonly List<Spans> apart = [];

    public void AtLeast(int[] column, int bound) => least.Add(new(column, bound));

    public void AtMost(int[] column, int bound) => most.Add(new(column, bound));

    /// <summary>The span of the row does not overlap this one; the second number of a span is excluded.</summary>
    public void NotOverlapping(int[] froms, int[] untils, int from, int until) => apart.Add(new(froms, untils, from, until));

    public void Clear()
    {
        least.Clear();
        most.Clear();
        apart.Clear();
    }

    /// <summary>Removes the rows that fail.</summary>
    public void Exclude(RowRange rows, Span<ulong> left)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != 0)
            {
                var first = rows.FirstRow + (i * Bits.PerWord);
                left[i] &= ~(Failing(first) | Failing(first + FailingRows.Rows) << FailingRows.Rows);
            }
        }
    }

    private ulong Failing(int row)
    {
        var failing = default(FailingRows);
        foreach (ref readonly var each in CollectionsMarshal.AsSpan(least))
        {
            failing.AddBelow(each.Column.AsSpan(row, FailingRows.Rows), each.Bound);
        }

        foreach (ref readonly var each in CollectionsMarshal.AsSpan(most))
        {
            failing.AddAbove(each.Column.AsSpan(row, FailingRows.Rows), each.Bound);
        }

        foreach (ref readonly var span in CollectionsMarshal.AsSpan(apart))
        {
            failing.AddMeeting(span.Froms.AsSpan(row, FailingRows.Rows), span.Untils.AsSpan(row, FailingRows.Rows), span.From, span.Until);
        }

        return failing.Failing;
    }

    private readonly record struct Bounded(int[] Column, int Bound);

    private readonly record struct Spans(int[] Froms, int[] Untils, int From, int Until);
}
