using System.Diagnostics;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>Plans parts of an input again, within a limit of work and time for all of them together.</summary>
/// <param name="indexed">The finished plan.</param>
/// <param name="clock">Runs since the planning began: the limit of the input holds for all of it.</param>
/// <param name="cancel">Stops the search.</param>
internal sealed class Counterfactuals(IndexedPlan indexed, Stopwatch clock, CancellationToken cancel)
{
    /// <summary>Parts with more pairs are not tried.</summary>
    public const int MostPairs = 2_000;

    /// <summary>Work for all questions together, so that it does not depend on the machine: see <see cref="FavouredFill.Work"/>.</summary>
    private const int MostWork = 200_000;

    /// <summary>What each question costs at least.</summary>
    private const int LeastWork = 100;

    /// <summary>Deterministic seconds for each stage of each search.</summary>
    private const int MostEffort = 1;

    private readonly RelaxedComponents components = new(indexed, cancel);

    private int left = MostWork;

    /// <summary>The plan that is explained.</summary>
    public IndexedPlan Plan => indexed;

    /// <summary>What the plan covers of each need, by id; needs that get nothing are left out.</summary>
    public IReadOnlyDictionary<string, int> Filled { get; } = indexed.Plan.Assignments.GroupBy(line => line.NeedId)
        .ToDictionary(need => need.Key, need => need.Sum(line => line.Amount), StringComparer.Ordinal);

    /// <summary>Whether the part of the problem around a need is too large to be tried at all.</summary>
    /// <param name="need">Index of the need.</param>
    public bool IsTooLarge(int need) => components.With(need, []).Pairs > MostPairs;

    /// <summary>The rules of the part of the problem around a need, by family; none if it is too large to be tried.</summary>
    /// <param name="need">Index of the need.</param>
    /// <param name="changes">Changes after which more may belong to the part.</param>
    public IReadOnlyList<RuleFamily> RulesAround(int need, IReadOnlyList<Remedy> changes) =>
        components.WithFreed(need, Changed(changes)) is { Pairs: <= MostPairs } part ? RuleFamily.Of(components.Part(part)) : [];

    /// <summary>Whether every plan of the input is still one after the changes: a lapse that is renewed may have hidden a later one.</summary>
    /// <param name="need">Index of the need.</param>
    /// <param name="changes">The changes.</param>
    public bool TakesNothingAway(int need, IReadOnlyList<Remedy> changes) => components.KeepsEveryPair(PartOf(need, changes));

    /// <summary>The part of the input around a need, changed; null if it is too large to be tried, or the limit of work or time has come.</summary>
    /// <param name="need">Index of the need.</param>
    /// <param name="changes">The changes.</param>
    public PreparedInput? PartAround(int need, IReadOnlyList<Remedy> changes)
    {
        cancel.ThrowIfCancellationRequested();
        return left > 0 && !(indexed.Input.Limit <= clock.Elapsed) && PartOf(need, changes) is { Pairs: <= MostPairs } part
            ? components.Prepared(part, Applied(changes, components.Part(part)) with
            {
                Effort = Math.Min(indexed.Input.Effort ?? MostEffort, MostEffort), Limit = indexed.Input.Limit - clock.Elapsed,
            })
            : null;
    }

    /// <summary>The best for a need; null where it is not found or not proven within the limits.</summary>
    /// <param name="part">A part of the input.</param>
    /// <param name="needId">The need.</param>
    public FavouredFill? Best(PreparedInput part, string needId) => Proven(FavouredFill.Of(part, needId, Filled.GetValueOrDefault(needId), cancel));

    /// <summary>The best fill for this need in which no other need gets more than it has, save those of its bundle and those of lower priority.</summary>
    /// <param name="part">A part of the input.</param>
    /// <param name="needId">The need.</param>
    public FavouredFill? Alone(PreparedInput part, string needId) => Proven(FavouredFill.Alone(part, needId, Filled, cancel));

    /// <summary>The best fill, down to the priority of the need, of what is not connected with it; null where it is not proven within the limits.</summary>
    /// <param name="part">A part of the input, for which there is a <see cref="Best"/>.</param>
    /// <param name="needId">The need.</param>
    public FavouredFill? Elsewhere(PreparedInput part, string needId) => Proven(FavouredFill.Elsewhere(part, needId, cancel));

    private RelaxedComponent PartOf(int need, IReadOnlyList<Remedy> changes) => components.With(need, Changed(changes));

    private IReadOnlyList<Offer> Changed(IReadOnlyList<Remedy> changes)
    {
        var touched = changes.SelectMany(change => change.Offers).Where(indexed.OfferOf.ContainsKey).Distinct();
        var alone = indexed.Input with { Needs = [], Offers = [.. touched.Select(id => indexed.Prepared.Offers[indexed.OfferOf[id]])] };
        return Applied(changes, alone).Offers;
    }

    private FavouredFill? Proven(FavouredFill plan)
    {
        left -= LeastWork + plan.Work;
        return plan.Proven ? plan : null;
    }

    private static PlanInput Applied(IReadOnlyList<Remedy> changes, PlanInput input) =>
        changes.Aggregate(input, (changed, change) => change.ApplyTo(changed));
}
