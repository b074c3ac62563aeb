using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>A <see cref="PlanInput"/>, prepared: needs and offers by id, the usable pairs, and the same as the problem to solve.</summary>
/// <param name="Input">The input itself.</param>
/// <param name="Needs">By id, so that nothing depends on the order of the input.</param>
/// <param name="Offers">By id.</param>
/// <param name="Pairs">The pairs that may be chosen, in the order of those of the problem.</param>
/// <param name="Problem">The problem to solve.</param>
/// <param name="Refusals">Pins that cannot be held; if there is one, the problem is not solved.</param>
internal sealed record PreparedInput(
    PlanInput Input, IReadOnlyList<Need> Needs, IReadOnlyList<Offer> Offers,
    IReadOnlyList<UsablePair> Pairs, AssignmentProblem Problem, IReadOnlyList<PinRefusal> Refusals)
{
    /// <summary>Every eligible pair, including those that bans, pins or partners exclude.</summary>
    public required IReadOnlyList<UsablePair> Eligible { get; init; }

    /// <summary>The engaged units.</summary>
    public required EngagedUnits Engaged { get; init; }

    public static PreparedInput Of(PlanInput input, CancellationToken cancel) =>
        Of(input, (needs, offers) => EligiblePairs.Of(needs, offers, input, cancel), cancel);

    /// <param name="input">The input.</param>
    /// <param name="eligibleOf">Gives the eligible pairs of needs and offers, both by id; of each need best first.</param>
    /// <param name="cancel">Stops it.</param>
    public static PreparedInput Of(PlanInput input, Func<Need[], Offer[], List<UsablePair>> eligibleOf, CancellationToken cancel)
    {
        var needs = input.Needs.OrderBy(need => need.Id, StringComparer.Ordinal).ToArray();
        var offers = input.Offers.OrderBy(offer => offer.Id, StringComparer.Ordinal).ToArray();
        var eligible = eligibleOf(needs, offers);
        var engaged = new EngagedUnits(input);
        var pins = new PinnedPairs(input, needs, offers, engaged);
        var pairs = new PairPruning(input, needs, offers, pins, engaged).Prune(eligible, cancel);
        cancel.ThrowIfCancellationRequested();
        return new PreparedInput(
            input, needs, offers, pairs,
            new ProblemBuilder(input, needs, offers, pins, engaged).Build(pairs, cancel),
            pins.Refusals(eligible, pairs))
        {
            Eligible = eligible,
            Engaged = engaged,
        };
    }

    /// <summary>Cost of the lines of the plan in force that no new plan can hold, because need, offer or eligibility is gone.</summary>
    public long CostOfLostLines()
    {
        var possible = Pairs.Select(pair => (Needs[pair.Need].Id, Offers[pair.Offer].Id)).ToHashSet();
        return Input.Previous.Where(line => !possible.Contains((line.NeedId, line.OfferId))).Sum(line => (long)line.CostOfLeaving);
    }

    /// <param name="amounts">What each pair covers.</param>
    public IReadOnlyList<Assignment> Assignments(int[] amounts) =>
    [
        .. AssignmentProblem.Chosen(amounts).Select(i => (Pair: Pairs[i], Amount: amounts[i])).Select(line => new Assignment(
            Needs[line.Pair.Need].Id,
            Offers[line.Pair.Offer].Id,
            line.Amount,
            Judge.Of(Needs[line.Pair.Need], Offers[line.Pair.Offer], Input.AsOf, Input.Weights))),
    ];
}
