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
        var exact = all.AsParallel().AsOrdered().WithCancellation(cancel).Select(flows.IsExact).ToArray();
        options = [.. all.Where((_, i) => exact[i])];
        notEvaluated = [.. all.Where((_, i) => !exact[i]).Select(option => option.Elevation.Id)];
        contributorOf = new(state.ContributorOf, StringComparer.Ordinal);
        before = new int[state.Portfolio.Needs.Count];
        foreach (var (pair, amount) in state.Portfolio.Pairs.Zip(state.Amounts))
        {
            before[pair.Need] += amount;
        }
    }

    public ElevationSet Of()
    {
        var (model, opened) = Priced();
        var chosen = new HashSet<Option>();
        var filled = before.ToArray();
        // Where nothing is missing no step can add anything.
        var parts = Component.Of(model).Where(component => component.Demands.Any(IsShort)).ToList();
        foreach (var (part, solved) in parts.Zip(parts.AsParallel().AsOrdered().WithCancellation(cancel).Select(Solve)))
        {
            if (solved is null)
            {
                // Two steps of one pledge may open needs that it could serve one after the other: then it is no flow any more.
                notEvaluated.AddRange(part.Pairs.Select(i => opened[i]).OfType<Option>().Select(option => option.Elevation.Id).Distinct());
                continue;
            }

            part.Demands.ToList().ForEach(demand => filled[demand] = 0);
            foreach (var (i, amount) in part.Pairs.Zip(solved.Amounts!).Where(pair => pair.Second > 0))
            {
                filled[model.Pairs[i].Demand] += amount;
                _ = opened[i] is { } option && chosen.Add(option);
            }
        }

        return Told(chosen, filled);
    }

    private Solved? Solve(Component component)
    {
        var @class = Ladder.ClassOf(component.Model);
        if (@class is not (Ladder.Flow or Ladder.FlowWithCaps))
        {
            return null;
        }

        var goals = Goal.InOrder(component.Model.Demands.Select(demand => demand.Priority).Distinct().Order(), replans: true);
        return Flow.Solve(component.Model, @class, goals, cancel)
            ?? throw new InvalidOperationException("A flow of this size is none.");
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

    private (Model Model, Option?[] Opened) Priced()
    {
        var (whole, steps) = (state.Portfolio.Model, Opened());
        var byDemand = new Groups(before.Length, [.. steps.Select(step => step.Pair.Demand)]);
        var pairs = new List<Pair>(whole.Pairs.Length + steps.Count);
        var opened = new List<Option?>(pairs.Capacity);
        for (var d = 0; d < before.Length; d++)
        {
            // First the pairs that there are: the order in which a flow looks at them.
            for (var i = whole.First[d]; i < whole.First[d + 1] && IsOpen(d); i++)
            {
                pairs.Add(whole.Pairs[i] with { Kept = 0 });
                opened.Add(null);
            }

            foreach (var step in byDemand[d])
            {
                pairs.Add(steps[step].Pair);
                opened.Add(steps[step].By);
            }
        }

        return (new Model(whole.Demands, pledges, [.. pairs], []), [.. opened]);
    }

    // What the steps open, the cheapest first.
    private List<(Pair Pair, Option By)> Opened()
    {
        var (opened, known) = (new List<(Pair, Option)>(), new HashSet<(int Need, int Pledge)>());
        foreach (var (pledge, option) in options.Select(option => (Pledge: PledgeOf(option), option)).OrderBy(each => (each.option.Elevation.Price, each.Pledge)))
        {
            foreach (var need in New(option, pledge))
            {
                if (known.Add((need, pledge)))
                {
                    opened.Add((new Pair(need, pledge, option.CapacityFor(state.Portfolio.Needs[need]), 1, 1, -option.Elevation.Price, false), option));
                }
            }
        }

        return opened;
    }

    // The needs that the pledge cannot serve as it is. Both lists are in order.
    private IEnumerable<int> New(Option option, int pledge)
    {
        ArraySegment<int> served = pledge < state.Portfolio.Offers.Count ? state.PairsOf[pledge] : [];
        var next = 0;
        foreach (var need in option.Needs)
        {
            while (next < served.Count && state.Portfolio.Model.Pairs[served[next]].Demand < need)
            {
                next++;
            }

            if (next == served.Count || state.Portfolio.Model.Pairs[served[next]].Demand > need)
            {
                yield return need;
            }
        }
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
