using System.Diagnostics;
using CapabilityRegistry.Benchmarks.Instances;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving;
using CapabilityRegistry.Matching.Solving.Problem;
using CapabilityRegistry.Matching.Solving.Search;
using CapabilityRegistry.Matching.WhatIf;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>The planner beside other solvers, in one run on one machine. Illustrative instances: <see cref="Instance"/>.</summary>
internal static class Planning
{
    private static readonly Instance[] Sizes = [Instance.Real, Instance.Tenfold, Instance.Fiftyfold];

    public static Task Measure(Report report)
    {
        foreach (var (instance, target) in Sizes.Zip(new double?[] { null, 10, 50 }))
        {
            Flows(report, instance, target);
        }

        foreach (var (instance, (target, runs)) in Sizes.Zip(new[] { (0.3, 9), (3, 3), (20, 1) }))
        {
            Full(report, instance, target, runs);
        }

        Improved(report, Instance.Fiftyfold);
        return Task.CompletedTask;
    }

    // Eligibility is not part of it: both sides start from the same pairs. The other solver gets the question as it is asked,
    // and once more with what the planner does first: sorted into components, which are solved beside each other.
    private static void Flows(Report report, Instance instance, double? target)
    {
        var input = instance.Flow();
        var (components, stages) = Prepare(input, out var prepared);
        var ours = Times(40, () => Solve(components, stages, TimeSpan.FromMinutes(1)));
        var other = Times(5, () => FlowRival.Solve(prepared.Problem));
        var sorted = Times(5, () => Parallel.ForEach(components, part => FlowRival.Solve(part.Problem)));
        var faults = PlanCheck.Of(input, Planner.Of(input, default)).Faults.Count;
        report.Add($"{instance.Name}, class F, with prices, {components.Count} components", Report.Text($"{ours:0.0} ms; {faults} faults in the proof"),
            target is { } most ? $"< {most} ms" : "none", target is null || (ours < target && faults == 0));
        report.Add($"{instance.Name}, class F: MinCostFlow, fill and quality only", Report.Text($"{other:0.0} ms, {other / ours:0.0} times as long"),
            "≥ 15 times", other >= 15 * ours);
        report.Add($"{instance.Name}, class F: MinCostFlow on our components, beside each other",
            Report.Text($"{sorted:0.0} ms, {sorted / ours:0.0} times as long"));
    }

    private static void Full(Report report, Instance instance, double target, int runs)
    {
        var input = instance.Full();
        var (components, stages) = Prepare(input, out var prepared);
        ComponentSolution[] solved = [];
        void Solved() => solved = Solve(components, stages, TimeSpan.FromSeconds(Math.Max(10, 3 * target)));
        var first = Once(Solved);
        WarmUp.For(3 - first, Solved);

        var before = GC.GetTotalAllocatedBytes();
        var times = Enumerable.Range(0, runs).Select(_ => Once(Solved)).ToList();
        var allocated = (GC.GetTotalAllocatedBytes() - before) / runs;
        var (ours, proven) = (Report.Median(times), solved.Count(part => part.Outcomes.All(outcome => outcome.Proven)));
        report.Add(
            $"{instance.Name}, full model, {components.Count} components, median of {runs}",
            Report.Text($"{ours:0.00} s, the first {first:0.00} s, {proven} proven on all levels, {allocated >> 20} MB allocated"),
            Report.Text($"< {target} s, all proven"), ours < target && proven == solved.Length);
        var planned = solved.Zip(components)
            .SelectMany(part => part.First.Amounts!.Index().Select(amount => (Pair: part.Second.Pairs[amount.Index], amount.Item)));
        Compared(report, instance,
            Short(prepared.Problem, planned), Short(prepared.Problem, Greedy.Fill(prepared.Problem, new bool[prepared.Problem.Pairs.Length], default).Index()));
        if (instance == Instance.Tenfold)
        {
            Monolith(report, prepared.Problem, stages, ours);
        }
    }

