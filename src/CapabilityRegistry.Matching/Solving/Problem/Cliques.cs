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

    /// <summary>For each supplier that needs a partner: its pairs on a day in a mission, the partner, and all pairs of the partner in that mission.</summary>
    public static IEnumerable<(Clique Clique, int Partner, IEnumerable<int> With)> Together(
        AssignmentProblem problem, ILookup<(int Supplier, int Mission), int> serving) =>
        from here in serving
        from partner in problem.Suppliers[here.Key.Supplier].Partners
        from clique in Of(problem, [.. here])
        select (clique, partner, serving[(partner, here.Key.Mission)]);

    /// <summary>
    /// For two suppliers that must not serve together: the pairs of one on a day in a mission and those of the other on a day; at
    /// most one of all these may be chosen.
    /// </summary>
    public static IEnumerable<(Clique One, Clique Other)> Apart(AssignmentProblem problem, ILookup<(int Supplier, int Mission), int> serving) =>
        from pair in problem.Forbidden
        from mission in problem.Demands.Select(demand => demand.Mission).Distinct()
        from one in Of(problem, [.. serving[(pair.One, mission)]])
        from other in Of(problem, [.. serving[(pair.Other, mission)]])
        select (one, other);

    private static bool Holds(Clique larger, Clique clique) =>
        larger.Pairs.Length > clique.Pairs.Length && clique.Pairs.All(larger.Pairs.Contains);
}
