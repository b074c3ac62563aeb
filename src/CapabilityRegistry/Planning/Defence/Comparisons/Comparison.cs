using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Runs;

namespace CapabilityRegistry.Planning.Defence.Comparisons;

/// <summary>Compares the plans of two runs.</summary>
public static class Comparison
{
    public static ComparisonView Of(FinishedRun before, FinishedRun after)
    {
        var changes = InputChanges.Between(before, after);
        var causes = new Causes(changes, before, after);
        return new ComparisonView
        {
            Before = ComparedRun.Of(before),
            After = ComparedRun.Of(after),
            Changes = changes,
            Fill = Fill(PriorityFill.Of(before.Input, before.Plan), PriorityFill.Of(after.Input, after.Plan)),
            Lines = [.. Lines(before.Plan, after.Plan, causes)],
            Gaps = [.. Gaps(before.Plan, after.Plan, causes)],
        };
    }

    private static IReadOnlyList<ComparedFill> Fill(IReadOnlyList<PriorityFill> before, IReadOnlyList<PriorityFill> after) =>
    [
        .. from priority in before.Concat(after).Select(fill => fill.Priority).Distinct().Order()
           select new ComparedFill
           {
               Priority = priority,
               Before = before.FirstOrDefault(fill => fill.Priority == priority),
               After = after.FirstOrDefault(fill => fill.Priority == priority),
           },
    ];

    private static IEnumerable<ComparedLine> Lines(Plan before, Plan after, Causes causes)
    {
        var (was, now) = (ByPair(before), ByPair(after));
        return from pair in was.Keys.Union(now.Keys).OrderBy(pair => pair.Need, StringComparer.Ordinal).ThenBy(pair => pair.Offer, StringComparer.Ordinal)
               let one = was.GetValueOrDefault(pair)
               let other = now.GetValueOrDefault(pair)
               where one != other
               select new ComparedLine
               {
                   Change = one is null ? "added" : other is null ? "dropped" : "changed",
                   Requirement = pair.Need,
                   Pledge = pair.Offer,
                   Before = one,
                   After = other,
                   Cause = causes.Of(pair.Need, pair.Offer),
               };
    }

    private static IEnumerable<ComparedGap> Gaps(Plan before, Plan after, Causes causes)
    {
        var (was, now) = (Missing(before), Missing(after));
        return from id in was.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
               let one = was.GetValueOrDefault(id)
               let other = now.GetValueOrDefault(id)
               where one != other
               select new ComparedGap
               {
                   Change = one == 0 ? "opened" : other == 0 ? "closed" : one < other ? "wider" : "narrower",
                   Requirement = id,
                   Before = one,
                   After = other,
                   Cause = causes.Of(id),
               };
    }

    private static Dictionary<(string Need, string Offer), LineFigures> ByPair(Plan plan) => plan.Assignments
        .ToDictionary(line => (line.NeedId, line.OfferId), line => new LineFigures { Amount = line.Amount, Score = line.Verdict.Score });

    private static Dictionary<string, int> Missing(Plan plan) => plan.Shortfalls.ToDictionary(shortfall => shortfall.NeedId, shortfall => shortfall.Missing);
}
