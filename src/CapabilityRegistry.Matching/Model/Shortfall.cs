using System.Text.Json.Serialization;

namespace CapabilityRegistry.Matching.Model;

/// <summary>A need that is not filled completely.</summary>
/// <param name="NeedId">The need that stays short.</param>
/// <param name="Required">The quantity asked for.</param>
/// <param name="Filled">The quantity covered.</param>
/// <param name="Missing">Required − filled; 1 or more.</param>
/// <param name="Reasons">Every reason that holds; at least one, unless reasons were not asked for.</param>
public sealed record Shortfall(
    string NeedId, int Required, int Filled, int Missing, IReadOnlyList<ShortfallReason> Reasons)
{
    /// <summary>What would fill more only together: no part of it does. Null unless <see cref="Search"/> is "found".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Combination? Together { get; init; }

    /// <summary>
    /// What came of the search for <see cref="Together"/>: "found"; "not-needed", because a near miss or a rule alone helps; "none-found", neither
    /// among everything at once, nor among all repairs, nor among all rules; "not-tried", or not to the end: the part of the problem is too large,
    /// its fill is not proven, or a limit came first.
    /// </summary>
    public string Search { get; init; } = NotTried;

    /// <summary>Changes that help only together were found.</summary>
    public const string Found = "found";
    /// <summary>One change alone helps already.</summary>
    public const string NotNeeded = "not-needed";
    /// <summary>Nothing was found that helps.</summary>
    public const string NoneFound = "none-found";
    /// <summary>It was not tried, or not to the end.</summary>
    public const string NotTried = "not-tried";
}

/// <summary>
/// Changes that together leave less of a gap, and of which none can be left out. It may be one offer that fails several criteria, which no near miss names.
/// </summary>
/// <param name="More">How much more of the need would be filled; 1 or more.</param>
/// <param name="Mended">Offers that would have to be mended, by the smallest repair that makes each eligible for the need.</param>
/// <param name="Relaxations">Rules that would have to fall; <see cref="Relaxation.More"/> is that of all together.</param>
public sealed record Combination(int More, IReadOnlyList<string> Mended, IReadOnlyList<Relaxation> Relaxations);

/// <summary>Why a need stays short, with the facts by which that can be checked.</summary>
/// <param name="Kind">
/// "no-such-type": no offer is of an acceptable type. "filtered": offers of an acceptable type fail other criteria.
/// "competition": eligible offers serve other needs at an overlapping time, turnaround included, and a second copy of one
/// of them could serve. "exhausted": every eligible offer already serves this need, and together they are not enough.
/// "structural": a rule about the plan as a whole keeps eligible offers out, or without it more would be filled.
/// "not-proven": the search stopped at the limit before the fill of this priority was proven; where it is the only reason, the limit may have left
/// no time to look for others.
/// </param>
/// <param name="Detail">The reason in one sentence.</param>
/// <param name="Failures">Only for kind "filtered": how many offers fail each criterion, by code.</param>
public sealed record ShortfallReason(string Kind, string Detail, IReadOnlyDictionary<string, int>? Failures = null)
{
    /// <summary>No offer is of an acceptable type.</summary>
    public const string NoSuchType = "no-such-type";
    /// <summary>Offers of an acceptable type fail other criteria.</summary>
    public const string Filtered = "filtered";
    /// <summary>Eligible offers serve other needs.</summary>
    public const string Competition = "competition";
    /// <summary>Every eligible offer serves this need already.</summary>
    public const string Exhausted = "exhausted";
    /// <summary>A rule about the plan as a whole keeps eligible offers out.</summary>
    public const string Structural = "structural";
    /// <summary>The fill of this priority is not proven.</summary>
    public const string NotProven = "not-proven";

    /// <summary>How many near misses and kept out offers are listed at most.</summary>
    public const int MostWitnesses = 20;

    /// <summary>
    /// How much of the gap would close if what the reason names alone were mended; 0 where nothing would, so that the reason is context and no advice.
    /// Null where that was not tried: the part of the problem is too large, its fill is not proven, a limit of work or time came
    /// first, or it takes a release (<see cref="Repair.IsRelease"/>). Mended is: for "no-such-type", a new offer that fits and covers all that is
    /// missing; for "filtered", every offer that a repair without a release makes eligible, at most <see cref="MostMended"/>, those that fail least
    /// first; for "competition" and "exhausted", a second copy of each eligible offer that serves; for "structural", the best of
    /// <see cref="Relaxations"/>. What closes is found by planning again: the fill down to the priority of the need is then better as a whole, and so
    /// much more of the need is filled in one of the best plans.
    /// </summary>
    public int? Closes { get; init; }

