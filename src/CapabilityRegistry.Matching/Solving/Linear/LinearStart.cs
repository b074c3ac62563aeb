using CapabilityRegistry.Matching.Solving.Problem;
using CapabilityRegistry.Matching.Solving.Search;

namespace CapabilityRegistry.Matching.Solving.Linear;

/// <summary>Starting point of a linear programme.</summary>
/// <param name="Constraints">All constraints; those that hold with equality in every plan of interest as equations.</param>
/// <param name="Excluded">Pairs that no plan of interest holds.</param>
/// <param name="Settled">What is settled.</param>
internal sealed record LinearStart(IReadOnlyList<PairConstraint> Constraints, bool[] Excluded, SettledStages Settled)
{
    /// <summary>Whether multipliers prove every stage so far, so that later ones can be proven the same way.</summary>
    public bool IsChained { get; init; } = true;
}
