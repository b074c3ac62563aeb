using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>The solution of a component.</summary>
/// <param name="Class">Its <see cref="ProblemClass"/>.</param>
/// <param name="Amounts">What each pair covers; 0 when it is not chosen. Null when no choice holds the pins.</param>
/// <param name="Outcomes">One for each stage, in order.</param>
/// <param name="Multipliers">Multipliers that prove the bounds of the stages proven by a dual.</param>
internal sealed record ComponentSolution(
    string Class, int[]? Amounts, IReadOnlyList<StageOutcome> Outcomes, IReadOnlyList<ConstraintMultiplier> Multipliers);

/// <summary>How the search for one stage ended.</summary>
/// <param name="Reached">Whether there was a search at all, and it found something.</param>
/// <param name="Proven">Whether nothing better exists, given the stages before.</param>
/// <param name="Bound">No choice reaches more (or less, when minimised); null when only the trivial bound is known.</param>
/// <param name="By">What the bound rests on: <see cref="StageProof"/>.</param>
/// <param name="Scale">Multipliers of this stage count in 1 / scale.</param>
internal sealed record StageOutcome(bool Reached, bool Proven, long? Bound, string By, long Scale = 1)
{
    /// <summary>Whether a draw between equals ended by its own effort, so that the same input gives the same plan.</summary>
    public bool Settled { get; init; }

    /// <summary>Whether more time would change nothing.</summary>
    public bool Final => Proven || Settled;

    public static StageOutcome None { get; } = new(false, false, null, StageProof.None);

    public static StageOutcome ByDual(long value, long scale = 1) => new(true, true, value, StageProof.Dual, scale);

    public Stage ToStage(SolverStage stage, long value, long trivialBound, bool earlierProven)
    {
        var bound = Proven ? value : Bound ?? trivialBound;
        return new Stage(stage.Name, Status(earlierProven), value, bound, Stage.GapOf(value, bound)) { PerNeed = stage.PerNeed };
    }

    private string Status(bool earlierProven) => this switch
    {
        { Reached: false } => ProofStatus.NotReached,
        _ when !earlierProven => ProofStatus.Conditional,
        { Proven: true } => ProofStatus.Optimal,
        { Settled: true } => ProofStatus.Settled,
        _ => ProofStatus.Feasible,
    };
}
