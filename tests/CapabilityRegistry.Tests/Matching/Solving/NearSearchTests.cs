using CapabilityRegistry.Matching.Solving.Problem;
using CapabilityRegistry.Matching.Solving.Search;

namespace CapabilityRegistry.Tests.Matching.Solving;

/// <summary>The best plan near a bound, against every plan there is: with suppliers that must serve, that may stay idle, and that serve in turn.</summary>
public sealed class NearSearchTests
{
    private static readonly IReadOnlyList<SolverStage> Stages = SolverStage.InOrder([0], replans: false);

    private static Allowance Unlimited => Allowance.Unlimited(TestContext.Current.CancellationToken);

    [Fact]
    public void The_best_plan_near_a_bound_is_the_best_of_all_plans_tried()
    {
        var (random, must, idle, inTurn, apart) = (new Random(20_261_201), 0, 0, 0, 0);
        for (var round = 0; round < 240; round++)
        {
            var problem = Random(random, round % 3 == 0);
            var plans = Plans(problem).ToList();
            foreach (var stage in new[] { 1, 2 })
            {
                plans = Best(problem, plans, Stages[stage - 1]);
                // The worst of those that are left, so that there is something to find.
                var start = plans.MaxBy(plan => Stages[stage].ValueOf(problem, plan))!;
                var best = plans.Min(plan => Stages[stage].ValueOf(problem, plan));
                var bound = LagrangianBound.Of(
                    problem, Stages[stage], [.. Stages.Take(stage)], start, new bool[problem.Pairs.Length], Unlimited);
                var loss = Loss(bound, Stages[stage].ValueOf(problem, start));

                var (found, ended) = Search(bound, loss);

                Assert.True(ended);
                Assert.Equal(best, found is null ? -1 : Stages[stage].ValueOf(problem, Amounts(problem, found)));
                Assert.Contains(plans, plan => plan.SequenceEqual(Amounts(problem, found!)));
                Assert.Equal((null, true), Search(bound, Loss(bound, best) - 1));
                Assert.False(new NearSearch(bound, Ways(bound, loss), loss, -1, Unlimited).Ends());

                var supplied = Enumerable.Range(0, bound.Relaxed.Supplied).ToList();
                must += supplied.Exists(bound.Relaxed.MustServe) ? 1 : 0;
                idle += supplied.Exists(supplier => !bound.Relaxed.MustServe(supplier)) ? 1 : 0;
                inTurn += supplied.Count == 0 ? 1 : 0;
                apart += start.SequenceEqual(Amounts(problem, found!)) ? 0 : 1;
            }
        }

        Assert.All(new[] { must, idle, inTurn, apart }, count => Assert.InRange(count, 40, int.MaxValue));
    }

    private static (int[]? Found, bool Ended) Search(LagrangianBound bound, Int128 loss)
    {
        var search = new NearSearch(bound, Ways(bound, loss), loss, long.MaxValue, Unlimited);
        var ended = search.Ends();
        return (search.Best, ended);
    }

    private static List<(int[] Pairs, long Slack)>[] Ways(LagrangianBound bound, Int128 loss) =>
        bound.Relaxed.WaysWithin(bound.Multipliers, loss, 10_000)!;

    private static Int128 Loss(LagrangianBound bound, long value) => ((Int128)value * bound.Scale) - bound.Exact;

    private static int[] Amounts(AssignmentProblem problem, int[] pairs) =>
        problem.Amounts([.. Enumerable.Range(0, problem.Pairs.Length).Select(pairs.Contains)]);

    private static List<int[]> Best(AssignmentProblem problem, List<int[]> plans, SolverStage stage)
    {
        var best = stage.Maximise ? plans.Max(plan => stage.ValueOf(problem, plan)) : plans.Min(plan => stage.ValueOf(problem, plan));
        return plans.FindAll(plan => stage.ValueOf(problem, plan) == best);
    }

    // Nobody serves two demands at a time, and whoever serves covers 1 or more.
    private static IEnumerable<int[]> Plans(AssignmentProblem problem) => Enumerable.Range(0, 1 << problem.Pairs.Length)
        .Select(bits => Enumerable.Range(0, problem.Pairs.Length).Where(i => (bits >> i & 1) == 1).ToArray())
        .Where(pairs => pairs.GroupBy(i => problem.Pairs[i].Demand).All(of => of.Count() <= problem.Demands[of.Key].Quantity)
            && pairs.All(one => pairs.All(other => one >= other || problem.Pairs[one].Supplier != problem.Pairs[other].Supplier
                || !problem.Overlap(problem.Pairs[one], problem.Pairs[other]))))
        .Select(pairs => Amounts(problem, pairs));

    private static AssignmentProblem Random(Random random, bool inTurn)
    {
        var (demands, suppliers) = random.Next(2) == 0 ? (2, random.Next(2, 6)) : (3, random.Next(2, 4));
        var capacities = Enumerable.Range(0, suppliers).Select(_ => random.Next(1, 5)).ToArray();
        return new AssignmentProblem(
            [.. Enumerable.Range(0, demands).Select(d => random.Next(2, 8) is var quantity && inTurn && d > 0
                ? new Demand(quantity, 0, 40, 70, 0, 0, quantity, null) : new Demand(quantity, 0, 0, 30, 0, 0, quantity, null))],
            [.. capacities.Select(_ => new Supplier(0, 0, []))],
            [.. Enumerable.Range(0, demands * suppliers).Select(i => new Pair(
                i / suppliers, i % suppliers, capacities[i % suppliers], random.Next(1, 4), random.Next(1, 60), 0, Pinned: false))],
            []);
    }
}
