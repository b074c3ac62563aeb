namespace CapabilityRegistry.Matching.Model;

/// <summary>An improvement that a state or the Secretariat could make: the offer as it would be afterwards, e.g. one level higher.</summary>
/// <param name="Id">Id of the improvement; each id occurs once.</param>
/// <param name="Offer">
/// The offer as it would be: under its present id, or a new offer under an id of its own. It must still be eligible for all
/// needs for which it is eligible now.
/// </param>
/// <param name="Price">What the improvement costs compared with others, in any unit, 1 to 1,000,000.</param>
public sealed record Improvement(string Id, Offer Offer, int Price = 1);

/// <summary>What one improvement alone would add to the fill.</summary>
/// <param name="ImprovementId">The improvement.</param>
/// <param name="Status">
/// "exact": proven without solving again, from the plan of a flow; "verified": by solving the components that it touches again;
/// "not-evaluated": neither; all that is known is that the gain is 0 or more.
/// </param>
/// <param name="Priorities">Change of the fill of each priority that changes, highest first; the first is above 0. Empty for no gain.</param>
/// <param name="Needs">Needs that would be filled more, or less, and by how much; by id.</param>
public sealed record ImprovementGain(
    string ImprovementId, string Status, IReadOnlyList<PriorityGain> Priorities, IReadOnlyList<NeedGain> Needs)
{
    /// <summary>Proven without solving again.</summary>
    public const string Exact = "exact";
    /// <summary>Found by solving the components that the improvement touches again.</summary>
    public const string Verified = "verified";
    /// <summary>Not known.</summary>
    public const string NotEvaluated = "not-evaluated";
}

/// <summary>Change of the fill of one priority.</summary>
/// <param name="Priority">0 is the highest.</param>
/// <param name="Value">Gain of this priority, as in its fill stage: a need filled completely counts <see cref="Stage.PerNeed"/>.</param>
public sealed record PriorityGain(int Priority, long Value);

/// <summary>Change of the fill of one need.</summary>
/// <param name="NeedId">The need.</param>
/// <param name="Amount">How much more is filled, or less, in the need's measure.</param>
public sealed record NeedGain(string NeedId, int Amount);

/// <summary>The cheapest improvements that together reach the highest fill that all of them together could reach.</summary>
/// <param name="Chosen">Ids of the improvements, in order.</param>
/// <param name="Price">Their prices added up.</param>
/// <param name="Priorities">Change of the fill by all of them, as in <see cref="ImprovementGain"/>.</param>
/// <param name="Needs">Needs that would be filled more, or less, and by how much; by id.</param>
/// <param name="NotEvaluated">Ids of improvements that touch a component that is no flow: the set is the best of the others.</param>
public sealed record ImprovementSet(
    IReadOnlyList<string> Chosen, long Price, IReadOnlyList<PriorityGain> Priorities, IReadOnlyList<NeedGain> Needs, IReadOnlyList<string> NotEvaluated);
