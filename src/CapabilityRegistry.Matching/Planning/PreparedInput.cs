using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching;

/// <summary>All needs and offers by id, which offers may serve which needs, and the same thing as the model that is solved.</summary>
/// <param name="Input">What it was made of.</param>
/// <param name="Needs">By id, so that nothing depends on the order of the input.</param>
/// <param name="Offers">By id.</param>
/// <param name="Pairs">The pairs that may be chosen, in the order of the model's.</param>
/// <param name="Problem">The question.</param>
/// <param name="Refusals">Pins that cannot be held; when there is one, the model is not to be solved.</param>
internal sealed record PreparedInput(
    PlanInput Input, IReadOnlyList<Need> Needs, IReadOnlyList<Offer> Offers,
    IReadOnlyList<UsablePair> Pairs, AssignmentProblem Problem, IReadOnlyList<PinRefusal> Refusals)
{
    /// <summary>Every eligible pair, those too that bans, pins or partners rule out.</summary>
    public required IReadOnlyList<UsablePair> Eligible { get; init; }

    public static PreparedInput Of(PlanInput input, CancellationToken cancel)
    {
        var needs = input.Needs.OrderBy(need => need.Id, StringComparer.Ordinal).ToArray();
        var offers = input.Offers.OrderBy(offer => offer.Id, StringComparer.Ordinal).ToArray();
        var eligible = EligiblePairs.Of(needs, offers, input, cancel);
        var pins = new PinnedPairs(input, needs, offers);
        var pairs = new PairPruning(input, needs, offers, pins).Prune(eligible);
        return new PreparedInput(
            input, needs, offers, pairs,
            new ProblemBuilder(input, needs, offers, pins).Build(pairs),
            pins.Refusals(eligible, pairs))
        {
            Eligible = eligible,
        };
    }

    /// <summary>What leaves the plan in force whatever is decided, as the need, the offer or their eligibility is gone.</summary>
    public long CostOfLostLines()
    {
        var possible = Pairs.Select(pair => (Needs[pair.Need].Id, Offers[pair.Offer].Id)).ToHashSet();
        return Input.Previous.Where(line => !possible.Contains((line.NeedId, line.OfferId))).Sum(line => (long)line.CostOfLeaving);
    }

    /// <param name="amounts">What each pair covers.</param>
    public IReadOnlyList<Assignment> Assignments(IReadOnlyList<int> amounts) =>
    [
        .. Pairs.Index().Where(pair => amounts[pair.Index] > 0).Select(pair => new Assignment(
            Needs[pair.Item.Need].Id,
            Offers[pair.Item.Offer].Id,
            amounts[pair.Index],
            Judge.Of(Needs[pair.Item.Need], Offers[pair.Item.Offer], Input.AsOf, Input.Weights))),
    ];
}

/// <summary>A pair that no rule about the pair alone excludes.</summary>
/// <param name="Need">Index of the need.</param>
/// <param name="Offer">Index of the offer.</param>
/// <param name="Score">What the rules say of it.</param>
/// <param name="Tie">The stable hash of the two ids.</param>
internal readonly record struct UsablePair(int Need, int Offer, int Score, long Tie);
