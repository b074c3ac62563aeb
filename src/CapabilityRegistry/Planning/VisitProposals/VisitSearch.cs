using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.WhatIf;
using CapabilityRegistry.Planning.Checking;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>
/// Looks for the visits that close most of a gap: the state whose pledges together would add most, then, with these as
/// raised, the next. A visit is of one kind. What adds more for a higher priority comes first, as in the plan itself; between equals, the fewer
/// pledges, then the code of the state decides.
/// </summary>
internal sealed class VisitSearch
{
    // Prices that prefer fewer pledges and, among equally many, those with a visit already planned.
    private const int Visit = 100;
    private const int PlannedVisit = 99;

    private readonly DaySnapshot _snapshot;
    private readonly DateOnly _day;
    private readonly CheckedPlans _plans;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    // As they are today with the visits found so far; what lapses until the day is still ahead of them.
    private readonly Dictionary<string, Offer> _today;
    private readonly DateOnly _lastStart;
    private PlanInput _input;

    /// <param name="snapshot">What is known today.</param>
    /// <param name="day">The day whose gap is to be closed.</param>
    /// <param name="input">The planning input, whose offers are those of today.</param>
    /// <param name="plans">Makes plans and checks them.</param>
    public VisitSearch(DaySnapshot snapshot, DateOnly day, PlanInput input, CheckedPlans plans)
    {
        (_snapshot, _day, _plans) = (snapshot, day, plans);
        _lastStart = input.Needs.Select(need => need.Start).Append(day).Max();
        _today = input.Offers.ToDictionary(offer => offer.Id, StringComparer.Ordinal);
        _input = input with { Offers = [.. input.Offers.Select(offer => offer.On(day))] };
        Plan = plans.Of(_input);
        (Before, Proofs) = (OpenGap.Of(_input, Plan), [Plan.Status]);
    }

    /// <summary>The day whose gap is to be closed.</summary>
    public DateOnly Day => _day;

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
        var steps = Steps();
        var alone = Improvements.Gains(_input, Plan, [.. steps.Select(step => step.Improvement)], CancellationToken.None)
            .ToDictionary(gain => gain.ImprovementId);
        var states = StateVisitGains.Of(steps, alone);
        NotEvaluated =
        [
            .. states.Skip(Improvements.MostVerified).Where(state => !state.IsExact)
                .SelectMany(state => state.Steps).Select(step => step.Pledge).Distinct().Order(StringComparer.Ordinal),
        ];
        var gains = Gains([.. states.Where((state, i) => state.IsExact || i < Improvements.MostVerified)]);
        if (gains.Count == 0)
        {
            return null;
        }

