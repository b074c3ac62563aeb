namespace CapabilityRegistry.Matching.Model;

/// <summary>An eligible offer with its score.</summary>
/// <param name="Offer">Its index in the list that the index was made of.</param>
/// <param name="Score">0 to the sum of the weights.</param>
public readonly record struct EligibleOffer(int Offer, int Score);
