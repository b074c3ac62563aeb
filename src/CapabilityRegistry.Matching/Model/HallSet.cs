namespace CapabilityRegistry.Matching.Model;

/// <summary>
/// Why needs cannot all be filled, to be checked by counting (Hall 1935): these needs together take more pledges than there
/// are that may serve any of them, and none of these pledges can serve two of them. None of the needs has a lower priority
/// than those that are short for it; all of the pledges serve. Under share caps, a share that is used up counts as many
/// pledges as it allows, whoever they are (the least cut of a flow: Ford and Fulkerson 1956).
/// </summary>
/// <param name="Priority">Of the needs that are short for it; 0 is the highest.</param>
/// <param name="Needs">The needs, by id, those that are short among them.</param>
/// <param name="Offers">All offers that may serve one of them within a share that is not used up, bans and pins considered, by id.</param>
/// <param name="Required">How many pledges the needs take.</param>
/// <param name="Available">How many there are, and what the used up shares allow: fewer.</param>
public sealed record HallSet(
    int Priority, IReadOnlyList<HallNeed> Needs, IReadOnlyList<HallOffer> Offers, int Required, int Available)
{
    /// <summary>The shares that are used up, by need; none without share caps.</summary>
    public IReadOnlyList<HallShare> Shares { get; init; } = [];
}

/// <param name="NeedId">One of the needs.</param>
/// <param name="Contributor">Whose share of it is used up.</param>
/// <param name="Most">How many pledges of this contributor the share cap allows.</param>
public sealed record HallShare(string NeedId, string Contributor, int Most);

/// <param name="NeedId">One of the needs.</param>
/// <param name="Priority">Its priority; 0 is the highest.</param>
/// <param name="Standing">"higher" or "equal": its priority beside that of the needs that are short.</param>
/// <param name="Required">How many pledges it takes: its quantity by what each of them covers.</param>
/// <param name="Serving">How many serve it.</param>
public sealed record HallNeed(string NeedId, int Priority, string Standing, int Required, int Serving)
{
    public const string Higher = "higher";
    public const string Equal = "equal";
}

/// <param name="OfferId">One of the offers.</param>
/// <param name="NeedId">Which of the needs it serves.</param>
/// <param name="Pinned">Whether somebody decided on that.</param>
public sealed record HallOffer(string OfferId, string NeedId, bool Pinned);
