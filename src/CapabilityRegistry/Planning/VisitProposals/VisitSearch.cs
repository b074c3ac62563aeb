using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.WhatIf;
using CapabilityRegistry.Planning.Checking;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>
/// Looks for the visits that close most of a gap: the state whose pledges together would add most, then, with these as
/// raised, the next. What adds more for a higher priority comes first, as in the plan itself; between equals, the fewer
/// pledges, then the code of the state decides.
/// </summary>
internal sealed class VisitSearch
{
    // Prices that prefer fewer pledges and, among equally many, those with a visit already planned.
    private const int Visit = 100;
    private const int PlannedVisit = 99;

    private readonly IReadOnlySet<string> _planned;
    private readonly Dictionary<string, Offer> _toVisit;
    private readonly CheckedPlans _plans;
    private PlanInput _input;

    /// <param name="input">The planning input.</param>
    /// <param name="plans">Makes plans and checks them.</param>
    /// <param name="toVisit">The pledges that a visit would raise from Level 1 to Level 2.</param>
    /// <param name="planned">Those with a visit to come.</param>
    public VisitSearch(PlanInput input, CheckedPlans plans, IEnumerable<string> toVisit, IReadOnlySet<string> planned)
    {
        (_planned, _plans) = (planned, plans);
        var ids = toVisit.ToHashSet(StringComparer.Ordinal);
        _toVisit = input.Offers.Where(offer => ids.Contains(offer.Id)).ToDictionary(offer => offer.Id, StringComparer.Ordinal);
        _input = input;
        Plan = plans.Of(input);
        (Before, Proofs) = (OpenGap.Of(input, Plan), [Plan.Status]);
    }

    /// <summary>The gap as it is.</summary>
    public OpenGap Before { get; }

    /// <summary>The plan after the visits found so far.</summary>
    public Plan Plan { get; private set; }

    /// <summary>How far each plan on the way is proven.</summary>
    public List<string> Proofs { get; }

    /// <summary>Whether one more visit was looked for, and none adds anything.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>The pledges of states of which it is not known what a visit would add next, because too much would have to be solved.</summary>
    public IReadOnlyList<string> NotEvaluated { get; private set; } = [];

    public Need Need(string id) => _input.Needs.Single(need => need.Id == id);

    public IEnumerable<FoundVisit> First(int most)
    {
        for (var i = 0; i < most; i++)
        {
            if (Next() is not { } found)
            {
                IsExhausted = true;
                yield break;
            }

            yield return found;
        }
    }

    private FoundVisit? Next()
    {
        var steps = _toVisit.Values.OrderBy(offer => offer.Id, StringComparer.Ordinal).Select(Raised).ToList();
        var alone = Improvements.Gains(_input, Plan, steps, CancellationToken.None).ToDictionary(gain => gain.ImprovementId);
        var states = StateVisitGains.Of(steps, alone);
        NotEvaluated =
        [
            .. states.Skip(Improvements.MostVerified).Where(state => !state.IsExact)
                .SelectMany(state => state.Steps).Select(step => step.Id).Order(StringComparer.Ordinal),
        ];
        var gains = Gains([.. states.Where((state, i) => state.IsExact || i < Improvements.MostVerified)]);
        if (gains.Count == 0)
        {
            return null;
        }

        var (best, together) = gains.OrderBy(each => each.Gain.Priorities, PriorityGains.MostFirst)
            .ThenBy(each => each.State.Steps.Count).ThenBy(each => each.State.Contributor, StringComparer.Ordinal).First();
        return Take(best.Contributor, Least(best, together), alone);
    }

    // In a flow the gain of a pledge is never larger together with others. So if only one pledge of a state has a gain, its gain is that of
    // the state.
    private List<(StateVisitGains State, ImprovementGain Gain)> Gains(IReadOnlyList<StateVisitGains> states)
    {
        var several = states.Where(state => !state.IsOneExact).ToList();
        var solved = Improvements.Together(_input, Plan, [.. several.Select(state => (state.Contributor, state.Steps))], CancellationToken.None);
        return
        [
            .. states.Where(state => state.IsOneExact).Select(state => (state, state.Alone[0]))
                .Concat(several.Zip(solved))
                .Where(each => each.Item2.Priorities is [{ Value: > 0 }, ..]),
        ];
    }

    // The smallest set of pledges with the gain of all; if only a search can tell, a set without a superfluous one.
    private IReadOnlyList<Improvement> Least(StateVisitGains state, ImprovementGain together)
    {
        if (state.Steps.Count == 1)
        {
            return state.Steps;
        }

        var best = Improvements.Best(_input, Plan, state.Steps, CancellationToken.None);
        return best.NotEvaluated.Count == 0
            ? [.. state.Steps.Where(step => best.Chosen.Contains(step.Id))]
            : WithoutIdle(state, together);
    }

    private List<Improvement> WithoutIdle(StateVisitGains state, ImprovementGain together)
    {
        var kept = state.Steps.ToList();
        var dearestFirst = state.Steps.OrderByDescending(step => step.Price).ThenByDescending(step => step.Id, StringComparer.Ordinal);
        foreach (var step in dearestFirst.Where(_ => kept.Count > 1))
        {
            var rest = kept.Where(other => other != step).ToList();
            var gain = Improvements.Together(_input, Plan, [(state.Contributor, rest)], CancellationToken.None)[0];
            kept = PriorityGains.MostFirst.Compare(gain.Priorities, together.Priorities) > 0 ? kept : rest;
        }

        return kept;
    }

    // Plans again with the pledges raised, changing the plan as little as possible so that the difference is the gain.
    private FoundVisit? Take(string contributor, IReadOnlyList<Improvement> steps, Dictionary<string, ImprovementGain> alone)
    {
        var raised = steps.ToDictionary(step => step.Id, step => step.Offer);
        var input = _input with
        {
            Offers = [.. _input.Offers.Select(offer => raised.GetValueOrDefault(offer.Id, offer))],
            Previous = [.. Plan.Assignments.Select(line => new PreviousAssignment(line.NeedId, line.OfferId, 0))],
        };
        var (was, plan) = (Plan, _plans.Of(input));
        var gains = PriorityGains.Between(input, was, plan);
        if (gains is not [{ Value: > 0 }, ..])
        {
            return null;
        }

        (_input, Plan) = (input, plan);
        Proofs.Add(plan.Status);
        steps.ToList().ForEach(step => _toVisit.Remove(step.Id));
        var status = steps.All(step => alone[step.Id].Status == ImprovementGain.Exact) ? ImprovementGain.Exact : ImprovementGain.Verified;
        var gain = new ImprovementGain(contributor, status, gains, PriorityGains.NeedsBetween(was, plan));
        return new FoundVisit(contributor, [.. steps.Select(step => (step.Offer, alone[step.Id]))], gain, OpenGap.Of(input, plan));
    }

    private Improvement Raised(Offer offer) => new(offer.Id, offer with { Level = (int)ReadinessLevel.L2 }, _planned.Contains(offer.Id) ? PlannedVisit : Visit);
}

/// <summary>A visit to propose.</summary>
/// <param name="Pledges">As they would be after it, each with what it alone would add.</param>
/// <param name="Gain">What all of them together add.</param>
/// <param name="After">The gap that then remains.</param>
internal sealed record FoundVisit(string Contributor, IReadOnlyList<(Offer Offer, ImprovementGain Alone)> Pledges, ImprovementGain Gain, OpenGap After);
