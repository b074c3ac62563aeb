using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>One stage of the lexicographic order: a linear measure of a plan.</summary>
/// <param name="Name">As in <see cref="Stage"/>.</param>
/// <param name="Maximise">Else minimise.</param>
/// <param name="PerUnit">What each unit filled of a demand counts.</param>
/// <param name="PerChosen">What each chosen pair counts.</param>
/// <param name="PerUnchosen">What each pair that is not chosen counts.</param>
internal sealed record StageObjective(
    string Name, bool Maximise, Func<Demand, long> PerUnit, Func<Pair, long> PerChosen, Func<Pair, long> PerUnchosen)
{
    public const string Changes = "changes";

    /// <param name="priorities">Those that occur, highest first.</param>
    /// <param name="replans">Whether there is a plan in force.</param>
    public static IReadOnlyList<StageObjective> InOrder(IEnumerable<int> priorities, bool replans)
    {
        List<StageObjective> goals = [.. priorities.Select(Fill)];
        if (replans)
        {
            goals.Add(new(Changes, false, _ => 0, _ => 0, pair => pair.ChangeCost));
        }

        goals.Add(new("quality", false, _ => 0, pair => pair.Cost, _ => 0));
        goals.Add(new("tie-break", false, _ => 0, pair => pair.Tie, _ => 0));
        return goals;
    }

    /// <summary>The name of the stage that fills the needs of a priority.</summary>
    public static string FillName(int priority) => $"fill-priority-{priority}";

    /// <remarks>
    /// No sum overflows: a fill is at most 2^30 for each demand, a pair counts less than 2^31, and an input of 2^31 of
    /// either does not fit into memory.
    /// </remarks>
    public long ValueOf(AssignmentProblem model, int[] amounts)
    {
        var (value, countsLeft) = (0L, CountsUnchosen);
        for (var i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] > 0)
            {
                var pair = model.Pairs[i];
                value = checked(value + PerChosen(pair) + (PerUnit(model.Demands[pair.Demand]) * amounts[i]));
            }
            else if (countsLeft)
            {
                value = checked(value + PerUnchosen(model.Pairs[i]));
            }
        }

        return value;
    }

    private bool CountsUnchosen => Name == Changes;

    /// <summary>What counts when nothing is chosen.</summary>
    public long ValueOfNothing(AssignmentProblem model) => CountsUnchosen ? model.Pairs.Sum(PerUnchosen) : 0;

    /// <summary>All fills together, to see whether everything can be filled at once.</summary>
    public static StageObjective AllFill { get; } = new("everything", true, demand => demand.Value, _ => 0, _ => 0);

    /// <summary>
    /// A bound that anybody can see: each demand filled as far as its pledges could if they had nothing else to do, or nothing lost.
    /// </summary>
    public long EvidentBound(AssignmentProblem model) =>
        Maximise ? model.Demands.Select((demand, d) => PerUnit(demand) * model.MostFillOf(d)).Sum() : 0;

    /// <summary>What choosing a pair adds when it covers so much, where more is better.</summary>
    public long WorthOf(AssignmentProblem model, in Pair pair, int amount) =>
        (Maximise ? 1 : -1) * ((PerUnit(model.Demands[pair.Demand]) * amount) + PerChosen(pair) - PerUnchosen(pair));

    /// <summary>A bound that needs no search: everything filled, or nothing chosen and nothing changed.</summary>
    public long TrivialBound(AssignmentProblem model) =>
        Maximise ? model.Demands.Sum(demand => PerUnit(demand) * demand.Quantity) : 0;

    private static StageObjective Fill(int priority) =>
        new(FillName(priority), true, demand => demand.Priority == priority ? demand.Value : 0, _ => 0, _ => 0);
}
