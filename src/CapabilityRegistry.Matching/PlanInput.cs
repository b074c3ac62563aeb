namespace CapabilityRegistry.Matching;

/// <summary>Everything a plan depends on. The order of needs and offers does not matter.</summary>
/// <param name="Needs">Needs to fill together.</param>
/// <param name="Offers">Offers to choose from.</param>
/// <param name="AsOf">The day on which the requests would go out.</param>
/// <param name="Limit">
/// Wall time for all stages of the search together; null for none. A safety net: a plan that stopped at the limit says
/// so, and may differ from run to run.
/// </param>
public sealed record PlanInput(
    IReadOnlyList<Need> Needs, IReadOnlyList<Offer> Offers, DateOnly AsOf, TimeSpan? Limit = null);