    private static ComponentSolution[] Solve(List<ConnectedComponent> components, IReadOnlyList<SolverStage> stages, TimeSpan limit) =>
        ComponentSolver.Solve(components, stages, (limit, null), Environment.ProcessorCount, null, default);

    private static void Monolith(Report report, AssignmentProblem problem, IReadOnlyList<SolverStage> stages, double ours)
    {
        var clock = Stopwatch.StartNew();
        var solved = LexicographicSearch.Solve(problem, ProblemClass.General, stages,
            SettledStages.None(problem, default), new Allowance(TimeSpan.FromSeconds(Math.Max(60, 10 * ours)), null, default));
        var time = clock.Elapsed.TotalSeconds;
        report.Add(
            "the same as one CP-SAT model, stopped at ten times our time or a minute",
            Report.Text($"{time:0.0} s, {time / ours:0.0} times as long, {(solved.Outcomes.All(outcome => outcome.Proven) ? "proven" : "not proven")}"),
            "≥ 4 times", time >= 4 * ours);
    }

    // The plan is better on the first priority on which they differ; what it leaves open further down is the price of that.
    private static void Compared(Report report, Instance instance, SortedDictionary<int, double> ours, SortedDictionary<int, double> greedy)
    {
        var told = ours.Keys.Select(priority => Report.Text($"{priority}: {greedy[priority]:0.0} against {ours[priority]:0.0}"));
        report.Add($"{instance.Name}: greedy by priority leaves open, requirements' worth by priority", string.Join(", ", told));
    }

    // Of each priority, the sum over the needs of the part that is missing.
    private static SortedDictionary<int, double> Short(AssignmentProblem problem, IEnumerable<(int Pair, int Amount)> lines)
    {
        var filled = new double[problem.Demands.Count];
        foreach (var (pair, amount) in lines)
        {
            filled[problem.Pairs[pair].Demand] += amount;
        }

        return new(problem.Demands.Index().GroupBy(demand => demand.Item.Priority)
            .ToDictionary(of => of.Key, of => of.Sum(demand => 1 - (filled[demand.Index] / demand.Item.Quantity))));
    }

    private static (List<ConnectedComponent> Components, IReadOnlyList<SolverStage> Stages) Prepare(PlanInput input, out PreparedInput prepared)
    {
        prepared = PreparedInput.Of(input, default);
        return (ConnectedComponent.Of(prepared.Problem), SolverStage.InOrder(input.Needs.Select(need => need.Priority).Distinct().Order(), replans: false));
    }

    // What each pledge one level higher would add, and the cheapest set that adds the most.
    private static void Improved(Report report, Instance instance)
    {
        var input = instance.Flow();
        var plan = Planner.Of(input, default);
        var indexed = new IndexedPlan(input, plan, default);
        Improvement[] improvements = [.. input.Offers.Where(offer => offer.Level < 4)
            .Select(offer => new Improvement(offer.Id, offer with { Level = offer.Level + 1 }))];
        var options = ImprovementOption.Of(indexed, improvements, default);
        var gains = Times(5, () => new FlowGains(indexed).Of(options, default));
        report.Add($"{instance.Name}, class F: exact gain of {improvements.Length} improvements", Report.Text($"{gains:0} ms"), "< 50 ms", gains < 50);
        var best = Times(3, () => new CheapestImprovementSet(indexed, options, default).Of());
        var found = new CheapestImprovementSet(indexed, options, default).Of();
        report.Add(
            $"{instance.Name}, class F: best set, {found.Chosen.Count} improvements for {found.Needs.Sum(need => need.Amount)}"
            + $" of {plan.Shortfalls.Sum(shortfall => shortfall.Missing)} missing",
            Report.Text($"{best:0} ms"), "< 50 ms", best < 50);
    }

    private static double Times(int runs, Action run)
    {
        WarmUp.For(seconds: 3, run);
        return 1000 * Report.Median(Enumerable.Range(0, runs).Select(_ => Once(run)));
    }

    private static double Once(Action run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
