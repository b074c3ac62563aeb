namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>Demands that take more than can come to them.</summary>
/// <param name="Demands">In order.</param>
/// <param name="Pairs">Whoever may serve them within a share that is not used up, in order.</param>
/// <param name="Full">A pair of each share that is used up, by demand.</param>
internal sealed record DeficientSet(IReadOnlyList<int> Demands, IReadOnlyList<int> Pairs, IReadOnlyList<int> Full);
