using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>A stage in the numbers of the solver: what is filled of each demand counts, by a concave function, and so does each pair.</summary>
/// <param name="Name">As in <see cref="Stage"/>.</param>
/// <param name="Maximise">True to maximise, false to minimise.</param>
/// <param name="PerUnit">What each unit filled of a demand counts, save for the <see cref="CountingOneMore"/>.</param>
/// <param name="PerChosen">What each chosen pair counts.</param>
/// <param name="PerUnchosen">What each pair that is not chosen counts.</param>
internal sealed record SolverStage(
    string Name, bool Maximise, Func<Demand, long> PerUnit, Func<Pair, long> PerChosen, Func<Pair, long> PerUnchosen)
{
    public const string Changes = "changes";

    public const string TieBreak = "tie-break";

    /// <summary>What a demand filled completely counts; 0 where the fill does not count.</summary>
    public long PerNeed { get; init; }

    /// <summary>How many units of a demand, the first that are filled, count one more than the others.</summary>
    public Func<Demand, int> CountingOneMore { get; init; } = _ => 0;

    /// <summary>What the fill of a demand counts.</summary>
    /// <param name="demand">The demand.</param>
    /// <param name="filled">How many of its units are filled.</param>
    public long OfFill(Demand demand, long filled) => (PerUnit(demand) * filled) + Math.Min(filled, CountingOneMore(demand));

    /// <param name="priorities">The priorities that occur, highest first.</param>
    /// <param name="replans">Whether there is a plan in force.</param>
    /// <param name="scales">What a demand of each priority counts when it is filled completely; null for <see cref="Stage.FullNeed"/>.</param>
    public static IReadOnlyList<SolverStage> InOrder(IEnumerable<int> priorities, bool replans, IReadOnlyDictionary<int, long>? scales = null)
    {
        List<SolverStage> stages = [.. priorities.Select(priority => Fill(priority) with { PerNeed = scales?[priority] ?? Stage.FullNeed })];
        if (replans)
        {
            stages.Add(new(Changes, false, _ => 0, _ => 0, pair => pair.ChangeCost));
        }

        stages.Add(new("quality", false, _ => 0, pair => pair.Cost, _ => 0));
        stages.Add(new(TieBreak, false, _ => 0, pair => pair.Tie, _ => 0));
        return stages;
    }

    /// <remarks>
    /// No sum overflows: a fill is at most 2^36 for each demand, a pair counts less than 2^31, and an input of 2^27 of
    /// either does not fit into memory.
    /// </remarks>
    public long ValueOf(AssignmentProblem problem, int[] amounts)
    {
        var (value, chosen) = (ValueOfNothing(problem), AssignmentProblem.Chosen(amounts));
        for (var (at, next) = (0, 0); at < chosen.Count; at = next)
        {
            var (demand, filled) = (problem.Pairs[chosen[at]].Demand, 0L);
            for (next = at; next < chosen.Count && problem.Pairs[chosen[next]] is var pair && pair.Demand == demand; next++)
            {
                filled += amounts[chosen[next]];
                value = checked(value + PerChosen(pair) - PerUnchosen(pair));
            }

            value = checked(value + OfFill(problem.Demands[demand], filled));
        }

        return value;
    }

    private bool CountsUnchosen => Name == Changes;

    /// <summary>The value when nothing is chosen.</summary>
    public long ValueOfNothing(AssignmentProblem problem) => CountsUnchosen ? problem.Pairs.Sum(PerUnchosen) : 0;

    /// <summary>The fill of the demand that is favoured.</summary>
    public static SolverStage Favoured { get; } = new("favoured", true, demand => demand.Favoured ? 1 : 0, _ => 0, _ => 0);

    /// <summary>The fill of all priorities together: whether everything can be filled at once.</summary>
    public static SolverStage AllFill { get; } = new("everything", true, demand => demand.Value, _ => 0, _ => 0)
    {
        CountingOneMore = demand => demand.Remainder,
    };

    /// <summary>
    /// An evident bound: each demand filled as far as its suppliers could fill it if they served nothing else, or nothing lost.
    /// </summary>
    public long EvidentBound(AssignmentProblem problem) =>
        Maximise ? problem.Demands.Select((demand, d) => OfFill(demand, problem.MostFillOf(d))).Sum() : 0;

    /// <summary>What choosing a pair adds, besides what it fills; more is better.</summary>
    public long ValueOfPair(in Pair pair) => (Maximise ? 1 : -1) * (PerChosen(pair) - PerUnchosen(pair));

    /// <summary>A bound that needs no search: everything filled, or nothing chosen and nothing changed.</summary>
    public long TrivialBound(AssignmentProblem problem) =>
        Maximise ? problem.Demands.Sum(demand => OfFill(demand, demand.Quantity)) : 0;

    private static SolverStage Fill(int priority) =>
        new(Stage.OfPriority(priority), true, demand => demand.Priority == priority ? demand.Value : 0, _ => 0, _ => 0)
        {
            CountingOneMore = demand => demand.Priority == priority ? demand.Remainder : 0,
        };
}
