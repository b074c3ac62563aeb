using System.Text.Json.Serialization;

namespace CapabilityRegistry.Matching.Model;

/// <param name="NeedId">The need that stays short.</param>
/// <param name="Required">The quantity asked for.</param>
/// <param name="Filled">The quantity covered.</param>
/// <param name="Missing">Required − filled; 1 or more.</param>
/// <param name="Reasons">Every reason that holds; at least one.</param>
public sealed record Shortfall(
    string NeedId, int Required, int Filled, int Missing, IReadOnlyList<ShortfallReason> Reasons);

/// <summary>Why a need stays short, with what it can be checked by.</summary>
/// <param name="Kind">
/// "no-such-type": no offer is of an acceptable type. "filtered": offers of an acceptable type fail other criteria.
/// "competition": eligible offers serve other needs at an overlapping time, turnaround included; were one of them there
/// twice, more would be filled. "exhausted": every eligible offer already serves this need, and together they are not enough.
/// "structural": a rule about the plan as a whole keeps eligible offers out, or without it more would be filled.
/// "not-proven": the search stopped at the limit before the fill of this priority was proven.
/// </param>
/// <param name="Detail">The reason in one sentence.</param>
/// <param name="Failures">Of "filtered": how many offers fail each criterion, by code.</param>
public sealed record ShortfallReason(string Kind, string Detail, IReadOnlyDictionary<string, int>? Failures = null)
{
    public const string NoSuchType = "no-such-type";
    public const string Filtered = "filtered";
    public const string Competition = "competition";
    public const string Exhausted = "exhausted";
    public const string Structural = "structural";
    public const string NotProven = "not-proven";

    public const int MostWitnesses = 20;

    /// <summary>Of "filtered": offers that fail exactly one criterion, at most <see cref="MostWitnesses"/>, by id.</summary>
    public IReadOnlyList<NearMiss> NearMisses { get; init; } = [];

    /// <summary>
    /// Of "competition": every engagement that stands in the way, the best offer first; once the fill is proven, each offer
    /// has at least one of equal or higher priority among them, or a pin.
    /// </summary>
    public IReadOnlyList<OfferInUse> InUse { get; init; } = [];

    /// <summary>
    /// Of "competition" and "exhausted" in a flow: the place of the proof in <see cref="Plan.HallSets"/>. Null elsewhere,
    /// and where a share cap is a part of the reason.
    /// </summary>
    public int? HallSet { get; init; }

    /// <summary>Of "structural": eligible offers that are kept out, the best first, at most <see cref="MostWitnesses"/>.</summary>
    public IReadOnlyList<string> KeptOut { get; init; } = [];

    /// <summary>
    /// Of "structural": which rules, taken away, would leave less of the gap; of each family of rules the smallest part that
    /// was found, and of all families the smallest first. Empty when no family alone helps, or none was tried.
    /// </summary>
    public IReadOnlyList<Relaxation> Relaxations { get; init; } = [];

    /// <summary>Of "structural": whether every family was tried. The part of the problem may be too large, or the time over.</summary>
    public bool? Tried { get; init; }

    /// <summary>Witnesses in words, of a plan that was made by the first version of the rules; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Witnesses { get; init; }
}

/// <summary>An offer that fails one criterion only.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Code">The criterion.</param>
/// <param name="Repair">The smallest change that makes it eligible.</param>
public sealed record NearMiss(string OfferId, string Code, Repair Repair);

/// <summary>An eligible offer that serves another need at an overlapping time.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="NeedId">The need that it serves.</param>
/// <param name="Priority">The priority of that need; 0 is the highest.</param>
/// <param name="Pinned">Whether somebody decided on that.</param>
public sealed record OfferInUse(string OfferId, string NeedId, int Priority, bool Pinned);

/// <summary>Rules without which more of a need would be filled, and no less of any higher priority.</summary>
/// <param name="Family">
/// "ban", "minimum-fill", "bundle", "share-cap", "partners", "apart" (offers that must not serve together), "turnaround",
/// "caveat" (missions that states rule out).
/// </param>
/// <param name="Rules">The rules, all of which are taken away: one, if one alone helps, else all of the family around the need.</param>
/// <param name="More">How much more of the need would be filled; 1 or more.</param>
public sealed record Relaxation(string Family, IReadOnlyList<RelaxedRule> Rules, int More);

/// <param name="Needs">Ids of the needs that the rule is about.</param>
/// <param name="Offers">Ids of the offers that it is about; of "partners" first the one that needs the others.</param>
public sealed record RelaxedRule(IReadOnlyList<string> Needs, IReadOnlyList<string> Offers);
