using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>
/// Times at which the units of the rows are engaged. The first engagement of each row is in two columns of numbers, with its turnaround unless
/// that depends on the mission; what depends on it, and further engagements, are rare and in a list sorted by row.
/// </summary>
internal sealed class EngagementColumn : Column
{
    private readonly List<(int Row, BusyTime Time)> more = [];
    private int[] rows = [];
    private BusyTime[] others = [];

    public EngagementColumn(int rows)
    {
        // Busy from the largest day to the smallest: never.
        (From, Until) = (new int[rows], new int[rows]);
        Array.Fill(From, int.MaxValue);
        Array.Fill(Until, int.MinValue);
    }

    private EngagementColumn(int[] from, int[] until) => (From, Until) = (from, until);

    /// <summary>The first day on which the first engagement of each row keeps its unit busy; the largest number where there is none.</summary>
    public int[] From { get; }

    /// <summary>Number of the day after it; the smallest number where there is none.</summary>
    public int[] Until { get; }

    public override void Add(int row, Offer offer)
    {
        for (var i = 0; i < offer.Engagements.Count; i++)
        {
            var time = OfferFacts.BusyTime(offer, offer.Engagements[i]);
            var turns = time.Mission is not null && time.Turnaround > 0;
            if (i == 0)
            {
                (From[row], Until[row]) = turns ? (time.From, time.Until) : (time.From - time.Turnaround, time.Until + time.Turnaround);
            }

            if (i > 0 || turns)
            {
                more.Add((row, time));
            }
        }
    }

    public override Column Fork() => new EngagementColumn(From, Until);

    public override void Merge(Column beside) => more.AddRange(((EngagementColumn)beside).more);

    public override void Freeze()
    {
        more.Sort((one, other) => one.Row.CompareTo(other.Row));
        rows = [.. more.Select(each => each.Row)];
        others = [.. more.Select(each => each.Time)];
        more.Clear();
    }

    public bool IsFree(int row, string mission, int from, int until)
    {
        var free = From[row] >= until || from >= Until[row];
        for (var i = First(row); free && i < rows.Length && rows[i] == row; i++)
        {
            free = !others[i].Overlaps(mission, from, until);
        }

        return free;
    }

    /// <summary>Removes the rows that are busy by an engagement of the list.</summary>
    public void ExcludeByOthers(RowRange among, string mission, int from, int until, Span<ulong> left)
    {
        var end = (among.First + among.Words) * Bits.PerWord;
        for (var i = First(among.FirstRow); i < rows.Length && rows[i] < end; i++)
        {
            if (others[i].Overlaps(mission, from, until))
            {
                Bits.Clear(left, rows[i] - among.FirstRow);
            }
        }
    }

    // The first index of this row or of a later one. Rows repeat, so Array.BinarySearch could return any of them.
    private int First(int row)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = rows[middle] < row ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
