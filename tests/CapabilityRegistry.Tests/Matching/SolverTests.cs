using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Solving;
using Google.OrTools.Graph;

namespace CapabilityRegistry.Tests.Matching;

/// <summary>The methods of the ladder against each other, and against a solver that is not part of it.</summary>
public sealed class SolverTests
{
    private static readonly IReadOnlyList<Goal> Goals = Goal.InOrder([0, 1], replans: false);

    [Fact]
    public void The_flow_the_linear_programme_and_the_search_find_the_same_plan()
    {
        var model = Random(demands: 30, pledges: 70, degree: 12, seed: 7);
        var cancel = TestContext.Current.CancellationToken;
        var flow = Flow.Solve(model, Ladder.Flow, Goals, cancel)!;
        var programme = new Sequence(model, Ladder.Sequence, Goals, new Allowance(null, null)).Solve(cancel);
        var search = Search.Solve(model, Ladder.General, Goals, Start.Of(model), new Allowance(null, null), cancel);

        Assert.Equal(flow.Amounts, programme.Amounts);
        Assert.Equal(flow.Amounts, search.Amounts);
        Assert.All(new[] { flow, programme, search }, solved => Assert.All(solved.Outcomes, outcome => Assert.True(outcome.Proven)));
        Assert.All(programme.Outcomes, outcome => Assert.Equal("dual", outcome.By));
    }

    [Fact]
    public void An_assignment_problem_costs_what_LinearSumAssignment_says()
    {
        const int Size = 60;
        var model = Random(demands: Size, pledges: Size, degree: Size, seed: 8, quantities: 1);
        using var assignment = new LinearSumAssignment();
        foreach (var pair in model.Pairs)
        {
            assignment.AddArcWithCost(pair.Demand, pair.Pledge, pair.Cost);
        }

        Assert.Equal(LinearSumAssignment.Status.OPTIMAL, assignment.Solve());
        var amounts = Flow.Solve(model, Ladder.Flow, Goals, TestContext.Current.CancellationToken)!.Amounts!;

        Assert.Equal(Size, amounts.Sum());
        Assert.Equal(assignment.OptimalCost(), Goals[^2].ValueOf(model, amounts));
    }

    private static Model Random(int demands, int pledges, int degree, int seed, int quantities = 3)
    {
        var random = new Random(seed);
        return new Model(
            [.. Enumerable.Range(0, demands).Select(_ => random.Next(1, quantities + 1)).Select(quantity => new Demand(quantity, random.Next(2), 0, 30, 0, 0, quantity, null))],
            [.. Enumerable.Range(0, pledges).Select(_ => new Pledge(0, 0, []))],
            [.. Enumerable.Range(0, demands).SelectMany(d => Enumerable.Range(0, pledges).OrderBy(_ => random.Next()).Take(degree)
                .Select(p => new Pair(d, p, 1, random.Next(1, 1_002), random.Next(1, 1 << 30), 0, false)))],
            []);
    }
}
