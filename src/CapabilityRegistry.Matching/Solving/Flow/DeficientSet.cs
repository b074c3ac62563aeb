namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>Demands that need more suppliers than can serve them.</summary>
/// <param name="Demands">In order.</param>
/// <param name="Pairs">Pairs of the suppliers that may serve them, without the shares that are used up; ascending.</param>
/// <param name="Full">One pair of each share that is used up, by demand.</param>
internal sealed record DeficientSet(IReadOnlyList<int> Demands, IReadOnlyList<int> Pairs, IReadOnlyList<int> Full);
