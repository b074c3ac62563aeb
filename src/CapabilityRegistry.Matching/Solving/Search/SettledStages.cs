using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>What is settled before the search.</summary>
/// <param name="Amounts">A plan to start from; null when none is known.</param>
/// <param name="Outcomes">Outcomes of the settled stages.</param>
/// <param name="Multipliers">Multipliers that prove them.</param>
/// <param name="Excluded">Pairs that are in no plan which keeps what is settled.</param>
internal sealed record SettledStages(
    int[]? Amounts, IReadOnlyList<StageOutcome> Outcomes, IReadOnlyList<ConstraintMultiplier> Multipliers, IReadOnlyList<bool> Excluded)
{
    /// <summary>Nothing is settled. The search finds out whether there is a plan that holds all pins.</summary>
    public static SettledStages None(AssignmentProblem problem, CancellationToken cancel) => new(
        Array.Exists(problem.Pairs, pair => pair.Pinned) ? null : Greedy.Fill(problem, new bool[problem.Pairs.Length], cancel),
        [], [], new bool[problem.Pairs.Length]);
}
