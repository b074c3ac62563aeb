using CapabilityRegistry.Matching.Eligibility.ColumnStore;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>
/// Finds which rows fail the lines of a question. The sets that it works in are its own, so each thread takes one for
/// itself.
/// </summary>
/// <param name="standing">The rows that pass what every need demands.</param>
internal sealed class FailureFinder(OfferColumns columns, RowLayout layout, ulong[] standing)
{
    // The rows were chosen by their unit type, and what every need demands was asked once for all.
    private static readonly int[] OfNeed =
        [.. CapabilityRegistry.Matching.Rules.Criteria.InOrder.Index().Where(each => each.Item.Rule.FixedLines is null && each.Item.Rule != UnitRules.Type).Select(each => each.Index)];

    // All that a need demands, and one test of it.
    private readonly RowFilter whole = new();
    private readonly RowFilter single = new();
    private PreparedNeed? agreed;
    private ulong[] ofLine = [];
    private ulong[] before = [];
    private ulong[] eligible = [];

    /// <summary>Makes ready all that this need demands and not every other one too.</summary>
    public void Prepare(Need need, DateOnly asOf)
    {
        whole.Clear();
        agreed = need.Variations.Count == 0 ? null : new PreparedNeed(need, asOf);
        foreach (var i in agreed is null ? OfNeed : [])
        {
            var lines = CapabilityRegistry.Matching.Rules.Criteria.InOrder[i].Rule.Lines(need, asOf);
            for (var j = 0; j < lines.Count; j++)
            {
                lines[j].Test.AddTo(whole, columns);
            }
        }
    }

    /// <summary>The rows of an acceptable unit type that fail nothing of what was asked last.</summary>
    /// <returns>One bit for each row; it is written over by the next call.</returns>
    public ReadOnlySpan<ulong> Eligible(RowRange rows)
    {
        var left = Room(ref eligible, rows.Words);
        rows.Of(standing).CopyTo(left);
        if (agreed is null)
        {
            whole.Exclude(rows, left);
        }
        else
        {
            StrikeLines(agreed, rows, left);
        }

        return left;
    }

    /// <summary>The rows that fail each criterion that demands something.</summary>
    /// <param name="valid">The rows that are offers.</param>
    /// <param name="beyond">Gets the rows that fail what no change repairs.</param>
    /// <param name="changes">Gets a count for each change that a row needs.</param>
    public List<(int Criterion, ulong[] Rows)> FailuresByCriterion(PreparedNeed question, RowRange rows, ReadOnlySpan<ulong> valid, ulong[] beyond, RowCounter changes)
    {
        var found = new List<(int, ulong[])>(question.Lines.Length);
        RuleLine? last = null;
        for (var i = 0; i < question.Lines.Length; i++)
        {
            if (question.Lines[i].Count > 0)
            {
                var failing = new ulong[rows.Words];
                foreach (var line in question.Lines[i])
                {
                    var set = Room(ref ofLine, rows.Words);
                    Mark(question, i, line, rows, set);
                    Bits.And(set, valid);
                    Bits.Or(failing, set);
                    Count(set, last, line, changes);
                    last = line;
                }

                AddBeyond(CapabilityRegistry.Matching.Rules.Criteria.InOrder[i].Rule, failing, rows, beyond);
                found.Add((i, failing));
            }
        }

        return found;
    }

    // One change repairs two lines that ask the same number to be higher: it is counted with the first of them.
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

    private void AddBeyond(Rule rule, ulong[] failing, RowRange rows, ulong[] beyond)
    {
        if (rule.Repair is null)
        {
            Bits.Or(beyond, failing);
        }
        else if (rule.RepairableIf is { } repairable)
        {
            var set = Room(ref ofLine, rows.Words);
            failing.CopyTo(set);
            Strike(repairable, rows, set);
            Bits.Not(set);
            Bits.And(set, failing);
            Bits.Or(beyond, set);
        }
    }

    /// <summary>The rows that pass what every need demands. No variation can cover that.</summary>
    public static ulong[] PassingFixedLines(OfferColumns columns, RowLayout layout)
    {
        var (standing, filter) = (layout.Valid.ToArray(), new RowFilter());
        foreach (var line in CapabilityRegistry.Matching.Rules.Criteria.InOrder.SelectMany(criterion => criterion.Rule.FixedLines ?? []))
        {
            line.Test.AddTo(filter, columns);
        }

        filter.Exclude(layout.All, standing);
        return standing;
    }

    // Line by line, since each may be agreed to fall short for other rows.
    private void StrikeLines(PreparedNeed question, RowRange rows, Span<ulong> left)
    {
        foreach (var i in OfNeed)
        {
            foreach (var line in question.Lines[i])
            {
                var failing = Room(ref ofLine, rows.Words);
                Mark(question, i, line, rows, failing);
                Bits.AndNot(left, failing);
            }
        }
    }

    // Takes out the rows that fail one test.
    private void Strike(OfferTest test, RowRange rows, Span<ulong> left)
    {
        single.Clear();
        test.AddTo(single, columns);
        single.Exclude(rows, left);
    }

    /// <summary>Marks the rows that fail a line, without those for which a variation covers it.</summary>
    private void Mark(PreparedNeed question, int criterion, RuleLine line, RowRange rows, Span<ulong> failing)
    {
        failing.Fill(ulong.MaxValue);
        Strike(line.Test, rows, failing);
        Bits.Not(failing);
        foreach (var agreement in question.Variations)
        {
            if (agreement.Covers(criterion, line))
            {
                Spare(agreement.Variation, rows, failing);
            }
        }
    }

    private void Spare(Variation variation, RowRange rows, Span<ulong> failing)
    {
        if (variation.OfferId is { } id)
        {
            SpareOne(id, variation.Contributor, rows, failing);
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

    private void SpareOne(string id, string? contributor, RowRange rows, Span<ulong> failing)
    {
        if (layout.RowOf.TryGetValue(id, out var row)
            && row >= rows.FirstRow && row < rows.FirstRow + (rows.Words * Bits.PerWord)
            && (contributor is null || columns[OfferFacts.Contributor][row] == contributor))
        {
            Bits.Clear(failing, row - rows.FirstRow);
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
