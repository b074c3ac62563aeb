using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>A constraint that couples demands: the sum of factor × chosen, and of factor × filled, is at most a number.</summary>
/// <param name="Terms">Factor of each pair.</param>
/// <param name="Fills">For each demand, the factor of its fill; null if fills do not matter.</param>
/// <param name="Most">The number.</param>
internal sealed record CouplingConstraint((int Pair, long Factor)[] Terms, FillWeight[]? Fills, long Most);
