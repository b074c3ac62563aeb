namespace CapabilityRegistry.Matching.Solving;

/// <summary>A day on which a pledge would serve these demands: at most one of the pairs may be chosen.</summary>
/// <param name="Pledge">Index of the pledge.</param>
/// <param name="Day">Number of the day.</param>
/// <param name="Pairs">The pairs that hold the pledge on that day, turnaround included; one or more.</param>
internal sealed record Clique(int Pledge, int Day, int[] Pairs);

internal static class Cliques
{
    /// <summary>
    /// The largest sets of pairs that overlap pairwise. Any such set shares the day on which its last member starts, so
    /// the days on which a pair starts are enough.
    /// </summary>
    public static List<Clique> Of(Model model)
    {
        var found = new List<Clique>();
        foreach (var pledge in Enumerable.Range(0, model.Pairs.Length).GroupBy(i => model.Pairs[i].Pledge))
        {
            var days = pledge.Select(StartOf).Distinct().Order();
            var cliques = days.Select(day => new Clique(pledge.Key, day, [.. pledge.Where(i => StartOf(i) <= day && day < model.FreeAgain(model.Pairs[i]))]))
                .ToList();
            found.AddRange(cliques.Where(clique => !cliques.Exists(other => Holds(other, clique))));
        }

        return found;

        int StartOf(int i) => model.Demands[model.Pairs[i].Demand].Start;
    }

    private static bool Holds(Clique larger, Clique clique) =>
        larger.Pairs.Length > clique.Pairs.Length && clique.Pairs.All(larger.Pairs.Contains);
}
