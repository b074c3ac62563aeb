namespace CapabilityRegistry.Matching.Model;

/// <summary>How often a criterion fails.</summary>
/// <param name="Code">The criterion.</param>
/// <param name="Offers">Number of offers that fail it.</param>
/// <param name="Alone">Number of offers that fail it and no other.</param>
public sealed record ReasonCount(string Code, int Offers, int Alone);
