using CapabilityRegistry.Matching.Eligibility.ColumnStore;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>
/// Finds the rows that fail the criteria of a need. It owns its working sets, so each thread needs its own.
/// </summary>
/// <param name="passingFixedLines">Rows that pass the lines that are the same for every need.</param>
internal sealed class FailureFinder(OfferColumns columns, RowLayout layout, ulong[] passingFixedLines)
{
    // All criteria but the unit type (rows are chosen by it) and the lines that are the same for every need (tested once).
    private static readonly int[] OfNeed =
        [.. Criteria.InOrder.Index().Where(each => each.Item.Rule.FixedLines is null && each.Item.Rule != UnitRules.Type).Select(each => each.Index)];

    // All tests of the need together, and one test alone.
    private readonly RowFilter whole = new(columns);
    private readonly RowFilter single = new(columns);
    private PreparedNeed? varied;
    private ulong[] ofLine = [];
    private ulong[] before = [];
    private ulong[] eligible = [];

    /// <summary>Prepares the tests that this need asks for.</summary>
    public void Prepare(Need need, DateOnly asOf)
    {
        whole.Clear();
        varied = need.Variations.Count == 0 ? null : new PreparedNeed(need, asOf);
        foreach (var i in varied is null ? OfNeed : [])
        {
            var lines = Criteria.InOrder[i].Rule.Lines(need, asOf);
            for (var j = 0; j < lines.Count; j++)
            {
                lines[j].Test.AddTo(whole);
            }
        }
    }

    /// <summary>The rows of an acceptable unit type that are eligible for the prepared need.</summary>
    /// <returns>One bit for each row; overwritten by the next call.</returns>
    public ReadOnlySpan<ulong> Eligible(RowRange rows)
    {
        var left = Room(ref eligible, rows.Words);
        rows.Of(passingFixedLines).CopyTo(left);
        if (varied is null)
        {
            whole.Exclude(rows, left);
        }
        else
        {
            ExcludeLines(varied, rows, left);
        }

        return left;
    }

    /// <summary>The rows that fail each criterion that asks for something.</summary>
    /// <param name="valid">The rows that are offers.</param>
    /// <param name="notRepairable">Receives the rows that fail a criterion which no change repairs.</param>
    /// <param name="changes">Counts the changes that each row needs.</param>
    public List<(int Criterion, ulong[] Rows)> FailuresByCriterion(
        PreparedNeed prepared, RowRange rows, ReadOnlySpan<ulong> valid, ulong[] notRepairable, RowCounter changes)
    {
        var found = new List<(int, ulong[])>(prepared.Lines.Length);
        RuleLine? last = null;
        for (var i = 0; i < prepared.Lines.Length; i++)
        {
            if (prepared.Lines[i].Count > 0)
            {
                var failing = new ulong[rows.Words];
                foreach (var line in prepared.Lines[i])
                {
                    var set = Room(ref ofLine, rows.Words);
                    Mark(prepared, i, line, rows, set);
                    Bits.And(set, valid);
                    Bits.Or(failing, set);
                    Count(set, last, line, changes);
                    last = line;
                }

                AddNotRepairable(prepared, Criteria.InOrder[i].Rule, failing, rows, notRepairable);
                found.Add((i, failing));
            }
        }

        return found;
    }

    // One change repairs two lines that ask for more of the same number: it is counted with the first of them.
    private void Count(Span<ulong> set, RuleLine? last, RuleLine line, RowCounter changes)
    {
        var previous = Room(ref before, set.Length);
        if (line.Test is NumberAtLeast { Fact: var fact } && last?.Test is NumberAtLeast { Fact: var same } && same == fact)
        {
            Bits.AndNot(set, previous);
        }
        else
        {
            set.CopyTo(previous);
        }

        changes.Add(set);
    }

    private void AddNotRepairable(PreparedNeed prepared, Rule rule, ulong[] failing, RowRange rows, ulong[] notRepairable)
    {
        if (rule.Repair is null)
        {
            Bits.Or(notRepairable, failing);
        }
        else if (rule.RepairableIf?.Invoke(prepared.Need, prepared.AsOf) is { } repairable)
        {
            var set = Room(ref ofLine, rows.Words);
            failing.CopyTo(set);
            Exclude(repairable, rows, set);
            Bits.Not(set);
            Bits.And(set, failing);
            Bits.Or(notRepairable, set);
        }
    }

    /// <summary>The rows that pass the lines that are the same for every need. No variation can cover those.</summary>
    public static ulong[] PassingFixedLines(OfferColumns columns, RowLayout layout)
    {
        var (passingFixedLines, filter) = (layout.Valid.ToArray(), new RowFilter(columns));
        foreach (var line in Criteria.InOrder.SelectMany(criterion => criterion.Rule.FixedLines ?? []))
        {
            line.Test.AddTo(filter);
        }

        filter.Exclude(layout.All, passingFixedLines);
        return passingFixedLines;
    }

    // Line by line, because variations may cover each line for other rows.
    private void ExcludeLines(PreparedNeed prepared, RowRange rows, Span<ulong> left)
    {
        foreach (var i in OfNeed)
        {
            foreach (var line in prepared.Lines[i])
            {
                var failing = Room(ref ofLine, rows.Words);
                Mark(prepared, i, line, rows, failing);
                Bits.AndNot(left, failing);
            }
        }
    }

    // Removes the rows that fail one test.
    private void Exclude(OfferTest test, RowRange rows, Span<ulong> left)
    {
        single.Clear();
        test.AddTo(single);
        single.Exclude(rows, left);
    }

    /// <summary>Marks the rows that fail a line, except those for which a variation covers it.</summary>
    private void Mark(PreparedNeed prepared, int criterion, RuleLine line, RowRange rows, Span<ulong> failing)
    {
        failing.Fill(ulong.MaxValue);
        Exclude(line.Test, rows, failing);
        Bits.Not(failing);
        foreach (var variation in prepared.Variations)
        {
            if (variation.Covers(criterion, line))
            {
                Spare(variation.Variation, rows, failing);
            }
        }
    }

    private void Spare(NeedVariation variation, RowRange rows, Span<ulong> failing)
    {
        if (variation.OfferId is { } id)
        {
            SpareRows(id, variation.Contributor, rows, failing);
        }
        else if (variation.Contributor is { } contributor)
        {
            Bits.AndNot(failing, rows.Of(columns.With(OfferFacts.Contributor, contributor)));
        }
        else
        {
            failing.Clear();
        }
    }

    private void SpareRows(string id, string? contributor, RowRange rows, Span<ulong> failing)
    {
        foreach (var row in layout.RowsOf[id])
        {
            if (row >= rows.FirstRow && row < rows.FirstRow + (rows.Words * Bits.PerWord)
                && (contributor is null || columns[OfferFacts.Contributor][row] == contributor))
            {
                Bits.Clear(failing, row - rows.FirstRow);
            }
        }
    }

    private static Span<ulong> Room(ref ulong[] set, int words)
    {
        if (set.Length < words)
        {
            set = new ulong[words];
        }

        return set.AsSpan(0, words);
    }
}
