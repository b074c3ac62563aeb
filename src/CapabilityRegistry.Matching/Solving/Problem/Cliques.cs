namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Pairs of a supplier that keep it busy on one day: at most one of them may be chosen.</summary>
/// <param name="First">The first pair that starts on the day.</param>
/// <param name="Before">
/// Null if they are all pairs that keep it busy on the day, turnaround included. Else a pair that starts on the day or before: then they are the
/// pairs in its mission that serve on its first day, and those in other missions that serve on the day.
/// </param>
/// <param name="Pairs">The pairs; one or more.</param>
internal sealed record Clique(int First, int? Before, int[] Pairs);

/// <summary>The sets of pairs of one supplier of which at most one may be chosen.</summary>
internal static class Cliques
{
    /// <summary>
    /// Sets of pairs of one supplier in which every two overlap, so that at most one is chosen. Any two pairs that overlap are together in one of the
    /// sets: they share the day on which the later of them starts (turnaround included), so one set for each such day is enough.
    /// </summary>
    public static IEnumerable<Clique> Of(AssignmentProblem problem) =>
        Enumerable.Range(0, problem.Pairs.Length).GroupBy(i => problem.Pairs[i].Supplier).SelectMany(supplier => Of(problem, [.. supplier]));

    /// <param name="problem">The problem.</param>
    /// <param name="pairs">Pairs of one supplier; none or more.</param>
    public static IEnumerable<Clique> Of(AssignmentProblem problem, IReadOnlyList<int> pairs)
    {
        var cliques = pairs.GroupBy(i => DemandOf(problem, i).Start).OrderBy(day => day.Key)
            .SelectMany(day => OnDay(problem, day.First(), day.Key,
                [.. pairs.Where(i => DemandOf(problem, i).Start <= day.Key && day.Key < problem.FreeAgain(problem.Pairs[i]))]))
            .ToList();
        return cliques.Where(clique => !cliques.Exists(other => Holds(other, clique)));
    }

    // Two that keep the supplier busy on the day do not overlap if one of them follows the other in one mission, without turnaround.
    private static IEnumerable<Clique> OnDay(AssignmentProblem problem, int first, int day, int[] busy) =>
        Array.TrueForAll(busy, one => Array.TrueForAll(busy, other => one == other || problem.Overlap(problem.Pairs[one], problem.Pairs[other])))
            ? [new Clique(first, null, busy)]
            : busy.DistinctBy(i => (DemandOf(problem, i).Mission, DemandOf(problem, i).Start)).Select(before =>
                new Clique(first, before, [.. busy.Where(i => DemandOf(problem, i) is var demand
                    && demand.Serves(demand.Mission == DemandOf(problem, before).Mission ? DemandOf(problem, before).Start : day))]));

    private static Demand DemandOf(AssignmentProblem problem, int pair) => problem.Demands[problem.Pairs[pair].Demand];

    /// <summary>
    /// For each pair of a supplier that needs a partner that is not there yet: the pair, the partner, and the pairs of the partner that meet it.
    /// </summary>
    public static IEnumerable<(int Pair, int Partner, IEnumerable<int> With)> Together(AssignmentProblem problem, ILookup<int, int> serving) =>
        from here in serving
        from partner in problem.Suppliers[here.Key].Partners
        from pair in here
        where !problem.Demands[problem.Pairs[pair].Demand].Present.Contains(partner)
        select (pair, partner, serving[partner].Where(other => problem.Meet(problem.Pairs[pair], problem.Pairs[other])));

    /// <summary>
    /// For two suppliers that must not serve together: the pairs of both that serve in one mission on the day on which one of two
    /// pairs that meet starts; at most one of all these may be chosen.
    /// </summary>
    public static IEnumerable<(int One, int Other, int[] Pairs)> Apart(AssignmentProblem problem, ILookup<int, int> serving) =>
        from pair in problem.Forbidden
        from one in serving[pair.One]
        from other in serving[pair.Other]
        where problem.Meet(problem.Pairs[one], problem.Pairs[other])
        select (one, other, SameDay(problem, one, other, serving[pair.One].Concat(serving[pair.Other])));

    private static int[] SameDay(AssignmentProblem problem, int one, int other, IEnumerable<int> pairs)
    {
        var (first, second) = (problem.Demands[problem.Pairs[one].Demand], problem.Demands[problem.Pairs[other].Demand]);
        var day = Math.Max(first.Start, second.Start);
        return [.. pairs.Where(i => problem.Demands[problem.Pairs[i].Demand] is var demand && demand.Mission == first.Mission && demand.Serves(day))];
    }

    private static bool Holds(Clique larger, Clique clique) =>
        larger.Pairs.Length > clique.Pairs.Length && clique.Pairs.All(larger.Pairs.Contains);
}
