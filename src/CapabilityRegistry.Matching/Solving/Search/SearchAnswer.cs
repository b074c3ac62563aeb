using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>The result of a search for one stage.</summary>
/// <param name="Proven">Whether nothing better exists, given the stages before.</param>
/// <param name="Impossible">Whether it is proven that no plan exists.</param>
/// <param name="Bound">No choice reaches more (or less, when minimised); null when not known.</param>
/// <param name="Chosen">Which pairs to choose; null when the search found nothing in its time.</param>
internal sealed record SearchAnswer(bool Proven, bool Impossible, long? Bound, IReadOnlyList<bool>? Chosen)
{
    public static SearchAnswer None { get; } = new(false, false, null, null);

    public static SearchAnswer Infeasible { get; } = new(false, true, null, null);

    /// <summary>Whether a draw between equals ended by its own effort.</summary>
    public bool Settled { get; init; }

    public StageOutcome Outcome =>
        new(Settled || Chosen is not null, Proven, Bound, Settled || Chosen is not null ? StageProof.Solver : StageProof.None) { Settled = Settled };
}
