using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Flow;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>
/// The flow with priced steps: each pledge keeps its pairs, and gets those that a step opens at the step's price. A pledge of
/// a flow serves one need, so it takes one step at most. The price is decided after the fill, and nothing after the price.
/// The plan takes no step, so nothing fills what it fills for less: the search sets out from it.
/// </summary>
internal sealed class CheapestImprovementSet
{
    private readonly IndexedPlan state;
    private readonly PricedProblem priced;
    private readonly List<string> notEvaluated;
    private readonly CancellationToken cancel;

    /// <param name="state">The plan.</param>
    /// <param name="all">The steps.</param>
    /// <param name="cancel">Stops the search.</param>
    public CheapestImprovementSet(IndexedPlan state, IReadOnlyList<ImprovementOption> all, CancellationToken cancel)
    {
        (this.state, this.cancel) = (state, cancel);
        var pledges = new ImprovedSuppliers(state, all);
        var fits = new FlowImprovements(state, all, pledges).Fit(cancel);
        priced = new PricedProblem(state, all, pledges, fits);
        notEvaluated = [.. all.Where((_, i) => !fits[i]).Select(option => option.Improvement.Id)];
    }

    public ImprovementSet Of()
    {
        var (model, chosen, more) = (priced.Problem, new List<ImprovementOption>(), new int[state.Portfolio.Needs.Count]);
        foreach (var i in Cheapest())
        {
            more[priced.Needs[model.Pairs[i].Demand]] += model.Pairs[i].Capacity;
            if (priced.Opened[i] is { } option)
            {
                chosen.Add(option);
            }
        }

        foreach (var i in Enumerable.Range(0, model.Pairs.Length).Where(i => priced.Planned[i]))
        {
            more[priced.Needs[model.Pairs[i].Demand]] -= model.Pairs[i].Capacity;
        }

        return Told(chosen, more);
    }

    private IEnumerable<int> Cheapest() => priced.Problem.Demands.Count == 0
        ? []
        : FlowSolver.CheapestFlow(new FlowNetwork(priced.Problem), priced.Planned, cancel)?.Pairs ?? throw new InvalidOperationException("A flow of this size is none.");

    private ImprovementSet Told(List<ImprovementOption> chosen, int[] more)
    {
        var changes = more.Index().Where(each => each.Item != 0).Select(each => (Need: state.Portfolio.Needs[each.Index], More: each.Item)).ToList();
        return new(
            [.. chosen.Select(option => option.Improvement.Id).Order(StringComparer.Ordinal)],
            chosen.Sum(option => (long)option.Improvement.Price),
            [
                .. changes.GroupBy(change => change.Need.Priority, change => change.More * (Stage.FullNeed / change.Need.Quantity))
                    .Select(priority => new PriorityGain(priority.Key, priority.Sum())).Where(gain => gain.Value != 0).OrderBy(gain => gain.Priority),
            ],
            [.. changes.Select(change => new NeedGain(change.Need.Id, change.More))],
            [.. notEvaluated.Order(StringComparer.Ordinal)]);
    }
}
