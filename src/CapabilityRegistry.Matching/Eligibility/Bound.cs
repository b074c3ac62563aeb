using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>When the units of some rows are bound elsewhere. A row stands here once for each of its engagements.</summary>
internal sealed class Bound
{
    private readonly int[] rows;
    private readonly (int From, int Until)[] times;

    public Bound(Offer?[] offers)
    {
        var all = offers.Index()
            .Where(each => each.Item is { Engagements.Count: > 0 })
            .SelectMany(each => each.Item!.Engagements.Select(engagement => (Row: each.Index, Time: Facts.Bound(each.Item, engagement))))
            .ToList();
        rows = [.. all.Select(each => each.Row)];
        times = [.. all.Select(each => each.Time)];
    }

    public bool IsFree(int row, int from, int until)
    {
        for (var i = From(row); i < rows.Length && rows[i] == row; i++)
        {
            if (Facts.Meets(times[i], from, until))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Marks the rows that are not free.</summary>
    public void Mark(Rows among, int from, int until, Span<ulong> failing)
    {
        failing.Clear();
        var end = (among.First + among.Words) * Bits.PerWord;
        for (var i = From(among.FirstRow); i < rows.Length && rows[i] < end; i++)
        {
            if (Facts.Meets(times[i], from, until))
            {
                Bits.Set(failing, rows[i] - among.FirstRow);
            }
        }
    }

    // The first place of this row or of one after it: rows repeat, so the search of the library will not do.
    private int From(int row)
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
