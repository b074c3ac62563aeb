using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>What was found for a component.</summary>
/// <param name="Class">Its class on the ladder.</param>
/// <param name="Amounts">What each pair covers; 0 when it is not chosen. Null when no choice holds the pins.</param>
/// <param name="Outcomes">One for each goal, in order.</param>
/// <param name="Prices">Multipliers that prove the bounds of the levels proven by a dual.</param>
internal sealed record ComponentSolution(
    string Class, int[]? Amounts, IReadOnlyList<StageOutcome> Outcomes, IReadOnlyList<ConstraintMultiplier> Prices);

/// <summary>How the search for one goal ended.</summary>
/// <param name="Reached">Whether there was a search at all, and it found something.</param>
/// <param name="Proven">Whether nothing better exists, given the goals before.</param>
/// <param name="Bound">No choice reaches more (or less, when minimised); null when only the trivial bound is known.</param>
/// <param name="By">What the bound rests on: <see cref="StageProof"/>.</param>
/// <param name="Scale">Prices of this level count in 1 / scale.</param>
internal sealed record StageOutcome(bool Reached, bool Proven, long? Bound, string By, long Scale = 1)
{
    public static StageOutcome None { get; } = new(false, false, null, StageProof.None);

    public static StageOutcome ByDual(long value, long scale = 1) => new(true, true, value, StageProof.Dual, scale);

    public Stage ToStage(StageObjective goal, long value, long trivialBound, bool earlierProven)
    {
        var bound = Proven ? value : Bound ?? trivialBound;
        return new Stage(goal.Name, Status(earlierProven), value, bound, Stage.GapOf(value, bound));
    }

    private string Status(bool earlierProven) => this switch
    {
        { Reached: false } => ProofStatus.NotReached,
        _ when !earlierProven => ProofStatus.Conditional,
        { Proven: true } => ProofStatus.Optimal,
        _ => ProofStatus.Feasible,
    };
}
