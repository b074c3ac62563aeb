namespace CapabilityRegistry.Matching.Model;

/// <summary>What the caveats of one offer cost.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Status">As in <see cref="ImprovementGain"/>.</param>
/// <param name="Priorities">Change of the fill per priority without them, highest first; the first is above 0.</param>
/// <param name="Needs">Needs that would be filled more, or less, and by how much; by id.</param>
public sealed record CaveatPrice(
    string OfferId, string Status, IReadOnlyList<PriorityGain> Priorities, IReadOnlyList<NeedGain> Needs);
