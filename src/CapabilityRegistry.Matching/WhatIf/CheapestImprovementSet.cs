using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Flow;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>
/// Cheapest set of improvements by one flow: each supplier keeps its pairs and gets, at the improvement's price, the pairs that
/// the improvement opens. A supplier of a flow serves one demand, so it uses one improvement at most. Order: fill, then price.
/// The plan itself costs nothing, so the search starts from it.
/// </summary>
internal sealed class CheapestImprovementSet
{
    private readonly IndexedPlan indexed;
    private readonly PricedProblem priced;
    private readonly List<string> notEvaluated;
    private readonly CancellationToken cancel;

    /// <param name="indexed">The plan.</param>
    /// <param name="all">The improvements.</param>
    /// <param name="cancel">Stops the search.</param>
    public CheapestImprovementSet(IndexedPlan indexed, IReadOnlyList<ImprovementOption> all, CancellationToken cancel)
    {
        (this.indexed, this.cancel) = (indexed, cancel);
        var suppliers = new ImprovedSuppliers(indexed, all);
        var fits = new FlowImprovements(indexed, all, suppliers).Fit(cancel);
        priced = new PricedProblem(indexed, all, suppliers, fits);
        notEvaluated = [.. all.Where((_, i) => !fits[i]).Select(option => option.Improvement.Id)];
    }

    public ImprovementSet Of()
    {
        var (problem, chosen, more) = (priced.Problem, new List<ImprovementOption>(), new int[indexed.Prepared.Needs.Count]);
        foreach (var i in Cheapest())
        {
            more[priced.Needs[problem.Pairs[i].Demand]] += problem.Pairs[i].Capacity;
            if (priced.Opened[i] is { } option)
            {
                chosen.Add(option);
            }
        }

        foreach (var i in Enumerable.Range(0, problem.Pairs.Length).Where(i => priced.Planned[i]))
        {
            more[priced.Needs[problem.Pairs[i].Demand]] -= problem.Pairs[i].Capacity;
        }

        return SetOf(chosen, more);
    }

    private IEnumerable<int> Cheapest() => priced.Problem.Demands.Count == 0
        ? []
        : FlowSolver.CheapestFlow(new FlowNetwork(priced.Problem, Allowance.Unlimited(cancel)), priced.Planned, Allowance.Unlimited(cancel))?.Pairs
            ?? throw new InvalidOperationException("A flow of this size cannot be solved.");

    private ImprovementSet SetOf(List<ImprovementOption> chosen, int[] more)
    {
        var changes = more.Index().Where(each => each.Item != 0)
            .Select(each => (Need: indexed.Prepared.Needs[each.Index], More: each.Item, Value: indexed.ValueOfMore(each.Index, each.Item))).ToList();
        return new(
            [.. chosen.Select(option => option.Improvement.Id).Order(StringComparer.Ordinal)],
            chosen.Sum(option => (long)option.Improvement.Price),
            [
                .. changes.GroupBy(change => change.Need.Priority, change => change.Value)
                    .Select(priority => new PriorityGain(priority.Key, priority.Sum())).Where(gain => gain.Value != 0).OrderBy(gain => gain.Priority),
            ],
            [.. changes.Select(change => new NeedGain(change.Need.Id, change.More))],
            [.. notEvaluated.Order(StringComparer.Ordinal)]);
    }
}
