using CapabilityRegistry.Matching.Solving;

namespace CapabilityRegistry.Matching.Analysis;

/// <summary>
/// The flow with priced steps: each pledge keeps its pairs, and gets those that a step opens at the step's price. A pledge of
/// a flow serves one need, so it takes one step at most. The price is decided after the fill and before the quality.
/// </summary>
internal sealed class BestSet
{
    private readonly PlanState state;
    private readonly IReadOnlyList<Option> options;
    private readonly List<Pledge> pledges;
    private readonly Dictionary<string, int> pledgeOf;
    private readonly Dictionary<(int Need, int Pledge), Option> opened = [];
    private readonly Dictionary<string, int> contributorOf;
    private readonly List<string> notEvaluated;
    private readonly int[] before;
    private readonly CancellationToken cancel;

    /// <param name="state">The plan.</param>
    /// <param name="all">The steps.</param>
    /// <param name="cancel">Stops the search.</param>
    public BestSet(PlanState state, IReadOnlyList<Option> all, CancellationToken cancel)
    {
        (this.state, this.cancel) = (state, cancel);
        pledges = [.. state.Portfolio.Model.Pledges];
        pledgeOf = new(state.OfferOf, StringComparer.Ordinal);
        var flows = new FlowGains(state);
        options = [.. all.Where(option => flows.Of(option) is not null)];
        notEvaluated = [.. all.Except(options).Select(option => option.Elevation.Id)];
        contributorOf = state.Portfolio.Offers.Index().GroupBy(offer => offer.Item.Contributor)
            .ToDictionary(of => of.Key, of => pledges[of.First().Index].Contributor, StringComparer.Ordinal);
        before = new int[state.Portfolio.Needs.Count];
        foreach (var (pair, amount) in state.Portfolio.Pairs.Zip(state.Amounts))
        {
            before[pair.Need] += amount;
        }
    }

    public ElevationSet Of()
    {
        var model = Priced();
        var chosen = new HashSet<Option>();
        var filled = before.ToArray();
        // Where nothing is missing no step can add anything.
        foreach (var component in Component.Of(model).Where(component => component.Demands.Any(IsShort)))
        {
            if (Ladder.ClassOf(component.Model) is Ladder.Flow or Ladder.FlowWithCaps)
            {
                Solve(model, component, chosen, filled);
            }
            else
            {
                // Two steps of one pledge may open needs that it could serve one after the other: then it is no flow any more.
                notEvaluated.AddRange(component.Pairs.Select(i => model.Pairs[i]).Where(pair => pair.Kept < 0)
                    .Select(pair => opened[(pair.Demand, pair.Pledge)].Elevation.Id).Distinct());
            }
        }

        return Told(chosen, filled);
    }

    private void Solve(Model model, Component component, HashSet<Option> chosen, int[] filled)
    {
        var goals = Goal.InOrder(component.Model.Demands.Select(demand => demand.Priority).Distinct().Order(), replans: true);
        var solved = Flow.Solve(component.Model, Ladder.ClassOf(component.Model), goals, cancel)
            ?? throw new InvalidOperationException("A flow of this size is none.");
        component.Demands.ToList().ForEach(demand => filled[demand] = 0);
        foreach (var (i, amount) in component.Pairs.Zip(solved.Amounts!).Where(pair => pair.Second > 0))
        {
            filled[model.Pairs[i].Demand] += amount;
            if (model.Pairs[i].Kept < 0)
            {
                chosen.Add(opened[(model.Pairs[i].Demand, model.Pairs[i].Pledge)]);
            }
        }
    }

    private ElevationSet Told(HashSet<Option> chosen, int[] filled)
    {
        var changes = Enumerable.Range(0, filled.Length).Where(n => filled[n] != before[n])
            .Select(n => (Need: state.Portfolio.Needs[n], More: filled[n] - before[n])).ToList();
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

    private bool IsShort(int need) => before[need] < state.Portfolio.Needs[need].Quantity;

    private bool IsOpen(int need) => state.Component[need] < 0 || state.IsFlow(need);

    private Model Priced()
    {
        var pairs = state.Portfolio.Model.Pairs.Where(pair => IsOpen(pair.Demand)).Select(pair => pair with { Kept = 0 }).ToList();
        var free = pairs.Select(pair => (pair.Demand, pair.Pledge)).ToHashSet();
        foreach (var option in options)
        {
            var pledge = PledgeOf(option);
            foreach (var need in option.Needs.Where(need => !free.Contains((need, pledge))))
            {
                if (!opened.TryGetValue((need, pledge), out var other) || option.Elevation.Price < other.Elevation.Price)
                {
                    opened[(need, pledge)] = option;
                }
            }
        }

        pairs.AddRange(opened.Select(pair => new Pair(
            pair.Key.Need, pair.Key.Pledge, pair.Value.CapacityFor(state.Portfolio.Needs[pair.Key.Need]), 1, 1, -pair.Value.Elevation.Price, false)));
        return new Model(state.Portfolio.Model.Demands, pledges, [.. pairs.OrderBy(pair => pair.Demand).ThenBy(pair => pair.Pledge)], []);
    }

    private int PledgeOf(Option option)
    {
        var offer = option.Elevation.Offer;
        if (!pledgeOf.TryGetValue(offer.Id, out var pledge))
        {
            pledgeOf[offer.Id] = pledge = pledges.Count;
            pledges.Add(new Pledge(ContributorOf(offer), offer.TurnaroundDays, []));
        }

        return pledge;
    }

    private int ContributorOf(Offer offer)
    {
        if (!contributorOf.TryGetValue(offer.Contributor, out var contributor))
        {
            contributorOf[offer.Contributor] = contributor = -1 - contributorOf.Count;
        }

        return contributor;
    }
}
