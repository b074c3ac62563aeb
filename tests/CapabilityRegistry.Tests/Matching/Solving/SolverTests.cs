using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Flow;
using CapabilityRegistry.Matching.Solving.Linear;
using CapabilityRegistry.Matching.Solving.Problem;
using CapabilityRegistry.Matching.Solving.Search;
using CapabilityRegistry.Tests.Matching.Cases;
using CsCheck;
using Google.OrTools.Graph;

namespace CapabilityRegistry.Tests.Matching.Solving;

/// <summary>The methods of the ladder against each other, and against a solver that is not part of it.</summary>
public sealed class SolverTests
{
    private static readonly IReadOnlyList<SolverStage> Stages = SolverStage.InOrder([0, 1], replans: false);

    [Fact]
    public void The_flow_the_linear_programme_and_the_search_find_the_same_plan()
    {
        var model = Random(demands: 30, pledges: 70, degree: 12, seed: 7);
        var cancel = TestContext.Current.CancellationToken;
        var flow = FlowSolver.Solve(model, ProblemClass.Flow, Stages, Allowance.Unlimited(cancel))!;
        var programme = new StagedLinearSolver(model, ProblemClass.Sequential, Stages, Allowance.Unlimited(cancel)).Solve();
        var search = LexicographicSearch.Solve(model, ProblemClass.General, Stages, SettledStages.None(model, cancel), Allowance.Unlimited(cancel));

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
            assignment.AddArcWithCost(pair.Demand, pair.Supplier, pair.Cost);
        }

        Assert.Equal(LinearSumAssignment.Status.OPTIMAL, assignment.Solve());
        var amounts = FlowSolver.Solve(model, ProblemClass.Flow, Stages, Allowance.Unlimited(TestContext.Current.CancellationToken))!.Amounts!;

