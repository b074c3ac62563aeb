using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>
/// What a finished plan leaves open in its flow components: where one more pledge would be of use, and what one pledge
/// less would cost. A need that gets one more may pass a pledge on to another need that can use it, and so on along a path
/// (Berge 1957). In a transversal matroid one more pledge adds at most one slot, the most valuable that a path reaches, and
/// one less takes at most one, the least valuable: so both answers are exact (Edmonds 1971; Oxley, Matroid Theory, 7.3).
/// </summary>
internal sealed class ResidualGraph
{
    private const int Unseen = -2;
    private const int NothingLost = -1;

    private readonly AssignmentProblem model;
    private readonly ResidualNodes places;
    private readonly int[] pairOf;
    private readonly int[] filled;
    private readonly int[] taken;
    private readonly Lazy<int[]> gains;
    private readonly Lazy<int[]> losses;

    /// <param name="model">The whole question.</param>
    /// <param name="inFlow">Of each demand, whether it is in a component that was solved as a flow.</param>
    /// <param name="amounts">What each pair covers in the plan.</param>
    public ResidualGraph(AssignmentProblem model, IReadOnlyList<bool> inFlow, IReadOnlyList<int> amounts)
    {
        (this.model, places) = (model, new ResidualNodes(model));
        (filled, taken) = (new int[model.Demands.Count], new int[places.Count]);
        pairOf = [.. Enumerable.Repeat(-1, model.Suppliers.Count)];
        for (var i = 0; i < amounts.Count; i++)
        {
            if (amounts[i] > 0 && inFlow[model.Pairs[i].Demand])
            {
                pairOf[model.Pairs[i].Supplier] = i;
                filled[model.Pairs[i].Demand]++;
                taken[places[i]]++;
            }
        }

        Ranked = [.. Enumerable.Range(0, model.Demands.Count).Where(d => inFlow[d])
            .OrderBy(d => model.Demands[d].Priority).ThenByDescending(WorthOfSlot).ThenBy(d => d)];
        (gains, losses) = (new(FindGains), new(FindLosses));
    }

    /// <summary>Demands of the flow components, the most valuable slot first.</summary>
    public IReadOnlyList<int> Ranked { get; }

    /// <summary>What one pledge covers of a demand.</summary>
    public int SlotSizeOf(int demand) => ProblemClass.SlotSizeOf(model, demand);

    /// <summary>What that is worth.</summary>
    public long WorthOfSlot(int demand) => model.Demands[demand].Value * SlotSizeOf(demand);

    /// <summary>How many pledges of one contributor a demand takes under its share cap.</summary>
    public int SlotsOfShareCap(int demand) => model.Demands[demand].ShareCap / SlotSizeOf(demand);

    /// <summary>The demand that serves most if one more pledge of this contributor came to a demand; null if none can use it.</summary>
    public int? DemandGainingFrom(int demand, int contributor)
    {
        if (places.Of(demand, contributor) is { } place)
        {
            // What reaches the demand as a whole reaches the shares in it that have room.
            return gains.Value[place] >= 0 ? gains.Value[place] : null;
        }

        // Nobody of the contributor could serve there until now, so that its share is still open.
        return gains.Value[demand] >= 0 && SlotsOfShareCap(demand) > 0 ? gains.Value[demand] : null;
    }

    /// <summary>The demand that loses a slot if a pledge that serves left; null if others can close up.</summary>
    public int? DemandLosingWithout(int pledge) => losses.Value[places[pairOf[pledge]]] is var lost and >= 0 ? lost : null;

    public bool Serves(int pledge) => pairOf[pledge] >= 0;

    /// <summary>
    /// All that a path from a short demand reaches: each pledge that may serve there serves there, and together with the
    /// shares that are used up they are not enough (Hall 1935). What is short for the same pledges stands together.
    /// </summary>
    public IReadOnlyList<DeficientSet> DeficientSets(IReadOnlyList<int> demands)
    {
        var (sets, reached) = (new UnionFind(model.Demands.Count), new HashSet<int>());
        foreach (var demand in demands)
        {
            Walk([demand], Forward, place => Join(place, demand));
        }

        return [.. reached.GroupBy(place => sets.Root(places.DemandOf(place))).OrderBy(set => set.Key).Select(set => Told([.. set], reached))];

        bool Join(int place, int demand)
        {
            sets.Join(places.DemandOf(place), demand);
            return reached.Add(place);
        }
    }

    // A share of a reached demand that is not reached itself has no room.
    private DeficientSet Told(IReadOnlyList<int> set, HashSet<int> reached)
    {
        int[] demands = [.. set.Select(places.DemandOf).Distinct().Order()];
        return new(
            demands,
            [.. set.SelectMany(place => places.PairsAt(place)).Order()],
            [.. demands.SelectMany(demand => places.SharesOf(demand)).Where(share => !reached.Contains(share)).Select(share => places.PairsAt(share)[0])]);
    }

    private bool HasRoom(int share) => taken[share] < SlotsOfShareCap(places.DemandOf(share));

    // Whoever is reached from a more valuable demand is of use to that one; each place is walked once.
    private int[] FindGains()
    {
        var found = AllUnseen();
        foreach (var demand in Ranked.Where(d => filled[d] < model.Demands[d].Quantity / SlotSizeOf(d)))
        {
            Walk([demand], Forward, place => Enter(found, place, demand));
        }

        return found;
    }

    // First whoever can close up by a pledge that is idle, then by taking from the least valuable.
    private int[] FindLosses()
    {
        var (found, all) = (AllUnseen(), Ranked.SelectMany(d => places.SharesOf(d).Prepend(d)).ToArray());
        List<(int From, int To)> steps = [.. all.SelectMany(place => Forward(place).Select(next => (place, next)))];
        var into = new Groups(places.Count, [.. steps.Select(step => step.To)]);
        Walk(all.Where(place => places.PairsAt(place).Any(i => pairOf[model.Pairs[i].Supplier] < 0)), Back, place => Enter(found, place, NothingLost));
        foreach (var demand in Ranked.Reverse().Where(d => filled[d] > 0))
        {
            Walk(places.SharesOf(demand).Prepend(demand), Back, place => Enter(found, place, demand));
        }

        return found;

        IEnumerable<int> Back(int place) => into[place].Select(step => steps[step].From);
    }

    private int[] AllUnseen() => [.. Enumerable.Repeat(Unseen, places.Count)];

    private static bool Enter(int[] found, int place, int value)
    {
        var enters = found[place] == Unseen;
        found[place] = enters ? value : found[place];
        return enters;
    }

    private static void Walk(IEnumerable<int> starts, Func<int, IEnumerable<int>> next, Func<int, bool> enter)
    {
        var open = new Queue<int>(starts.Where(enter));
        while (open.TryDequeue(out var place))
        {
            foreach (var further in next(place).Where(enter))
            {
                open.Enqueue(further);
            }
        }
    }

    // From a demand that could use one more: through a pledge that could come, to the place which that pledge would leave.
    private IEnumerable<int> Forward(int place)
    {
        var demand = places.DemandOf(place);
        if (places.IsDemand(place) && places.IsCapped(demand))
        {
            return places.SharesOf(demand).Where(HasRoom);
        }

        var left = new List<int>();
        foreach (var i in places.PairsAt(place))
        {
            if (pairOf[model.Pairs[i].Supplier] is var serving and >= 0 && serving != i && !model.Pairs[serving].Pinned)
            {
                left.Add(places[serving]);
            }
        }

        // A share that somebody leaves can be taken up by another contributor.
        return places.IsDemand(place) ? left : [.. left, demand];
    }
}
