using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>
/// When the units of the rows are bound elsewhere. The first engagement of each row is in whole columns, which are asked
/// many rows at a time; few units have another, and those stand in a list.
/// </summary>
internal sealed class Bound : Column
{
    private readonly int[] from;
    private readonly int[] until;
    private readonly List<(int Row, (int, int) Time)> more = [];
    private int[] rows = [];
    private (int From, int Until)[] others = [];

    public Bound(int rows)
    {
        // Bound from the end of days to their beginning: never.
        (from, until) = (new int[rows], new int[rows]);
        Array.Fill(from, int.MaxValue);
        Array.Fill(until, int.MinValue);
    }

    public override void Add(int row, Offer offer)
    {
        for (var i = 0; i < offer.Engagements.Count; i++)
        {
            var time = Facts.Bound(offer, offer.Engagements[i]);
            if (i == 0)
            {
                (from[row], until[row]) = time;
            }
            else
            {
                more.Add((row, time));
            }
        }
    }

    public override void Close()
    {
        more.Sort((one, other) => one.Row.CompareTo(other.Row));
        rows = [.. more.Select(each => each.Row)];
        others = [.. more.Select(each => each.Time)];
        more.Clear();
    }

    public bool IsFree(int row, int from, int until)
    {
        var free = !Facts.Meets((this.from[row], this.until[row]), from, until);
        for (var i = First(row); free && i < rows.Length && rows[i] == row; i++)
        {
            free = !Facts.Meets(others[i], from, until);
        }

        return free;
    }

    /// <summary>Takes out the rows that are not free.</summary>
    public void Strike(Rows among, int from, int until, Span<ulong> left)
    {
        Bits.StrikeMeeting(left, among.Of(this.from), among.Of(this.until), from, until);
        var end = (among.First + among.Words) * Bits.PerWord;
        for (var i = First(among.FirstRow); i < rows.Length && rows[i] < end; i++)
        {
            if (Facts.Meets(others[i], from, until))
            {
                Bits.Clear(left, rows[i] - among.FirstRow);
            }
        }
    }

    // The first place of this row or of one after it: rows repeat, so the search of the library will not do.
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
