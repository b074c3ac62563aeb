using System.Numerics;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>The problem of one stage as <see cref="LagrangianBound"/> solves it: losses, so that less is better.</summary>
internal sealed class LagrangianProblem
{
    // A quarter of what counts as impossible for the suppliers, a quarter for all other constraints together.
    private const long MostPrice = DemandKnapsack.Never / 4;

    private readonly AssignmentProblem problem;
    private readonly DemandKnapsack[] choices;
    private readonly int[] mostInAWay;
    private readonly long[] losses;
    private readonly FillWeight[] fillLosses;
    private readonly SupplyKnapsack? supply;

    public LagrangianProblem(
        AssignmentProblem problem, SolverStage stage, IReadOnlyList<SolverStage> reached, int[] amounts, IReadOnlyList<bool> excluded,
        Allowance allowance)
    {
        this.problem = problem;
        losses = [.. problem.Pairs.Select(pair => -stage.ValueOfPair(pair))];
        fillLosses = [.. problem.Demands.Select(demand => LossOf(stage, demand))];
        LeastFills = LeastFillsOf(reached, amounts);
        choices = [.. Enumerable.Range(0, problem.Demands.Count).Select(d => new DemandKnapsack(problem, d, excluded, LeastFills[d], allowance))];
        mostInAWay = [.. choices.Select((of, d) => of.Pairs.Count == 0 ? 0
            : Math.Min(of.Pairs.Count, (problem.Demands[d].Quantity / of.Pairs.Min(i => problem.Pairs[i].Capacity)) + 1))];
        // A fill is bounded well without it.
        var serving = stage.Maximise ? [] : PairsOfSuppliers(excluded);
        supply = serving.Length == 0 ? null
            : new SupplyKnapsack([.. serving.Select(pairs => pairs.Max(i => problem.Pairs[i].Capacity))], LeastInAll(reached, amounts), allowance);
        Couplings =
        [
            .. serving.Select(pairs => new CouplingConstraint([.. pairs.Select(i => (i, 1L))], null, 1)),
            .. PairConstraints.Between(problem, allowance)
                .Where(constraint => Couples(constraint) && (supply is null || constraint.Name.Kind is not (ConstraintKind.Offer or ConstraintKind.Turnaround)))
                .Select(constraint => new CouplingConstraint(constraint.Terms, null, constraint.Most)),
            .. reached.Select(before => KeepReached(before, amounts)),
        ];
        Largest = Math.Max(1, Math.Max(
            losses.Max(Math.Abs), fillLosses.Zip(problem.Demands, (loss, demand) => Math.Abs(loss.Times(demand, demand.Quantity))).Max()));
        // So that the loss of a demand stays below 2^41, and the sum over very many demands below 2^63.
        Scale = 1L << Math.Max(0, 40 - BitOperations.Log2((ulong)Largest));
    }

    public long Scale { get; }

    /// <summary>
    /// The largest multiplier, in 1 / scale, with which no sum of prices overflows, of a demand or of the suppliers. Any multiplier gives a bound; a larger
    /// one comes of a programme in which a crumb of a fill stands against all else.
    /// </summary>
    public long MostMultiplier(int coupling) => (long)(MostPrice / (coupling < Supplied
        ? Math.Max(Supplied, mostInAWay.Max())
        : Int128.Max(1, (Couplings.Count - Supplied) * EffectOf(Couplings[coupling]))));

    /// <summary>The largest loss of one pair or demand.</summary>
    public long Largest { get; }

    public IReadOnlyList<CouplingConstraint> Couplings { get; }

    /// <summary>How many of the coupling constraints, the first ones, tell whether a supplier serves: see <see cref="SupplyKnapsack"/>.</summary>
    public int Supplied => supply?.Count ?? 0;

    /// <summary>The demands and, if it is a part of the relaxation, the supply.</summary>
    public int Parts => choices.Length + (supply is null ? 0 : 1);

    /// <summary>What each demand gets at least in every plan of interest.</summary>
    public long[] LeastFills { get; }

    /// <summary>The loss of each pair.</summary>
    public IReadOnlyList<long> Losses => losses;

    /// <summary>
    /// Column of the master programme: loss of a way to fill a demand, and its coefficient in each coupling constraint; after the last demand,
    /// of the suppliers that serve.
    /// </summary>
    public (long Loss, Dictionary<int, long> Uses) ColumnOf(int d, int[] way)
    {
        if (d == choices.Length)
        {
            return (0, way.ToDictionary(supplier => supplier, _ => -1L));
        }

        var (fill, uses) = (choices[d].Fill(way), new Dictionary<int, long>());
        foreach (var i in way)
        {
            foreach (var (coupling, factor) in UsesOf[i])
            {
                uses[coupling] = uses.GetValueOrDefault(coupling) + factor;
            }
        }

        foreach (var (k, coupling) in Couplings.Index().Where(coupling => coupling.Item.Fills is { } fills && fills[d] != default))
        {
            uses[k] = uses.GetValueOrDefault(k) + coupling.Fills![d].Times(problem.Demands[d], fill);
        }

        return (way.Sum(i => losses[i]) + fillLosses[d].Times(problem.Demands[d], fill), uses);
    }

