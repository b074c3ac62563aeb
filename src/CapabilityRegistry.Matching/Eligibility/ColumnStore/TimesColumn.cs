using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>
/// Times in which the units of the rows are not to be had. The first one of each row is in two columns of numbers, with its turnaround unless that
/// depends on the mission; what depends on it, and further times, are rare and in a list sorted by row.
/// </summary>
internal sealed class TimesColumn : Column
{
    private readonly TimesFact fact;
    private readonly List<(int Row, BusyTime Time)> more = [];
    private int[] rows = [];
    private BusyTime[] others = [];

    public TimesColumn(TimesFact fact, int rows)
    {
        this.fact = fact;
        // Busy from the largest day to the smallest: never.
        (From, Until) = (new int[rows], new int[rows]);
        Array.Fill(From, int.MaxValue);
        Array.Fill(Until, int.MinValue);
    }

    private TimesColumn(TimesFact fact, int[] from, int[] until) => (this.fact, From, Until) = (fact, from, until);

    /// <summary>Whether no row has any.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The first day of the first time of each row; the largest number where there is none.</summary>
    public int[] From { get; }

    /// <summary>Number of the day after it; the smallest number where there is none.</summary>
    public int[] Until { get; }

    public override void Add(int row, Offer offer)
    {
        for (var i = 0; i < fact.Count(offer); i++)
        {
            var time = fact.Time(offer, i);
            var turns = time.OnlyThere || (time.Mission is not null && time.Turnaround > 0);
            if (i == 0 && !time.OnlyThere)
            {
                (From[row], Until[row]) = turns ? (time.From, time.Until) : (time.From - time.Turnaround, time.Until + time.Turnaround);
            }

            if (i > 0 || turns)
            {
                more.Add((row, time));
            }
        }
    }

    public override Column Fork() => new TimesColumn(fact, From, Until);

    public override void Merge(Column beside) => more.AddRange(((TimesColumn)beside).more);

    public override void Freeze()
    {
        more.Sort((one, other) => one.Row.CompareTo(other.Row));
        rows = [.. more.Select(each => each.Row)];
        others = [.. more.Select(each => each.Time)];
        more.Clear();
        IsEmpty = rows.Length == 0 && Array.TrueForAll(From, from => from == int.MaxValue);
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

    /// <summary>Removes the rows that are busy by a time of the list.</summary>
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
