namespace CapabilityRegistry.Matching.Model;

/// <summary>
/// Why needs cannot all be filled, to be checked by counting (Hall 1935): these needs together require more offers than may
/// serve any of them, and none of these offers can serve two of them. None of the needs has a lower priority than the needs that
/// are short; all of the offers serve. Under share caps, a share that is used up counts as many offers as it allows
/// (minimum cut of a flow: Ford and Fulkerson 1956).
/// </summary>
/// <param name="Priority">Priority of the needs in the set that are short; 0 is the highest.</param>
/// <param name="Needs">The needs, by id; the needs that are short are among them.</param>
/// <param name="Offers">All offers that may serve one of them within a share that is not used up, bans and pins considered, by id.</param>
/// <param name="Required">Number of offers that the needs require.</param>
/// <param name="Available">Number of offers, plus what the used up shares allow: less than required.</param>
public sealed record HallSet(
    int Priority, IReadOnlyList<HallNeed> Needs, IReadOnlyList<HallOffer> Offers, int Required, int Available)
{
    /// <summary>The shares that are used up, by need; none without share caps.</summary>
    public IReadOnlyList<HallShare> Shares { get; init; } = [];
}

/// <summary>A share cap of a need in a <see cref="HallSet"/> that is used up.</summary>
/// <param name="NeedId">One of the needs.</param>
/// <param name="Contributor">The contributor whose share of it is used up.</param>
/// <param name="Most">Number of offers of this contributor that the share cap allows.</param>
public sealed record HallShare(string NeedId, string Contributor, int Most);

/// <summary>A need of a <see cref="HallSet"/>.</summary>
/// <param name="NeedId">One of the needs.</param>
/// <param name="Priority">Its priority; 0 is the highest.</param>
/// <param name="Standing">"higher" or "equal": its priority beside that of the needs that are short.</param>
/// <param name="Required">Number of offers that it requires: its quantity divided by what each of them covers.</param>
/// <param name="Serving">Number of offers that serve it.</param>
public sealed record HallNeed(string NeedId, int Priority, string Standing, int Required, int Serving)
{
    /// <summary>Of a higher priority than the needs that are short.</summary>
    public const string Higher = "higher";
    /// <summary>Of the same priority as the needs that are short.</summary>
    public const string Equal = "equal";
}

/// <summary>An offer of a <see cref="HallSet"/>.</summary>
/// <param name="OfferId">One of the offers.</param>
/// <param name="NeedId">The need of the set that it serves.</param>
/// <param name="Pinned">Whether the pair is pinned.</param>
public sealed record HallOffer(string OfferId, string NeedId, bool Pinned);