    /// <summary>The ways in which a plan fills the demands, and then the suppliers that serve.</summary>
    public List<int[]> WaysOf(int[] amounts)
    {
        List<int[]> ways = [.. choices.Select(of => of.Pairs.Where(i => amounts[i] > 0).ToArray())];
        if (supply is not null)
        {
            ways.Add([.. Enumerable.Range(0, supply.Count).Where(s => Array.Exists(Couplings[s].Terms, term => amounts[term.Pair] > 0))]);
        }

        return ways;
    }

    /// <summary>Loss of a plan.</summary>
    public long LossOf(SolverStage stage, int[] amounts) => LossOf(problem, stage, amounts);

    /// <summary>A bound in 1 / scale, rounded up to a whole number.</summary>
    public long RoundedUp(Int128 bound) => (long)((bound + (bound > 0 ? Scale - 1 : 0)) / Scale);

    /// <param name="multipliers">The multiplier of each coupling constraint, in 1 / scale; 0 or more, save for those of the supply.</param>
    /// <param name="ways">Receives the cheapest way to fill each demand, and then the cheapest suppliers that serve.</param>
    /// <returns>A bound in 1 / scale.</returns>
    public Int128 BoundAt(long[] multipliers, List<int[]> ways)
    {
        var (prices, fills) = PricesAt(multipliers);
        var bound = Couplings.Zip(multipliers, (coupling, price) => -(Int128)coupling.Most * price).Skip(Supplied)
            .Aggregate((Int128)0, (sum, each) => sum + each);
        for (var d = 0; d < choices.Length; d++)
        {
            var way = new List<int>();
            bound += choices[d].Cheapest(prices, fills[d], way);
            ways.Add([.. way]);
        }

        if (supply is not null)
        {
            var serving = ServingAt(multipliers);
            bound -= serving.Aggregate((Int128)0, (sum, supplier) => sum + multipliers[supplier]);
            ways.Add([.. serving]);
        }

        return bound;
    }

    /// <summary>Whether these pairs obey the rules of each demand and all coupling constraints; bundles aside.</summary>
    public bool IsPossible(IReadOnlyList<bool> chosen)
    {
        var ways = Array.ConvertAll(choices, of => of.Pairs.Where(i => chosen[i]).ToArray());
        var fills = choices.Zip(ways, (of, way) => (long)of.Fill(way)).ToArray();
        return choices.Zip(ways).All(each => each.First.IsPossible(each.Second)) && Couplings.All(coupling =>
            coupling.Terms.Sum(term => chosen[term.Pair] ? term.Factor : 0)
            + (coupling.Fills?.Zip(problem.Demands, fills).Sum(each => each.First.Times(each.Second, each.Third)) ?? 0)
                <= coupling.Most);
    }

    /// <summary>The suppliers that serve at these multipliers, by the number of their constraint; empty if the supply is no part of the relaxation.</summary>
    public List<int> ServingAt(long[] multipliers) => supply?.Cheapest(multipliers) ?? [];

    /// <summary>Whether a supplier, by the number of its constraint, serves in every plan of interest, since the others do not suffice.</summary>
    public bool MustServe(int supplier) => supply!.MustServe(supplier);

    /// <summary>For each demand, all ways that are no more than so much more expensive than the cheapest.</summary>
    /// <param name="multipliers">As in <see cref="BoundAt"/>.</param>
    /// <param name="above">How much, in 1 / scale.</param>
    /// <param name="most">The most ways to list.</param>
    /// <returns>Pairs and how much more expensive they are; null where there are more ways.</returns>
    public List<(int[] Pairs, long Slack)>[]? WaysWithin(long[] multipliers, Int128 above, int most)
    {
        var (prices, fills) = PricesAt(multipliers);
        var ways = new List<(int[] Pairs, long Slack)>[choices.Length];
        for (var d = 0; d < choices.Length; d++)
        {
            if (choices[d].WaysWithin(prices, fills[d], above, most) is not { } of)
            {
                return null;
            }

            (ways[d], most) = (of, most - of.Count);
        }

        return ways;
    }

    public Int128[] SlacksAt(long[] multipliers)
    {
        var (prices, fills) = PricesAt(multipliers);
        var slack = new Int128[problem.Pairs.Length];
        Array.Fill(slack, Int128.MaxValue);
        for (var d = 0; d < choices.Length; d++)
        {
            choices[d].Slacks(prices, fills[d], slack);
        }

        return slack;
    }

