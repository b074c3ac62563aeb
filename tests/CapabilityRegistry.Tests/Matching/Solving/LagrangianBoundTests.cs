using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;
using CapabilityRegistry.Matching.Solving.Search;

namespace CapabilityRegistry.Tests.Matching.Solving;

/// <summary>Weak duality: whatever the multipliers, the bound is below the loss of every plan that keeps what was reached (Geoffrion 1974).</summary>
public sealed class LagrangianBoundTests
{
    // The scale in which a need counts the most, as for quantities without a common multiple.
    private static readonly IReadOnlyList<SolverStage> Stages =
        SolverStage.InOrder([0], replans: false, new Dictionary<int, long> { [0] = Stage.MostPerNeed });

    [Fact]
    public void No_multiplier_up_to_the_largest_gives_a_bound_above_a_plan()
    {
        var (random, equal) = (new Random(20_261_130), 0);
        for (var round = 0; round < 2_000; round++)
        {
            var problem = Random(random);
            // Each supplier serves the demand to which chance sends it.
            var amounts = problem.Amounts([.. problem.Pairs.Select(pair => pair.Demand == (pair.Supplier + round) % problem.Demands.Count)]);
            foreach (var place in new[] { 1, 2 })
            {
                var relaxed = new LagrangianProblem(
                    problem, Stages[place], [.. Stages.Take(place)], amounts, new bool[problem.Pairs.Length],
                    Allowance.Unlimited(TestContext.Current.CancellationToken));
                var loss = (Int128)relaxed.LossOf(Stages[place], amounts) * relaxed.Scale;
                for (var attempt = 0; attempt < 4; attempt++)
                {
                    long[] multipliers = [.. Enumerable.Range(0, relaxed.Couplings.Count).Select(k => relaxed.MostMultiplier(k) >> random.Next(0, 60))];
                    Assert.True(relaxed.BoundAt(multipliers, []) <= loss);
                }

                equal += relaxed.BoundAt([.. Enumerable.Range(0, relaxed.Couplings.Count).Select(relaxed.MostMultiplier)], []) <= loss ? 1 : 0;
            }
        }

        Assert.Equal(4_000, equal);
    }

    private static AssignmentProblem Random(Random random)
    {
        var (demands, suppliers) = (random.Next(1, 4), random.Next(1, 9));
        return new AssignmentProblem(
            [
                .. Enumerable.Range(0, demands).Select(_ => random.Next(17, 80))
                    .Select(quantity => new Demand(quantity, 0, 0, 30, 0, 0, quantity, null) { PerNeed = Stage.MostPerNeed }),
            ],
            [.. Enumerable.Range(0, suppliers).Select(_ => new Supplier(0, 0, []))],
            [.. Enumerable.Range(0, demands * suppliers).Select(i => new Pair(
                i / suppliers, i % suppliers, 3 + (i % suppliers), random.Next(1, 1_001), random.Next(1, int.MaxValue), 0, Pinned: false))],
            []);
    }
}
