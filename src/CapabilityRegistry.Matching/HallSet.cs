namespace CapabilityRegistry.Matching;

/// <summary>
/// Why needs cannot all be filled, to be checked by counting (Hall 1935): these needs together take more pledges than there
/// are that may serve any of them, and none of these pledges can serve two of them. None of the needs has a lower priority
/// than the one that is short.
/// </summary>
/// <param name="Needs">Ids of the needs, the one that is short among them.</param>
/// <param name="Offers">Ids of all offers that may serve one of them, bans and pins considered.</param>
/// <param name="Required">How many pledges the needs take.</param>
/// <param name="Available">How many there are: fewer.</param>
public sealed record HallSet(IReadOnlyList<string> Needs, IReadOnlyList<string> Offers, int Required, int Available);
