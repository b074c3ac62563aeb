namespace CapabilityRegistry.Matching.Solving;

/// <summary>One stage of the lexicographic order: a linear measure of a plan.</summary>
/// <param name="Name">As in <see cref="Stage"/>.</param>
/// <param name="Maximise">Else minimise.</param>
/// <param name="PerUnit">What each unit filled of a demand counts.</param>
/// <param name="PerPair">What each chosen pair counts.</param>
internal sealed record Goal(string Name, bool Maximise, Func<Demand, long> PerUnit, Func<Pair, long> PerPair)
{
    public static IReadOnlyList<Goal> InOrder(Model model) =>
    [
        .. model.Demands.Select(demand => demand.Priority).Distinct().Order().Select(Fill),
        new("quality", false, _ => 0, pair => pair.Cost),
        new("tie-break", false, _ => 0, pair => pair.Tie),
    ];

    /// <summary>The name of the stage that fills the needs of a priority.</summary>
    public static string FillName(int priority) => $"fill-priority-{priority}";

    public long ValueOf(Model model, IReadOnlyList<int> amounts) =>
        model.Pairs.Select((pair, i) => amounts[i] == 0 ? 0 : PerPair(pair) + PerUnit(model.Demands[pair.Demand]) * amounts[i]).Sum();

    /// <summary>A bound that needs no search: everything filled, or nothing chosen.</summary>
    public long TrivialBound(Model model) =>
        Maximise ? model.Demands.Sum(demand => PerUnit(demand) * demand.Quantity) : 0;

    private static Goal Fill(int priority) =>
        new(FillName(priority), true, demand => demand.Priority == priority ? Stage.FullNeed / demand.Quantity : 0, _ => 0);
}
