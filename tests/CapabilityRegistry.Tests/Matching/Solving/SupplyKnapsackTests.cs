using CapabilityRegistry.Matching.Solving.Problem;
using CapabilityRegistry.Matching.Solving.Search;

namespace CapabilityRegistry.Tests.Matching.Solving;

/// <summary>The cheapest suppliers that together suffice, against every choice there is.</summary>
public sealed class SupplyKnapsackTests
{
    [Fact]
    public void The_cheapest_suppliers_are_those_of_all_choices_tried()
    {
        var (random, idle) = (new Random(20_261_130), 0);
        for (var round = 0; round < 300; round++)
        {
            int[] capacities = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(1, 7))];
            long[] prices = [.. capacities.Select(_ => (long)random.Next(-9, 4))];
            var least = random.Next(0, capacities.Sum() + 1);
            var choices = Enumerable.Range(0, 1 << capacities.Length)
                .Select(bits => Enumerable.Range(0, capacities.Length).Where(s => (bits >> s & 1) == 1).ToList())
                .Where(choice => choice.Sum(s => capacities[s]) >= least);

            var serving = new SupplyKnapsack(capacities, least, Allowance.Unlimited(TestContext.Current.CancellationToken)).Cheapest(prices);

            Assert.True(serving.Sum(s => capacities[s]) >= least);
            Assert.Equal(choices.Max(choice => choice.Sum(s => prices[s])), serving.Sum(s => prices[s]));
            idle += serving.Count < capacities.Length ? 1 : 0;
        }

        Assert.InRange(idle, 100, 300);
    }
}
