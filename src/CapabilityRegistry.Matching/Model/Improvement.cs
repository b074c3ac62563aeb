namespace CapabilityRegistry.Matching.Model;

/// <summary>A step that a state or the Secretariat could take: an offer as it would be after it, such as one level higher.</summary>
/// <param name="Id">Names the step; no two share one.</param>
/// <param name="Offer">
/// The offer as it would be, under the id that it has, or a new one. It must be eligible for whatever it was eligible for:
/// a step takes nothing away.
/// </param>
/// <param name="Price">What the step costs beside the others, 1 to 1,000,000: a visit, a month, a million.</param>
public sealed record Improvement(string Id, Offer Offer, int Price = 1);

/// <summary>What one step alone would do for the fill.</summary>
/// <param name="ImprovementId">The step.</param>
/// <param name="Status">
/// "exact": proven without solving again, from the plan of a flow; "verified": by solving the part that it touches again;
/// "not-evaluated": neither, so that nothing is known but that the gain is 0 or more.
/// </param>
/// <param name="Priorities">Change of the fill per priority, those that change, highest first; the first is above 0. Empty for no gain.</param>
/// <param name="Needs">Which needs would be filled by how much more, or less, by id.</param>
public sealed record ImprovementGain(
    string ImprovementId, string Status, IReadOnlyList<PriorityGain> Priorities, IReadOnlyList<NeedGain> Needs)
{
    public const string Exact = "exact";
    public const string Verified = "verified";
    public const string NotEvaluated = "not-evaluated";
}

/// <param name="Priority">0 is the highest.</param>
/// <param name="Value">In which a need filled completely counts <see cref="Stage.FullNeed"/>.</param>
public sealed record PriorityGain(int Priority, long Value);

/// <param name="Amount">In the need's measure.</param>
public sealed record NeedGain(string NeedId, int Amount);

/// <summary>The cheapest steps that together reach the most fill that all of them could.</summary>
/// <param name="Chosen">Ids of the steps, in order.</param>
/// <param name="Price">Their prices added up.</param>
/// <param name="Priorities">What they change together, as in <see cref="ImprovementGain"/>.</param>
/// <param name="Needs">Which needs would be filled by how much more, or less, by id.</param>
/// <param name="NotEvaluated">Steps that touch a part of the problem that is no flow: the set is the best of the others.</param>
public sealed record ImprovementSet(
    IReadOnlyList<string> Chosen, long Price, IReadOnlyList<PriorityGain> Priorities, IReadOnlyList<NeedGain> Needs, IReadOnlyList<string> NotEvaluated);