        var (best, together) = gains.OrderBy(each => each.Gain.Priorities, PriorityGains.MostFirst)
            .ThenBy(each => each.State.Steps.Count).ThenBy(each => each.State.Contributor, StringComparer.Ordinal).ThenBy(each => each.State.Kind).First();
        return Take(best, Least(best, together), alone);
    }

    /// <summary>Every visit that would change what a pledge is on the day, and is not found yet; by pledge and kind.</summary>
    private IReadOnlyList<VisitStep> Steps() =>
    [
        .. from offer in _today.Values
           orderby offer.Id
           from visit in VisitCandidates.Of(offer, _snapshot.Undated(offer.Id).Lacks)
           where Matters(offer, visit.After) && !_taken.Contains(VisitCandidates.IdOf(offer.Id, visit.Kind))
           let price = _snapshot.Undated(offer.Id).Visits.On(visit.Kind) is null ? Visit : PlannedVisit
           select new VisitStep(visit.Kind, offer, visit.After, new(VisitCandidates.IdOf(offer.Id, visit.Kind), visit.After.On(_day), price)),
    ];

    // What lapses after all needs have begun keeps nobody from them, unless the policy excludes it.
    private bool Matters(Offer before, Offer after) =>
        after.Level > before.Level || before.Lapses.Except(after.Lapses).Any(lapse => lapse.On <= _lastStart || lapse.Excludes);

    // In a flow the gain of a pledge is never larger together with others. So if only one pledge of a state has a gain, its gain is that of
    // the state.
    private List<(StateVisitGains State, ImprovementGain Gain)> Gains(IReadOnlyList<StateVisitGains> states)
    {
        var several = states.Where(state => !state.IsOneExact).ToList();
        var solved = Improvements.Together(_input, Plan, [.. several.Select(state => (state.Id, state.Improvements))], CancellationToken.None);
        return
        [
            .. states.Where(state => state.IsOneExact).Select(state => (state, state.Alone[0]))
                .Concat(several.Zip(solved))
                .Where(each => each.Item2.Priorities is [{ Value: > 0 }, ..]),
        ];
    }

    // The smallest set of pledges with the gain of all; if only a search can tell, a set without a superfluous one.
    private IReadOnlyList<VisitStep> Least(StateVisitGains state, ImprovementGain together)
    {
        if (state.Steps.Count == 1)
        {
            return state.Steps;
        }

        var best = Improvements.Best(_input, Plan, state.Improvements, CancellationToken.None);
        return best.NotEvaluated.Count == 0
            ? [.. state.Steps.Where(step => best.Chosen.Contains(step.Improvement.Id))]
            : WithoutIdle(state, together);
    }

    private List<VisitStep> WithoutIdle(StateVisitGains state, ImprovementGain together)
    {
        var kept = state.Steps.ToList();
        var dearestFirst = state.Steps.OrderByDescending(step => step.Improvement.Price).ThenByDescending(step => step.Pledge, StringComparer.Ordinal);
        foreach (var step in dearestFirst.Where(_ => kept.Count > 1))
        {
            var rest = kept.Where(other => other != step).ToList();
            var gain = Improvements.Together(
                _input, Plan, [(state.Id, (IReadOnlyList<Improvement>)[.. rest.Select(step => step.Improvement)])], CancellationToken.None)[0];
            kept = PriorityGains.MostFirst.Compare(gain.Priorities, together.Priorities) > 0 ? kept : rest;
        }

        return kept;
    }

    // Plans again with the visits passed, changing the plan as little as possible so that the difference is the gain.
    private FoundVisit? Take(StateVisitGains state, IReadOnlyList<VisitStep> steps, Dictionary<string, ImprovementGain> alone)
    {
        var after = steps.ToDictionary(step => step.Pledge, step => step.Improvement.Offer);
        var input = _input with
        {
            Offers = [.. _input.Offers.Select(offer => after.GetValueOrDefault(offer.Id, offer))],
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
        foreach (var step in steps)
        {
            _taken.Add(step.Improvement.Id);
            _today[step.Pledge] = step.After;
        }

        var status = steps.All(step => alone[step.Improvement.Id].Status == ImprovementGain.Exact) ? ImprovementGain.Exact : ImprovementGain.Verified;
        var gain = new ImprovementGain(state.Id, status, gains, PriorityGains.NeedsBetween(was, plan));
        return new FoundVisit(
            state.Contributor, state.Kind, [.. steps.Select(step => (step, alone[step.Improvement.Id]))], gain, OpenGap.Of(input, plan));
    }
}

/// <summary>A visit to one pledge, as if it were passed.</summary>
/// <param name="Before">The pledge today, without it.</param>
/// <param name="After">The pledge today, with it.</param>
/// <param name="Improvement">The pledge on the day whose gap is to be closed, with it.</param>
internal sealed record VisitStep(VisitKind Kind, Offer Before, Offer After, Improvement Improvement)
{
    public string Pledge => Before.Id;
}

/// <summary>A visit to propose.</summary>
/// <param name="Steps">What it does to each pledge, with what that alone would add.</param>
/// <param name="Gain">What all of them together add.</param>
/// <param name="After">The gap that then remains.</param>
internal sealed record FoundVisit(
    string Contributor, VisitKind Kind, IReadOnlyList<(VisitStep Step, ImprovementGain Alone)> Steps, ImprovementGain Gain, OpenGap After);