    // The most that a way to fill a demand counts in a constraint.
    private Int128 EffectOf(CouplingConstraint coupling)
    {
        var largest = new long[choices.Length];
        foreach (var (pair, factor) in coupling.Terms)
        {
            ref var most = ref largest[problem.Pairs[pair].Demand];
            most = Math.Max(most, Math.Abs(factor));
        }

        return problem.Demands.Select((demand, d) =>
            (Int128)mostInAWay[d] * largest[d] + Int128.Abs(coupling.Fills?[d].Times(demand, demand.Quantity) ?? 0)).Max();
    }

    private ILookup<int, (int Coupling, long Factor)> UsesOf => field ??= Couplings.Index()
        .SelectMany(coupling => coupling.Item.Terms, (coupling, term) => (term.Pair, (coupling.Index, term.Factor)))
        .ToLookup(use => use.Pair, use => use.Item2);

    /// <summary>The price of each pair, and of what is filled of each demand.</summary>
    public (long[] Prices, FillWeight[] Fills) PricesAt(long[] multipliers)
    {
        var prices = losses.Select(loss => loss * Scale).ToArray();
        var fills = fillLosses.Select(loss => Scale * loss).ToArray();
        foreach (var (coupling, price) in Couplings.Zip(multipliers).Where(each => each.Second != 0))
        {
            foreach (var (pair, factor) in coupling.Terms)
            {
                prices[pair] += price * factor;
            }

            for (var d = 0; coupling.Fills is not null && d < fills.Length; d++)
            {
                fills[d] += price * coupling.Fills[d];
            }
        }

        return (prices, fills);
    }

    // What a demand gets at least, if all others of its priority get all they could; that some of its units count one more is left out.
    private long[] LeastFillsOf(IReadOnlyList<SolverStage> reached, int[] amounts)
    {
        var least = new long[problem.Demands.Count];
        foreach (var stage in reached.Where(stage => stage.Maximise))
        {
            var missing = stage.EvidentBound(problem) - stage.ValueOf(problem, amounts);
            foreach (var (d, demand) in problem.Demands.Index().Where(demand => stage.PerUnit(demand.Item) > 0))
            {
                least[d] = problem.MostFillOf(d) - (missing / stage.PerUnit(demand));
            }
        }

        return least;
    }

    // The pairs of each supplier, where no supplier can serve two demands and none is pinned; else none.
    private int[][] PairsOfSuppliers(IReadOnlyList<bool> excluded)
    {
        var of = Enumerable.Range(0, problem.Pairs.Length).Where(i => !excluded[i] || problem.Pairs[i].Pinned).GroupBy(i => problem.Pairs[i].Supplier)
            .Select(pairs => pairs.ToArray()).ToArray();
        return Array.TrueForAll(of, ServesOnce) ? of : [];
    }

    private bool ServesOnce(int[] pairs) => Array.TrueForAll(pairs, one =>
        !problem.Pairs[one].Pinned && Array.TrueForAll(pairs, other => problem.Overlap(problem.Pairs[one], problem.Pairs[other])));

    // What all demands together get at least: what is missing of a stage is missing where a unit counts the least. That some count one more is left out.
    private long LeastInAll(IReadOnlyList<SolverStage> reached, int[] amounts)
    {
        var least = 0L;
        foreach (var stage in reached.Where(stage => stage.Maximise))
        {
            var missing = stage.EvidentBound(problem) - stage.ValueOf(problem, amounts);
            foreach (var d in Enumerable.Range(0, problem.Demands.Count).Where(d => stage.PerUnit(problem.Demands[d]) > 0)
                .OrderBy(d => stage.PerUnit(problem.Demands[d])))
            {
                var (most, value) = (problem.MostFillOf(d), stage.PerUnit(problem.Demands[d]));
                var lost = Math.Min(most, missing / value);
                (least, missing) = (least + most - lost, missing - (lost * value));
            }
        }

        return least;
    }

    private CouplingConstraint KeepReached(SolverStage stage, int[] amounts)
    {
        (int Pair, long Factor)[] terms = [.. problem.Pairs.Index().Select(pair => (pair.Index, -stage.ValueOfPair(pair.Item)))
            .Where(term => term.Item2 != 0)];
        FillWeight[]? fills = stage.Maximise ? [.. problem.Demands.Select(demand => LossOf(stage, demand))] : null;
        return new CouplingConstraint(terms, fills, LossOf(problem, stage, amounts));
    }

    // What one pair can neither break nor make up for is met by every way to fill its demand; a pinned pair may need it as its partner.
    private static bool Couples(PairConstraint constraint) =>
        constraint.Terms.Length != 1 || constraint.Most < 0 || constraint.Terms[0].Factor > constraint.Most;

    private static FillWeight LossOf(SolverStage stage, Demand demand) => (stage.Maximise ? -1 : 1) * FillWeight.Of(stage, demand);

    private static long LossOf(AssignmentProblem problem, SolverStage stage, int[] amounts) =>
        (stage.Maximise ? -1 : 1) * (stage.ValueOf(problem, amounts) - stage.ValueOfNothing(problem));
}
