namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>A day on which a supplier would serve these demands: at most one of the pairs may be chosen.</summary>
/// <param name="First">The first pair that starts on the day.</param>
/// <param name="Day">Number of the day.</param>
/// <param name="Pairs">The pairs that keep the supplier busy on that day, turnaround included; one or more.</param>
internal sealed record Clique(int First, int Day, int[] Pairs);

/// <summary>The sets of pairs of one supplier of which at most one may be chosen.</summary>
internal static class Cliques
{
    /// <summary>
    /// The largest sets of pairs that overlap pairwise. Any such set shares the day on which its last member starts, so
    /// the days on which a pair starts are enough.
    /// </summary>
    public static IEnumerable<Clique> Of(AssignmentProblem problem) =>
        Enumerable.Range(0, problem.Pairs.Length).GroupBy(i => problem.Pairs[i].Supplier).SelectMany(supplier => Of(problem, [.. supplier]));

    /// <param name="problem">The problem.</param>
    /// <param name="pairs">Pairs of one supplier; none or more.</param>
    public static IEnumerable<Clique> Of(AssignmentProblem problem, IReadOnlyList<int> pairs)
    {
        var cliques = pairs.GroupBy(StartOf).OrderBy(day => day.Key)
            .Select(day => new Clique(day.First(), day.Key, [.. pairs.Where(i => StartOf(i) <= day.Key && day.Key < problem.FreeAgain(problem.Pairs[i]))]))
            .ToList();
        return cliques.Where(clique => !cliques.Exists(other => Holds(other, clique)));

        int StartOf(int i) => problem.Demands[problem.Pairs[i].Demand].Start;
    }

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
        return [.. pairs.Where(i => problem.Demands[problem.Pairs[i].Demand] is var demand
            && demand.Mission == first.Mission && demand.Start <= day && day < demand.End)];
    }

    private static bool Holds(Clique larger, Clique clique) =>
        larger.Pairs.Length > clique.Pairs.Length && clique.Pairs.All(larger.Pairs.Contains);
}
