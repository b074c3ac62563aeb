namespace CapabilityRegistry.Matching;

/// <param name="NeedId">The need that stays short.</param>
/// <param name="Required">The quantity asked for.</param>
/// <param name="Filled">The quantity covered.</param>
/// <param name="Missing">Required − filled; 1 or more.</param>
/// <param name="Reasons">Every reason that holds; at least one.</param>
public sealed record Shortfall(
    string NeedId, int Required, int Filled, int Missing, IReadOnlyList<ShortfallReason> Reasons);

/// <param name="Kind">
/// "no-such-type": no offer is of an acceptable type. "filtered": offers of an acceptable type fail other criteria.
/// "competition": every eligible offer that is not used here serves another need at an overlapping time.
/// "exhausted": every eligible offer already serves this need, and together they are not enough.
/// "structural": eligible offers are free, but a rule about the plan as a whole keeps them out.
/// "not-proven": the search stopped at the limit before the fill of this priority was proven.
/// </param>
/// <param name="Detail">The reason in one sentence.</param>
/// <param name="Failures">Of "filtered": how many offers fail each criterion, by code.</param>
/// <param name="Witnesses">
/// Facts that can be checked. Of "filtered": offers that fail exactly one criterion, at most <see cref="MostWitnesses"/>,
/// by id. Of "competition": every engagement that stands in the way, with the priority of the other need; once the fill
/// is proven, each offer has at least one of equal or higher priority among them.
/// </param>
public sealed record ShortfallReason(
    string Kind, string Detail, IReadOnlyDictionary<string, int>? Failures, IReadOnlyList<string> Witnesses)
{
    public const int MostWitnesses = 20;
}
