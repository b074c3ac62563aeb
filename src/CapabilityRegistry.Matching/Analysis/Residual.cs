using CapabilityRegistry.Matching.Solving;

namespace CapabilityRegistry.Matching.Analysis;

/// <summary>
/// What a finished plan leaves open in its flow components: where one more pledge would be of use, and what one pledge
/// less would cost. A need that gets one more may pass a pledge on to another need that can use it, and so on along a path
/// (Berge 1957). In a transversal matroid one more pledge adds at most one slot, the most valuable that a path reaches, and
/// one less takes at most one, the least valuable: so both answers are exact (Edmonds 1971; Oxley, Matroid Theory, 7.3).
/// </summary>
internal sealed class Residual
{
    private readonly Model model;
    private readonly int[] pairOf;
    private readonly int[] filled;
    private readonly Dictionary<(int Demand, int Contributor), int> taken = [];
    private readonly Lazy<Dictionary<Place, int>> gains;
    private readonly Lazy<Dictionary<Place, int>> losses;

    /// <param name="model">The whole question.</param>
    /// <param name="inFlow">Of each demand, whether it is in a component that was solved as a flow.</param>
    /// <param name="amounts">What each pair covers in the plan.</param>
    public Residual(Model model, bool[] inFlow, IReadOnlyList<int> amounts)
    {
        this.model = model;
        filled = new int[model.Demands.Count];
        pairOf = [.. Enumerable.Repeat(-1, model.Pledges.Count)];
        foreach (var i in Enumerable.Range(0, amounts.Count).Where(i => amounts[i] > 0 && inFlow[model.Pairs[i].Demand]))
        {
            var pair = model.Pairs[i];
            pairOf[pair.Pledge] = i;
            filled[pair.Demand]++;
            taken[Share(pair)] = taken.GetValueOrDefault(Share(pair)) + 1;
        }

        Ranked = [.. Enumerable.Range(0, model.Demands.Count).Where(d => inFlow[d])
            .OrderBy(d => model.Demands[d].Priority).ThenByDescending(WorthOfSlot).ThenBy(d => d)];
        (gains, losses) = (new(FindGains), new(FindLosses));
    }

    /// <summary>Demands of the flow components, the most valuable slot first.</summary>
    public IReadOnlyList<int> Ranked { get; }

    /// <summary>What one pledge covers of a demand.</summary>
    public int SlotOf(int demand) => Ladder.SlotOf(model, demand);

    /// <summary>What that is worth.</summary>
    public long WorthOfSlot(int demand) => model.Demands[demand].Value * SlotOf(demand);

    /// <summary>The demand that serves most if one more pledge of this contributor came to a demand; null if none can use it.</summary>
    public int? Gaining(int demand, int contributor)
    {
        var place = PlaceOf(demand, contributor);
        if (gains.Value.TryGetValue(place, out var found))
        {
            return found;
        }

        // Nobody of the contributor could serve there until now, so that its share is still open.
        return gains.Value.TryGetValue(new(demand, null), out var any) && HasRoom(demand, contributor) ? any : null;
    }

    /// <summary>The demand that loses a slot if a pledge that serves left; null if others can close up.</summary>
    public int? Losing(int pledge)
    {
        var pair = model.Pairs[pairOf[pledge]];
        return losses.Value[PlaceOf(pair.Demand, model.Pledges[pledge].Contributor)] is var lost and >= 0 ? lost : null;
    }

    public bool Serves(int pledge) => pairOf[pledge] >= 0;

    /// <summary>
    /// All demands that a path from a short demand reaches, in order: each pledge that may serve one of them serves one of
    /// them, and together they are not enough (Hall 1935). What is short for the same pledges stands together.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Deficient(IReadOnlyList<int> demands)
    {
        var (sets, places) = (new UnionFind(model.Demands.Count), new HashSet<Place>());
        foreach (var demand in demands)
        {
            Walk([new Place(demand, null)], Forward, place => Join(place, demand));
        }

        return [.. places.Select(place => place.Demand).Distinct().Order().GroupBy(sets.Root).Select(set => set.ToList())];

        bool Join(Place place, int demand)
        {
            sets.Join(place.Demand, demand);
            return places.Add(place);
        }
    }

