namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>
/// Tests that rows must pass together: where each looks is found once, when it is added, and then all are asked of many
/// rows at a time. Cleared, it serves again, but not for two threads at once.
/// </summary>
internal sealed class RowFilter
{
    private readonly List<ulong[]> within = [];
    private readonly List<ulong[]> without = [];
    private readonly List<ulong[]?[]> unions = [];
    private readonly List<(SparseColumn Amounts, int Bound)> amounts = [];
    private readonly List<(EngagementColumn Engagements, int From, int Until)> times = [];
    private readonly NumberBounds limits = new();
    private bool nobody;

    /// <summary>Only rows of this set pass; null is the empty set.</summary>
    public void Within(ulong[]? set)
    {
        if (set is null)
        {
            nobody = true;
        }
        else
        {
            within.Add(set);
        }
    }

    /// <summary>Only rows of one of these sets pass; null is the empty set.</summary>
    public void WithinAny(ulong[]?[] sets)
    {
        if (sets.Length == 1)
        {
            Within(sets[0]);
        }
        else
        {
            unions.Add(sets);
        }
    }

    /// <summary>No row of this set passes; null is the empty set.</summary>
    public void Without(ulong[]? set)
    {
        if (set is not null)
        {
            without.Add(set);
        }
    }

    public void AtLeast(int[] column, int bound) => limits.AtLeast(column, bound);

    public void AtMost(int[] column, int bound) => limits.AtMost(column, bound);

    /// <param name="amounts">Null if no row has any: each of them has 0.</param>
    public void AtLeast(SparseColumn? amounts, int bound)
    {
        if (amounts is null)
        {
            nobody |= bound > 0;
        }
        else if (amounts.Column is { } column)
        {
            AtLeast(column, bound);
        }
        else
        {
            this.amounts.Add((amounts, bound));
        }
    }

    /// <summary>Only rows that nothing binds between two days pass, the second one excluded.</summary>
    public void FreeBetween(EngagementColumn engagements, int from, int until)
    {
        limits.NotOverlapping(engagements.From, engagements.Until, from, until);
        times.Add((engagements, from, until));
    }

    public void Clear()
    {
        within.Clear();
        without.Clear();
        unions.Clear();
        amounts.Clear();
        times.Clear();
        limits.Clear();
        nobody = false;
    }

    /// <summary>Takes out the rows that fail.</summary>
    /// <param name="rows">Which rows to look at.</param>
    /// <param name="left">One bit for each of them.</param>
    public void Exclude(RowRange rows, Span<ulong> left)
    {
        if (nobody)
        {
            left.Clear();
            return;
        }

        // Sets first: they are cheap, and numbers are not looked at where nobody is left.
        ExcludeBySets(rows, left);
        limits.Exclude(rows, left);
        foreach (var (found, bound) in amounts)
        {
            found.ExcludeBelow(rows, bound, left);
        }

        foreach (var (engagements, from, until) in times)
        {
            engagements.ExcludeByLaterEngagements(rows, from, until, left);
        }
    }

    private void ExcludeBySets(RowRange rows, Span<ulong> left)
    {
        foreach (var set in within)
        {
            Bits.And(left, rows.Of(set));
        }

        foreach (var set in without)
        {
            Bits.AndNot(left, rows.Of(set));
        }

        foreach (var sets in unions)
        {
            Bits.AndAny(left, rows, sets);
        }
    }
}