        Assert.Equal(Size, amounts.Sum());
        Assert.Equal(assignment.OptimalCost(), Stages[^2].ValueOf(model, amounts));
    }

    [Fact]
    public void A_flow_in_64_bits_is_the_one_in_128()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var network = new FlowNetwork(
                Random(demands: 25, pledges: 50, degree: 8, seed), Allowance.Unlimited(TestContext.Current.CancellationToken));
            var narrow = FlowSolver.CheapestFlow<long>(network, null, Allowance.Unlimited(TestContext.Current.CancellationToken))!.Value;
            var wide = FlowSolver.CheapestFlow<Int128>(network, null, Allowance.Unlimited(TestContext.Current.CancellationToken))!.Value;

            Assert.Equal(wide.Pairs, narrow.Pairs);
            Assert.Equal(wide.Potentials, narrow.Potentials);
        }
    }

    // One more slot than there are pledges at the one end, and the only idle pledge at the other: everybody moves by one, at the dearest price.
    [Fact]
    public void A_path_too_long_for_64_bits_is_found_in_128()
    {
        const int Length = 400;
        var model = new AssignmentProblem(
            [.. Enumerable.Range(0, Length + 1).Select(_ => new Demand(1, 0, 0, 30, 0, 0, 1, null))],
            [.. Enumerable.Range(0, Length + 1).Select(_ => new Supplier(0, 0, []))],
            [
                .. Enumerable.Range(0, Length).SelectMany(d => new[] { new Pair(d, d, 1, 1, 1, 0, false), new Pair(d, d + 1, 1, 1_000, 1 << 30, 0, false) }),
                new Pair(Length, 0, 1, 1, 1, 0, false),
            ],
            []);

        var unlimited = Allowance.Unlimited(TestContext.Current.CancellationToken);
        Assert.Null(FlowSolver.CheapestFlow<long>(new FlowNetwork(model, unlimited), null, unlimited));
        var solved = FlowSolver.Solve(
            model, ProblemClass.Flow, SolverStage.InOrder([0], replans: false), Allowance.Unlimited(TestContext.Current.CancellationToken))!;
        Assert.Equal(Length + 1, solved.Amounts!.Sum());
        Assert.Equal([(Length + 1) * Stage.FullNeed, (Length * 1_000) + 1, (Length * (1L << 30)) + 1], solved.Outcomes.Select(outcome => outcome.Bound));
    }

    [Fact]
    public void A_partner_that_must_serve_too_may_leave_another_only_a_part_to_cover()
    {
        var need = Example.Need with { Quantity = 4, ShareCap = 2 };
        Offer[] offers =
        [
            Example.Offer with { Id = "P1", Contributor = "KAZ", Capacity = 2, Partners = ["P2"] },
            Example.Offer with { Id = "P2", Contributor = "IND", Capacity = 1 },
            Example.Offer with { Id = "P3", Contributor = "URY", Capacity = 2 },
        ];

        var plan = Planner.Of(new PlanInput([need], offers, Example.AsOf), TestContext.Current.CancellationToken);

        Assert.Empty(plan.Shortfalls);
        Assert.Equal(4, plan.Assignments.Sum(line => line.Amount));
    }

    [Fact]
    public void A_problem_from_which_pairs_are_taken_knows_which_of_the_others_are_of_which_demand()
    {
        var model = Random(demands: 5, pledges: 8, degree: 4, seed: 9);

        var fewer = model with { Pairs = [.. model.Pairs.Where(pair => pair.Demand != 1)] };

        Assert.Empty(fewer.PairsOf(1));
        Assert.Equal(fewer.Pairs.Select(pair => pair.Demand), Enumerable.Range(0, 5).SelectMany(d => fewer.PairsOf(d).Select(_ => d)));
    }

    [Fact]
    public void What_a_hull_calls_a_bound_is_one_and_what_it_rules_out_no_best_plan_holds()
    {
        var (random, cancel, ruled) = (new PCG(20_261_127, 3), TestContext.Current.CancellationToken, 0);
        for (var i = 0; i < 150; i++)
        {
            var input = RandomPlans.Full.Generate(random, null, out _);
            foreach (var part in ConnectedComponent.Of(PreparedInput.Of(input with { Pins = [], Previous = [] }, cancel).Problem, cancel))
            {
                var fills = SolverStage.InOrder(part.Problem.Demands.Select(demand => demand.Priority).Distinct().Order(), replans: false);
                var best = Plainly(part.Problem, fills, cancel);
                for (var stage = 0; stage < fills.Count; stage++)
                {
                    var hull = LagrangianBound.Of(part.Problem, fills[stage], [.. fills.Take(stage)],
                        best, new bool[part.Pairs.Length], Allowance.Unlimited(cancel));
                    var loss = (fills[stage].Maximise ? -1 : 1) * fills[stage].ValueOf(part.Problem, best);

                    Assert.True(hull.Bound <= loss);
                    Assert.All(best.Index().Where(pair => pair.Item > 0), pair =>
                        Assert.True(hull.Slack[pair.Index] <= ((Int128)loss * hull.Scale) - hull.Exact));
                    ruled += hull.Slack.Count(slack => slack > ((Int128)loss * hull.Scale) - hull.Exact);
                }
            }
        }

        Assert.InRange(ruled, 100, int.MaxValue);
    }

    [Fact]
    public void Chunks_that_all_fit_everywhere_are_as_well_used_as_by_a_plain_search()
    {
        var (random, cancel) = (new Random(20_261_131), TestContext.Current.CancellationToken);
        for (var i = 0; i < 40; i++)
        {
            var problem = Chunks(random);
            var stages = SolverStage.InOrder([0, 1], replans: false);

            var solution = LexicographicSearch.Solve(
                problem, ProblemClass.General, stages, SettledStages.None(problem, cancel), Allowance.Unlimited(cancel));

            Assert.All(solution.Outcomes, outcome => Assert.True(outcome.Proven));
            var best = Plainly(problem, stages, cancel);
            Assert.All(stages, stage => Assert.Equal(stage.ValueOf(problem, best), stage.ValueOf(problem, solution.Amounts!)));
        }
    }

    // Sometimes they suffice, and sometimes not; sometimes what a supplier costs is the same everywhere.
    private static AssignmentProblem Chunks(Random random)
    {
        var (demands, suppliers, same) = (random.Next(2, 5), random.Next(5, 12), random.Next(2) == 0);
        int[] capacities = [.. Enumerable.Range(0, suppliers).Select(_ => random.Next(2, 9))];
        int[] costs = [.. Enumerable.Range(0, suppliers).Select(_ => random.Next(1, 400))];
        return new AssignmentProblem(
            [.. Enumerable.Range(0, demands).Select(_ => random.Next(4, 16))
                .Select(quantity => new Demand(quantity, random.Next(2), 0, 30, 0, 0, quantity, null) { PerNeed = 360_360 / quantity * quantity })],
            [.. Enumerable.Range(0, suppliers).Select(_ => new Supplier(0, 0, []))],
            [
                .. Enumerable.Range(0, demands).SelectMany(d => Enumerable.Range(0, suppliers)
                    .Select(p => new Pair(d, p, capacities[p], same ? costs[p] : random.Next(1, 400), random.Next(1, int.MaxValue), 0, false))),
            ],
            []);
    }

    // Goal by goal, and nothing left out beforehand.
    private static int[] Plainly(AssignmentProblem model, IReadOnlyList<SolverStage> stages, CancellationToken cancel)
    {
        var amounts = new int[model.Pairs.Length];
        for (var stage = 0; stage < stages.Count; stage++)
        {
            var program = new CpSatProgram(model, new bool[model.Pairs.Length], Allowance.Unlimited(cancel));
            program.RequireReached(stages.Take(stage), amounts);
            amounts = model.Amounts(program.Optimise(stages[stage], 1).Chosen!);
        }

        return amounts;
    }

    private static AssignmentProblem Random(int demands, int pledges, int degree, int seed, int quantities = 3)
    {
        var random = new Random(seed);
        return new AssignmentProblem(
            [.. Enumerable.Range(0, demands).Select(_ => random.Next(1, quantities + 1))
                .Select(quantity => new Demand(quantity, random.Next(2), 0, 30, 0, 0, quantity, null))],
            [.. Enumerable.Range(0, pledges).Select(_ => new Supplier(0, 0, []))],
            [.. Enumerable.Range(0, demands).SelectMany(d => Enumerable.Range(0, pledges).OrderBy(_ => random.Next()).Take(degree)
                .Select(p => new Pair(d, p, 1, random.Next(1, 1_002), random.Next(1, 1 << 30), 0, false)))],
            []);
    }
}
