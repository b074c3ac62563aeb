using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>
/// Conjunction of tests over rows. The column of each test is looked up once, when the test is added. After <see cref="Clear"/>
/// it can be used again; not by two threads at once.
/// </summary>
internal sealed class RowFilter(OfferColumns columns) : IOfferFilter
{
    private readonly List<ulong[]> within = [];
    private readonly List<ulong[]> without = [];
    private readonly List<ulong[]?[]> unions = [];
    private readonly List<(SparseColumn Amounts, int Bound)> amounts = [];
    private readonly List<(TimesColumn Column, string Mission, int From, int Until)> times = [];
    private readonly NumberBounds bounds = new();
    private bool nobody;

    public void Within(CodeFact fact, string code) => Within(columns.With(fact, code));

    public void Within(CodesFact fact, string code) => Within(columns.With(fact, code));

    public void WithinAny(CodeFact fact, IReadOnlyList<string> codes) => WithinAny([.. codes.Select(code => columns.With(fact, code))]);

    public void WithinAny(CodesFact fact, IReadOnlyList<string> codes) => WithinAny([.. codes.Select(code => columns.With(fact, code))]);

    public void Without(CodeFact fact, string code) => Without(columns.With(fact, code));

    public void Without(CodesFact fact, string code) => Without(columns.With(fact, code));

    public void AtLeast(NumberFact fact, int bound) => bounds.AtLeast(columns[fact], bound);

    public void AtMost(NumberFact fact, int bound) => bounds.AtMost(columns[fact], bound);

    public void AtLeast(AmountsFact fact, string code, int bound)
    {
        var found = columns.With(fact, code);
        if (found is null)
        {
            // Every row has 0 of it.
            nobody |= bound > 0;
        }
        else if (found.Column is { } column)
        {
            bounds.AtLeast(column, bound);
        }
        else
        {
            amounts.Add((found, bound));
        }
    }

    public void FreeBetween(TimesFact fact, string mission, int from, int until)
    {
        if (columns[fact] is { IsEmpty: false } column)
        {
            bounds.NotOverlapping(column.From, column.Until, from, until);
            times.Add((column, mission, from, until));
        }
    }

    public void Clear()
    {
        within.Clear();
        without.Clear();
        unions.Clear();
        amounts.Clear();
        times.Clear();
        bounds.Clear();
        nobody = false;
    }

    /// <summary>Removes the rows that fail a test.</summary>
    /// <param name="rows">The rows to look at.</param>
    /// <param name="left">One bit for each of them.</param>
    public void Exclude(RowRange rows, Span<ulong> left)
    {
        if (nobody)
        {
            left.Clear();
            return;
        }

        // Sets first: they are cheap, and numbers are read only where rows are left.
        ExcludeBySets(rows, left);
        bounds.Exclude(rows, left);
        foreach (var (found, bound) in amounts)
        {
            found.ExcludeBelow(rows, bound, left);
        }

        foreach (var (column, mission, from, until) in times)
        {
            column.ExcludeByOthers(rows, mission, from, until, left);
        }
    }

    // Only rows of this set pass; null is the empty set.
    private void Within(ulong[]? set)
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

    private void WithinAny(ulong[]?[] sets)
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

    private void Without(ulong[]? set)
    {
        if (set is not null)
        {
            without.Add(set);
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
