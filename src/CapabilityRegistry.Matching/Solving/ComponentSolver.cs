using System.Collections.Concurrent;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Flow;
using CapabilityRegistry.Matching.Solving.Linear;
using CapabilityRegistry.Matching.Solving.Problem;
using CapabilityRegistry.Matching.Solving.Search;
using CapabilityRegistry.Matching.Threads;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>Solves the components at the same time, each by the cheapest exact method of the <see cref="ProblemClass"/>.</summary>
internal static class ComponentSolver
{
    /// <param name="components">The components of the problem.</param>
    /// <param name="stages">The stages, in order.</param>
    /// <param name="limits">Wall time for all components together, and deterministic seconds for each stage of a component.</param>
    /// <param name="threads">How many components to solve at once. The result does not depend on it.</param>
    /// <param name="progress">Told of each component that is finished, from any thread.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>One for each component, in their order.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static ComponentSolution[] Solve(
        IReadOnlyList<ConnectedComponent> components, IReadOnlyList<SolverStage> stages, (TimeSpan? Wall, int? Effort) limits, int threads,
        IProgress<PlanProgress>? progress, CancellationToken cancel)
    {
        var classes = components.Select(component => ProblemClass.Of(component.Problem)).ToArray();
        var budget = new Budget(limits.Wall, limits.Effort, threads, components.Count, cancel);
        var counter = new ProgressCounter(components.Count, progress);
        var solutions = new ComponentSolution[components.Count];
        // Components that need no time limit first, then the largest, so that no thread is left with a large one at the end.
        var order = Enumerable.Range(0, components.Count)
            .OrderBy(i => classes[i] is ProblemClass.Sequential or ProblemClass.General).ThenByDescending(i => components[i].Pairs.Length).ToList();
        Parallel.ForEach(OneAtATime(order), CallersThreads.Of(threads, cancel), i =>
        {
            solutions[i] = Solve(components[i].Problem, classes[i], stages, budget.Next());
            counter.Add(solutions[i]);
        });
        return solutions;
    }

    /// <summary>Solves one component; when the time is over, it is the best plan known until then.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static ComponentSolution Solve(AssignmentProblem problem, string @class, IReadOnlyList<SolverStage> stages, Allowance allowance) =>
        allowance.InTime(
            () => Search(problem, @class, stages, allowance),
            () => LexicographicSearch.WithoutSearch(problem, @class, stages, allowance.Cancel));

    private static ComponentSolution Search(
        AssignmentProblem problem, string @class, IReadOnlyList<SolverStage> stages, Allowance allowance)
    {
        if (@class is ProblemClass.Flow or ProblemClass.FlowWithCaps && FlowSolver.Solve(problem, @class, stages, allowance) is { } flow)
        {
            return flow;
        }

        return ProblemClass.TakesWholeSeats(problem) && PairConstraints.AreFew(problem)
            ? new StagedLinearSolver(problem, @class, stages, allowance).Solve()
            : LexicographicSearch.Solve(problem, @class, stages, SettledStages.None(problem, allowance.Cancel), allowance);
    }

    // One at a time, in this order: a thread that takes several at once would delay the large ones among them.
    private static OrderablePartitioner<int> OneAtATime(List<int> order) =>
        Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering);
}