    /// <summary>How many offers are mended at most to see what a reason closes.</summary>
    public const int MostMended = 50;

    /// <summary>Only for kind "filtered": offers that fall short in one thing, at most <see cref="MostWitnesses"/>, by id.</summary>
    public IReadOnlyList<NearMiss> NearMisses { get; init; } = [];

    /// <summary>
    /// Only for kind "competition": every assignment that keeps an eligible offer busy, the best offer first; once the fill is proven, each offer
    /// has at least one of equal or higher priority among them, or a pin.
    /// </summary>
    public IReadOnlyList<OfferInUse> InUse { get; init; } = [];

    /// <summary>
    /// Only for kinds "competition" and "exhausted" in a flow: the index of the proof in <see cref="Plan.HallSets"/>. Null elsewhere,
    /// and where a share cap is a part of the reason.
    /// </summary>
    public int? HallSet { get; init; }

    /// <summary>
    /// Only for kind "structural": eligible offers that do not serve the need and are kept out, the best first, at most <see cref="MostWitnesses"/>.
    /// </summary>
    public IReadOnlyList<string> KeptOut { get; init; } = [];

    /// <summary>
    /// Only for kind "structural": which rules hold each of <see cref="KeptOut"/>, or, where all eligible offers serve, a second copy of each; the best
    /// offer first, at most <see cref="MostWitnesses"/>. Whether more would be filled without them, <see cref="Relaxations"/> say.
    /// </summary>
    public IReadOnlyList<HeldOffer> Held { get; init; } = [];

    /// <summary>
    /// Only for kind "structural": rules without which more would be filled; of each family the smallest set that was found, the
    /// smallest set first. Empty when no family alone helps, or none was tried.
    /// </summary>
    public IReadOnlyList<Relaxation> Relaxations { get; init; } = [];

    /// <summary>Only for kind "structural": whether every family was tried; false if the component is too large or the time was over.</summary>
    public bool? Tried { get; init; }

    /// <summary>Witnesses as text, only in plans made by the first version of the rules; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Witnesses { get; init; }
}

/// <summary>
/// An offer that falls short in one thing only: it fails one criterion, or the two about its level, which are one where it is below both.
/// </summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Code">The criterion; of the two about the level the one that asks for more.</param>
/// <param name="Repair">The smallest change that makes it eligible.</param>
public sealed record NearMiss(string OfferId, string Code, Repair Repair)
{
    /// <summary>
    /// How much of the gap closes if this offer alone is mended, as in <see cref="ShortfallReason.Closes"/>; 0 where nothing would, or nothing mends it.
    /// Null where that was not tried, such as a release from an engagement: it opens what the unit serves there.
    /// </summary>
    public int? Closes { get; init; }
}

/// <summary>An eligible offer that a rule about the plan as a whole keeps from covering more of a need.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Families">The kinds of rules that hold it, as in <see cref="Relaxation"/>; at least one.</param>
public sealed record HeldOffer(string OfferId, IReadOnlyList<string> Families);

/// <summary>An eligible offer that serves another need at an overlapping time.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="NeedId">The need that it serves.</param>
/// <param name="Priority">The priority of that need; 0 is the highest.</param>
/// <param name="Pinned">Whether that pair is pinned.</param>
public sealed record OfferInUse(string OfferId, string NeedId, int Priority, bool Pinned);

/// <summary>
/// A relaxation: rules without which the fill down to the priority of a need would be better as a whole, and more of the need filled in one of
/// the best plans.
/// </summary>
/// <param name="Family">
/// "ban", "minimum-fill", "bundle", "share-cap", "partners", "apart" (offers that must not serve together), "turnaround",
/// "caveat" (missions that states rule out).
/// </param>
/// <param name="Rules">The rules that are taken away: one, if one alone helps, else several of which none can be left out.</param>
/// <param name="More">How much more of the need would be filled; 1 or more.</param>
public sealed record Relaxation(string Family, IReadOnlyList<RelaxedRule> Rules, int More);

/// <summary>One rule of a <see cref="Relaxation"/>, named by the records that it is about.</summary>
/// <param name="Needs">Ids of the needs that the rule is about.</param>
/// <param name="Offers">Ids of the offers that it is about; for "partners" first the one that needs the others.</param>
public sealed record RelaxedRule(IReadOnlyList<string> Needs, IReadOnlyList<string> Offers);
