using CapabilityRegistry.Matching.Solving;

namespace CapabilityRegistry.Matching.Analysis;

/// <summary>
/// The flow with priced steps: each pledge keeps its pairs, and gets those that a step opens at the step's price. A pledge of
/// a flow serves one need, so it takes one step at most. The price is decided after the fill, and nothing after the price.
/// The plan takes no step, so nothing fills what it fills for less: the search sets out from it.
/// </summary>
internal sealed class BestSet
{
    private readonly PlanState state;
    private readonly PricedSteps priced;
    private readonly List<string> notEvaluated;
    private readonly CancellationToken cancel;

    /// <param name="state">The plan.</param>
    /// <param name="all">The steps.</param>
    /// <param name="cancel">Stops the search.</param>
    public BestSet(PlanState state, IReadOnlyList<Option> all, CancellationToken cancel)
    {
        (this.state, this.cancel) = (state, cancel);
        var pledges = new SteppingPledges(state, all);
        var fits = new FlowSteps(state, all, pledges).Fit(cancel);
        priced = new PricedSteps(state, all, pledges, fits);
        notEvaluated = [.. all.Where((_, i) => !fits[i]).Select(option => option.Elevation.Id)];
    }

    public ElevationSet Of()
    {
        var (model, chosen, more) = (priced.Model, new List<Option>(), new int[state.Portfolio.Needs.Count]);
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

    private IEnumerable<int> Cheapest() => priced.Model.Demands.Count == 0
        ? []
        : Flow.Cheapest(new FlowNetwork(priced.Model), priced.Planned, cancel)?.Pairs ?? throw new InvalidOperationException("A flow of this size is none.");

    private ElevationSet Told(List<Option> chosen, int[] more)
    {
        var changes = more.Index().Where(each => each.Item != 0).Select(each => (Need: state.Portfolio.Needs[each.Index], More: each.Item)).ToList();
        return new(
            [.. chosen.Select(option => option.Elevation.Id).Order(StringComparer.Ordinal)],
            chosen.Sum(option => (long)option.Elevation.Price),
            [
                .. changes.GroupBy(change => change.Need.Priority, change => change.More * (Stage.FullNeed / change.Need.Quantity))
                    .Select(priority => new PriorityGain(priority.Key, priority.Sum())).Where(gain => gain.Value != 0).OrderBy(gain => gain.Priority),
            ],
            [.. changes.Select(change => new NeedGain(change.Need.Id, change.More))],
            [.. notEvaluated.Order(StringComparer.Ordinal)]);
    }
}
