using CapabilityRegistry.Matching.Solving.Problem;
using CapabilityRegistry.Matching.Solving.Search;

namespace CapabilityRegistry.Tests.Matching.Solving;

/// <summary>The cheapest ways to fill one demand against every way there is.</summary>
public sealed class DemandKnapsackTests
{
    [Fact]
    public void The_cheapest_way_and_the_cheapest_that_holds_each_pair_are_those_of_all_ways_tried()
    {
        var (random, capped, pinned, short_, uneven) = (new Random(20_261_129), 0, 0, 0, 0);
        for (var round = 0; round < 400; round++)
        {
            var problem = Random(random);
            var least = random.Next(0, 1 + (int)Math.Min(problem.MostFillOf(0), 6));
            var (prices, perUnit, perFirst) = (problem.Pairs.Select(_ => (long)random.Next(-2, 9)).ToArray(), -random.Next(0, 4), -random.Next(0, 3));
            var filling = new FillWeight(perUnit, perFirst);
            var knapsack = new DemandKnapsack(problem, 0, new bool[problem.Pairs.Length], least, Allowance.Unlimited(TestContext.Current.CancellationToken));
            var ways = Ways(problem, least).Select(way => (Way: way, Cost: way.Sum(i => prices[i])
                + (perUnit * knapsack.Fill(way)) + (perFirst * Math.Min(knapsack.Fill(way), problem.Demands[0].Remainder)))).ToList();
            if (ways.Count == 0)
            {
                continue;
            }

            var (chosen, slack) = (new List<int>(), new Int128[problem.Pairs.Length]);
            var cheapest = knapsack.Cheapest(prices, filling, chosen);
            knapsack.Slacks(prices, filling, slack);

            Assert.Equal(ways.Min(way => way.Cost), cheapest);
            Assert.Contains(ways, way => way.Cost == cheapest && way.Way.SequenceEqual(chosen));
            foreach (var (pair, more) in slack.Index())
            {
                var holding = ways.Where(way => way.Way.Contains(pair)).Select(way => way.Cost - cheapest).ToList();
                Assert.True(holding.Count == 0 ? more > 1_000_000 : more == holding.Min());
            }

            var above = random.Next(0, 5);
            var near = ways.Where(way => way.Cost <= cheapest + above && knapsack.IsPossible(way.Way));
            // What is filled at least is rounded down to steps.
            var listed = knapsack.WaysWithin(prices, filling, above, 256)!.Where(way => knapsack.Fill(way.Pairs) >= least);
            Assert.Equal(
                near.Select(way => (string.Join(",", way.Way), way.Cost - cheapest)).Order(),
                listed.Select(way => (string.Join(",", way.Pairs), way.Slack)).Order());

            capped += problem.Demands[0].IsCapped ? 1 : 0;
            pinned += problem.Pairs.Any(pair => pair.Pinned) ? 1 : 0;
            short_ += least > 0 ? 1 : 0;
            uneven += perFirst < 0 && problem.Demands[0].Remainder > 0 ? 1 : 0;
        }

        Assert.All(new[] { capped, pinned, short_, uneven }, count => Assert.InRange(count, 50, int.MaxValue));
    }

    [Fact]
    public void Too_many_ways_are_not_listed()
    {
        var problem = new AssignmentProblem(
            [new Demand(4, 0, 0, 30, 0, 0, 4, null)], [.. Enumerable.Range(0, 8).Select(_ => new Supplier(0, 0, []))],
            [.. Enumerable.Range(0, 8).Select(p => new Pair(0, p, 1, 1, 1, 0, false))], []);
        var knapsack = new DemandKnapsack(problem, 0, new bool[8], 4, Allowance.Unlimited(TestContext.Current.CancellationToken));

        Assert.Equal(70, knapsack.WaysWithin(new long[8], default, 0, 70)!.Count);
        Assert.Null(knapsack.WaysWithin(new long[8], default, 0, 69));
    }

    // What is chosen covers something, so only nothing chosen leaves the demand empty.
    private static List<int[]> Ways(AssignmentProblem problem, int least) =>
    [
        .. Enumerable.Range(0, 1 << problem.Pairs.Length)
            .Select(bits => Enumerable.Range(0, problem.Pairs.Length).Where(i => (bits >> i & 1) == 1).ToArray())
            .Where(way => Enumerable.Range(0, problem.Pairs.Length).All(i => !problem.Pairs[i].Pinned || way.Contains(i)))
            .Where(way => way.Length == 0 ? least == 0 : FillOf(problem, way) >= Math.Max(least, problem.Demands[0].MinimumFill)),
    ];

    private static int FillOf(AssignmentProblem problem, int[] way) => Math.Min(problem.Demands[0].Quantity, way
        .GroupBy(problem.ContributorOf).Sum(share => Math.Min(problem.Demands[0].RoomOf(share.Key), share.Sum(i => problem.Pairs[i].Capacity))));

    private static AssignmentProblem Random(Random random)
    {
        var (quantity, pairs) = (random.Next(1, 12), random.Next(1, 9));
        return new AssignmentProblem(
            [new Demand(quantity, 0, 0, 30, 0, random.Next(0, 3), random.Next(2) == 0 ? quantity : random.Next(1, quantity + 1), null)
            {
                PerNeed = (5 * quantity) + random.Next(quantity),
            }],
            [.. Enumerable.Range(0, pairs).Select(_ => new Supplier(random.Next(3), 0, []))],
            [.. Enumerable.Range(0, pairs).Select(p => new Pair(0, p, random.Next(1, 4), 1, 1, 0, random.Next(8) == 0))],
            []);
    }
}