    private bool IsCapped(int demand) => model.Demands[demand].ShareCap < model.Demands[demand].Quantity;

    private (int, int) Share(Pair pair) => (pair.Demand, model.Pledges[pair.Pledge].Contributor);

    private Place PlaceOf(int demand, int contributor) => new(demand, IsCapped(demand) ? contributor : null);

    private bool HasRoom(int demand, int contributor) =>
        !IsCapped(demand) || taken.GetValueOrDefault((demand, contributor)) < model.Demands[demand].ShareCap / SlotOf(demand);

    // Whoever is reached from a more valuable demand is of use to that one; each place is walked once.
    private Dictionary<Place, int> FindGains()
    {
        var found = new Dictionary<Place, int>();
        foreach (var demand in Ranked.Where(d => filled[d] < model.Demands[d].Quantity / SlotOf(d)))
        {
            Walk([new Place(demand, null)], Forward, place => found.TryAdd(place, demand));
        }

        return found;
    }

    // First whoever can close up by a pledge that is idle, then by taking from the least valuable.
    private Dictionary<Place, int> FindLosses()
    {
        var found = new Dictionary<Place, int>();
        var places = Places();
        var before = places.SelectMany(place => Forward(place).Select(next => (next, place))).ToLookup(edge => edge.next, edge => edge.place);
        var closing = places.Where(place => PairsAt(place).Any(i => pairOf[model.Pairs[i].Pledge] < 0));
        Walk(closing, place => before[place], place => found.TryAdd(place, -1));
        foreach (var demand in Ranked.Reverse())
        {
            Walk(places.Where(place => place.Demand == demand && filled[demand] > 0), place => before[place], place => found.TryAdd(place, demand));
        }

        return found;
    }

    private List<Place> Places() =>
    [
        .. Ranked.Select(d => new Place(d, null)),
        .. Ranked.Where(IsCapped).SelectMany(d => model.PairsOf(d)
            .Select(i => new Place(d, model.ContributorOf(i))).Distinct()),
    ];

    private static void Walk(IEnumerable<Place> starts, Func<Place, IEnumerable<Place>> next, Func<Place, bool> enter)
    {
        var open = new Queue<Place>(starts.Where(enter));
        while (open.TryDequeue(out var place))
        {
            foreach (var further in next(place).Where(enter))
            {
                open.Enqueue(further);
            }
        }
    }

    // From a demand that could use one more: through a pledge that could come, to the place which that pledge would leave.
    private IEnumerable<Place> Forward(Place place)
    {
        if (place.Contributor is null && IsCapped(place.Demand))
        {
            return model.PairsOf(place.Demand)
                .Select(i => model.ContributorOf(i)).Distinct()
                .Where(contributor => HasRoom(place.Demand, contributor))
                .Select(contributor => new Place(place.Demand, contributor));
        }

        var left = new List<Place>();
        foreach (var i in PairsAt(place).Where(i => CanCome(i)))
        {
            var pledge = model.Pairs[i].Pledge;
            if (pairOf[pledge] >= 0)
            {
                left.Add(PlaceOf(model.Pairs[pairOf[pledge]].Demand, model.Pledges[pledge].Contributor));
            }
        }

        // A share that somebody leaves can be taken up by another contributor.
        return place.Contributor is null ? left : [.. left, new Place(place.Demand, null)];
    }

    private bool CanCome(int pair) => pairOf[model.Pairs[pair].Pledge] is var serving && serving != pair && (serving < 0 || !model.Pairs[serving].Pinned);

    private IEnumerable<int> PairsAt(Place place) =>
        from i in model.PairsOf(place.Demand)
        where IsCapped(place.Demand) ? model.ContributorOf(i) == place.Contributor : place.Contributor is null
        select i;

    /// <summary>A demand; under a share cap, the part of it that one contributor covers, or, with none, the demand as a whole.</summary>
    private readonly record struct Place(int Demand, int? Contributor);
}
