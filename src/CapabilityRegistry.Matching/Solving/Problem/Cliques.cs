namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>A day on which a pledge would serve these demands: at most one of the pairs may be chosen.</summary>
/// <param name="First">The first pair that starts on the day.</param>
/// <param name="Day">Number of the day.</param>
/// <param name="Pairs">The pairs that hold the pledge on that day, turnaround included; one or more.</param>
internal sealed record Clique(int First, int Day, int[] Pairs);

internal static class Cliques
{
    /// <summary>
    /// The largest sets of pairs that overlap pairwise. Any such set shares the day on which its last member starts, so
    /// the days on which a pair starts are enough.
    /// </summary>
    public static IEnumerable<Clique> Of(AssignmentProblem model) =>
        Enumerable.Range(0, model.Pairs.Length).GroupBy(i => model.Pairs[i].Supplier).SelectMany(pledge => Of(model, [.. pledge]));

    /// <param name="model">The question.</param>
    /// <param name="pairs">Pairs of one pledge; none or more.</param>
    public static IEnumerable<Clique> Of(AssignmentProblem model, IReadOnlyList<int> pairs)
    {
        var cliques = pairs.GroupBy(StartOf).OrderBy(day => day.Key)
            .Select(day => new Clique(day.First(), day.Key, [.. pairs.Where(i => StartOf(i) <= day.Key && day.Key < model.FreeAgain(model.Pairs[i]))]))
            .ToList();
        return cliques.Where(clique => !cliques.Exists(other => Holds(other, clique)));

        int StartOf(int i) => model.Demands[model.Pairs[i].Demand].Start;
    }

    /// <summary>What each pledge that needs a partner would do on a day in a mission, the partner, and all that this could do there.</summary>
    public static IEnumerable<(Clique Clique, int Partner, IEnumerable<int> With)> Together(AssignmentProblem model, ILookup<(int Pledge, int Mission), int> serving) =>
        from here in serving
        from partner in model.Suppliers[here.Key.Pledge].Partners
        from clique in Of(model, [.. here])
        select (clique, partner, serving[(partner, here.Key.Mission)]);

    /// <summary>Two that must not serve together: of what one would do on a day in a mission and the other on a day, at most one.</summary>
    public static IEnumerable<(Clique One, Clique Other)> Apart(AssignmentProblem model, ILookup<(int Pledge, int Mission), int> serving) =>
        from pair in model.Forbidden
        from mission in model.Demands.Select(demand => demand.Mission).Distinct()
        from one in Of(model, [.. serving[(pair.One, mission)]])
        from other in Of(model, [.. serving[(pair.Other, mission)]])
        select (one, other);

    private static bool Holds(Clique larger, Clique clique) =>
        larger.Pairs.Length > clique.Pairs.Length && clique.Pairs.All(larger.Pairs.Contains);
}
