namespace CapabilityRegistry.Matching.Model;

/// <summary>The offers of acceptable unit types for one need. Offers of other unit types are in neither list.</summary>
/// <param name="Candidates">Eligible offers by falling score; equal scores by a stable hash of the two ids, then by id.</param>
/// <param name="Excluded">Offers of an acceptable type that fail a criterion: fewest failures first, then by id.</param>
public sealed record RankedOffers(IReadOnlyList<PairEvaluation> Candidates, IReadOnlyList<PairEvaluation> Excluded);
