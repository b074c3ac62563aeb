using System.Numerics;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// A bound for one goal that is far tighter than that of the plain linear programme where pledges come in chunks. Everything
/// that binds demands to each other gets a price; with that, each demand is filled by itself, exactly (Lagrangian relaxation:
/// Geoffrion 1974). The prices come from a linear programme over the ways to fill the demands, which are made as they are
/// needed (Dantzig and Wolfe 1960), in floating numbers; the bound is computed from them anew, in integers.
/// </summary>
/// <param name="Bound">No plan that keeps what was reached loses less.</param>
/// <param name="Slack">Every plan that holds the pair loses so much more than the bound, in 1 / scale.</param>
/// <param name="Exact">The bound in 1 / scale.</param>
/// <param name="Scale">Of the slacks.</param>
internal sealed record LagrangianBound(long Bound, Int128[] Slack, Int128 Exact, long Scale)
{
    /// <param name="model">The question.</param>
    /// <param name="goal">What to bound.</param>
    /// <param name="reached">The goals before.</param>
    /// <param name="amounts">A plan that reaches them.</param>
    /// <param name="excluded">Pairs that no plan of interest holds.</param>
    /// <param name="allowance">Ends it early; what is found until then holds.</param>
    /// <param name="cancel">Stops the search.</param>
    public static LagrangianBound Of(
        AssignmentProblem model, StageObjective goal, IReadOnlyList<StageObjective> reached, int[] amounts, IReadOnlyList<bool> excluded, Allowance allowance, CancellationToken cancel)
    {
        var question = new LagrangianProblem(model, goal, reached, amounts, excluded);
        using var master = new MasterProgram(question);
        master.Add(question.Present(amounts));
        var best = question.BoundAt(new long[question.Couplings.Count], []);
        var multipliers = new long[question.Couplings.Count];
        // It converges long before; a programme that is degenerate could creep.
        for (var round = 0; round < 100 && !allowance.IsUsedUp && question.Least(best) < question.Present(goal, amounts); round++)
        {
            cancel.ThrowIfCancellationRequested();
            var ways = new List<int[]>();
            if (master.Multipliers() is not { } prices)
            {
                break;
            }

            var bound = question.BoundAt(prices, ways);
            (best, multipliers) = bound > best ? (bound, prices) : (best, multipliers);
            if (!master.Add(ways))
            {
                break;
            }
        }

        return new LagrangianBound(question.Least(best), question.SlacksAt(multipliers), best, question.Scale);
    }
}

/// <summary>What binds demands to each other: the sum of factor × chosen, and of factor × filled, is at most a number.</summary>
/// <param name="Terms">Over pairs.</param>
/// <param name="PerUnit">Of each demand, for each unit filled; null when fills do not matter.</param>
/// <param name="Most">The limit.</param>
internal sealed record CouplingConstraint((int Pair, long Factor)[] Terms, long[]? PerUnit, long Most);

/// <summary>A goal in the words of the hull: what is lost, so that less is better.</summary>
internal sealed class LagrangianProblem
{
    private readonly AssignmentProblem model;
    private readonly DemandKnapsack[] choices;
    private readonly long[] losses;
    private readonly long[] perUnit;

    public LagrangianProblem(AssignmentProblem model, StageObjective goal, IReadOnlyList<StageObjective> reached, int[] amounts, IReadOnlyList<bool> excluded)
    {
        this.model = model;
        losses = [.. model.Pairs.Select(pair => -goal.WorthOf(model, pair, 0))];
        perUnit = [.. model.Demands.Select(demand => LossOf(goal, demand))];
        var least = Least(reached, amounts);
        choices = [.. Enumerable.Range(0, model.Demands.Count).Select(d => new DemandKnapsack(model, d, excluded, least[d]))];
        Couplings = [.. PairConstraints.Between(model).Select(limit => new CouplingConstraint(limit.Terms, null, limit.Most)), .. reached.Select(before => Kept(before, amounts))];
        Largest = Math.Max(1, Math.Max(losses.Max(Math.Abs), perUnit.Zip(model.Demands, (loss, demand) => Math.Abs(loss) * demand.Quantity).Max()));
        // So that what a demand loses stays below 2^41, and the sum over very many below 2^63.
        Scale = 1L << Math.Max(0, 40 - BitOperations.Log2((ulong)Largest));
    }

    public long Scale { get; }

    /// <summary>The most that one pair or demand loses.</summary>
    public long Largest { get; }

    public IReadOnlyList<CouplingConstraint> Couplings { get; }

    public int Demands => choices.Length;

    /// <summary>What a way to fill a demand loses, and what it takes of each coupling.</summary>
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
    public List<int[]> Present(int[] amounts) => [.. choices.Select(of => of.Pairs.Where(i => amounts[i] > 0).ToArray())];

    /// <summary>What a plan loses.</summary>
    public long Present(StageObjective goal, int[] amounts) => LossOf(model, goal, amounts);

    /// <summary>The least whole number that is not below a bound in 1 / scale.</summary>
    public long Least(Int128 bound) => (long)((bound + (bound > 0 ? Scale - 1 : 0)) / Scale);

    /// <param name="multipliers">The price of each coupling, in 1 / scale; 0 or more.</param>
    /// <param name="ways">Gets the cheapest way to fill each demand.</param>
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
        var slack = new Int128[model.Pairs.Length];
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

    // What a demand must get at least, when all others of its priority get all they could.
    private long[] Least(IReadOnlyList<StageObjective> reached, int[] amounts)
    {
        var least = new long[model.Demands.Count];
        foreach (var goal in reached.Where(goal => goal.Maximise))
        {
            var missing = goal.EvidentBound(model) - goal.ValueOf(model, amounts);
            foreach (var (d, demand) in model.Demands.Index().Where(demand => goal.PerUnit(demand.Item) > 0))
            {
                least[d] = model.MostFillOf(d) - (missing / goal.PerUnit(demand));
            }
        }

        return least;
    }

    private CouplingConstraint Kept(StageObjective goal, int[] amounts)
    {
        (int Pair, long Factor)[] terms = [.. model.Pairs.Index().Select(pair => (pair.Index, -goal.WorthOf(model, pair.Item, 0))).Where(term => term.Item2 != 0)];
        return new CouplingConstraint(terms, goal.Maximise ? [.. model.Demands.Select(demand => LossOf(goal, demand))] : null, LossOf(model, goal, amounts));
    }

    private static long LossOf(StageObjective goal, Demand demand) => (goal.Maximise ? -1 : 1) * goal.PerUnit(demand);

    private static long LossOf(AssignmentProblem model, StageObjective goal, int[] amounts) =>
        (goal.Maximise ? -1 : 1) * (goal.ValueOf(model, amounts) - goal.ValueOfNothing(model));
}
