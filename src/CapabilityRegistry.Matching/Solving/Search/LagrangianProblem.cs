using System.Numerics;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>The problem of one stage as <see cref="LagrangianBound"/> solves it: losses, so that less is better.</summary>
internal sealed class LagrangianProblem
{
    private readonly AssignmentProblem problem;
    private readonly DemandKnapsack[] choices;
    private readonly long[] losses;
    private readonly long[] perUnit;

    public LagrangianProblem(
        AssignmentProblem problem, StageObjective objective, IReadOnlyList<StageObjective> reached, int[] amounts, IReadOnlyList<bool> excluded,
        Allowance allowance)
    {
        this.problem = problem;
        losses = [.. problem.Pairs.Select(pair => -objective.ValueOfPair(problem, pair, 0))];
        perUnit = [.. problem.Demands.Select(demand => LossOf(objective, demand))];
        var least = LeastFills(reached, amounts);
        choices = [.. Enumerable.Range(0, problem.Demands.Count).Select(d => new DemandKnapsack(problem, d, excluded, least[d], allowance))];
        Couplings =
        [
            .. PairConstraints.Between(problem, allowance).Where(Couples).Select(constraint => new CouplingConstraint(constraint.Terms, null, constraint.Most)),
            .. reached.Select(before => KeepReached(before, amounts)),
        ];
        Largest = Math.Max(1, Math.Max(losses.Max(Math.Abs), perUnit.Zip(problem.Demands, (loss, demand) => Math.Abs(loss) * demand.Quantity).Max()));
        // So that the loss of a demand stays below 2^41, and the sum over very many demands below 2^63.
        Scale = 1L << Math.Max(0, 40 - BitOperations.Log2((ulong)Largest));
    }

    public long Scale { get; }

    /// <summary>The largest loss of one pair or demand.</summary>
    public long Largest { get; }

    public IReadOnlyList<CouplingConstraint> Couplings { get; }

    public int Demands => choices.Length;

    /// <summary>Column of the master programme: loss of a way to fill a demand, and its coefficient in each coupling constraint.</summary>
    public (long Loss, Dictionary<int, long> Uses) ColumnOf(int d, int[] way)
    {
        var (fill, uses) = (choices[d].Fill(way), new Dictionary<int, long>());
        foreach (var i in way)
        {
            foreach (var (coupling, factor) in UsesOf[i])
            {
                uses[coupling] = uses.GetValueOrDefault(coupling) + factor;
            }
        }

        foreach (var (k, coupling) in Couplings.Index().Where(coupling => coupling.Item.PerUnit is { } each && each[d] != 0))
        {
            uses[k] = uses.GetValueOrDefault(k) + (coupling.PerUnit![d] * fill);
        }

        return (way.Sum(i => losses[i]) + (perUnit[d] * fill), uses);
    }

    /// <summary>The ways in which a plan fills the demands.</summary>
    public List<int[]> WaysOf(int[] amounts) => [.. choices.Select(of => of.Pairs.Where(i => amounts[i] > 0).ToArray())];

    /// <summary>Loss of a plan.</summary>
    public long LossOf(StageObjective objective, int[] amounts) => LossOf(problem, objective, amounts);

    /// <summary>A bound in 1 / scale, rounded up to a whole number.</summary>
    public long RoundedUp(Int128 bound) => (long)((bound + (bound > 0 ? Scale - 1 : 0)) / Scale);

    /// <param name="multipliers">The multiplier of each coupling constraint, in 1 / scale; 0 or more.</param>
    /// <param name="ways">Receives the cheapest way to fill each demand.</param>
    /// <returns>A bound in 1 / scale.</returns>
    public Int128 BoundAt(long[] multipliers, List<int[]> ways)
    {
        var (prices, units) = PricesAt(multipliers);
        var bound = Couplings.Zip(multipliers, (coupling, price) => -(Int128)coupling.Most * price).Aggregate((Int128)0, (sum, each) => sum + each);
        for (var d = 0; d < choices.Length; d++)
        {
            var way = new List<int>();
            bound += choices[d].Cheapest(prices, units[d], way);
            ways.Add([.. way]);
        }

        return bound;
    }

    public Int128[] SlacksAt(long[] multipliers)
    {
        var (prices, units) = PricesAt(multipliers);
        var slack = new Int128[problem.Pairs.Length];
        Array.Fill(slack, Int128.MaxValue);
        for (var d = 0; d < choices.Length; d++)
        {
            choices[d].Slacks(prices, units[d], slack);
        }

        return slack;
    }

    private ILookup<int, (int Coupling, long Factor)> UsesOf => field ??= Couplings.Index()
        .SelectMany(coupling => coupling.Item.Terms, (coupling, term) => (term.Pair, (coupling.Index, term.Factor)))
        .ToLookup(use => use.Pair, use => use.Item2);

    private (long[] Prices, long[] Units) PricesAt(long[] multipliers)
    {
        var prices = losses.Select(loss => loss * Scale).ToArray();
        var units = perUnit.Select(loss => loss * Scale).ToArray();
        foreach (var (coupling, price) in Couplings.Zip(multipliers).Where(each => each.Second != 0))
        {
            foreach (var (pair, factor) in coupling.Terms)
            {
                prices[pair] += price * factor;
            }

            for (var d = 0; coupling.PerUnit is not null && d < units.Length; d++)
            {
                units[d] += price * coupling.PerUnit[d];
            }
        }

        return (prices, units);
    }

    // What a demand gets at least, if all others of its priority get all they could.
    private long[] LeastFills(IReadOnlyList<StageObjective> reached, int[] amounts)
    {
        var least = new long[problem.Demands.Count];
        foreach (var objective in reached.Where(objective => objective.Maximise))
        {
            var missing = objective.EvidentBound(problem) - objective.ValueOf(problem, amounts);
            foreach (var (d, demand) in problem.Demands.Index().Where(demand => objective.PerUnit(demand.Item) > 0))
            {
                least[d] = problem.MostFillOf(d) - (missing / objective.PerUnit(demand));
            }
        }

        return least;
    }

    private CouplingConstraint KeepReached(StageObjective objective, int[] amounts)
    {
        (int Pair, long Factor)[] terms = [.. problem.Pairs.Index().Select(pair => (pair.Index, -objective.ValueOfPair(problem, pair.Item, 0)))
            .Where(term => term.Item2 != 0)];
        long[]? lossPerUnit = objective.Maximise ? [.. problem.Demands.Select(demand => LossOf(objective, demand))] : null;
        return new CouplingConstraint(terms, lossPerUnit, LossOf(problem, objective, amounts));
    }

    // What at most one pair is free of is met by every way to fill its demand.
    private static bool Couples(PairConstraint constraint) => constraint.Terms.Length != 1 || constraint.Terms[0].Factor > constraint.Most;

    private static long LossOf(StageObjective objective, Demand demand) => (objective.Maximise ? -1 : 1) * objective.PerUnit(demand);

    private static long LossOf(AssignmentProblem problem, StageObjective objective, int[] amounts) =>
        (objective.Maximise ? -1 : 1) * (objective.ValueOf(problem, amounts) - objective.ValueOfNothing(problem));
}
