namespace CapabilityRegistry.Matching.Planning;

/// <summary>A pair that no rule about this pair alone excludes.</summary>
/// <param name="Need">Index of the need.</param>
/// <param name="Offer">Index of the offer.</param>
/// <param name="Score">Score of the pair.</param>
/// <param name="Tie">The stable hash of the two ids.</param>
internal readonly record struct UsablePair(int Need, int Offer, int Score, long Tie);
