using System.Collections.Concurrent;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Flow;
using CapabilityRegistry.Matching.Solving.Linear;
using CapabilityRegistry.Matching.Solving.Problem;
using CapabilityRegistry.Matching.Solving.Search;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>Solves the components beside each other, each by the cheapest exact method of the <see cref="ProblemClass"/>.</summary>
internal static class ComponentSolver
{
    /// <param name="components">The parts of the question.</param>
    /// <param name="goals">What to optimise, in order.</param>
    /// <param name="limits">Wall time for all of it and deterministic seconds for each goal of a component.</param>
    /// <param name="threads">How many components to solve at once. The answer does not depend on it.</param>
    /// <param name="progress">Told of each component that is finished, from any thread.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>One for each component, in their order.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static ComponentSolution[] Solve(
        IReadOnlyList<ConnectedComponent> components, IReadOnlyList<StageObjective> goals, (TimeSpan? Wall, int? Effort) limits, int threads,
        IProgress<PlanProgress>? progress, CancellationToken cancel)
    {
        var classes = components.Select(component => ProblemClass.Of(component.Problem)).ToArray();
        var budget = new Budget(limits.Wall, limits.Effort, threads, components.Count);
        var tally = new ProgressCounter(components.Count, progress);
        var solved = new ComponentSolution[components.Count];
        // Those that need no limit first; then the largest, so that no thread is left alone with one at the end.
        var order = Enumerable.Range(0, components.Count)
            .OrderBy(i => classes[i] is ProblemClass.Sequential or ProblemClass.General).ThenByDescending(i => components[i].Pairs.Length).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.ForEach(OneAtATime(order), options, i =>
        {
            solved[i] = Solve(components[i].Problem, classes[i], goals, budget.Next(), cancel);
            tally.Add(solved[i]);
        });
        return solved;
    }

    /// <summary>Solves one component.</summary>
    public static ComponentSolution Solve(AssignmentProblem model, string @class, IReadOnlyList<StageObjective> goals, Allowance allowance, CancellationToken cancel)
    {
        if (allowance.IsUsedUp)
        {
            return LexicographicSearch.WithoutSearch(model, @class, goals);
        }

        if (@class is ProblemClass.Flow or ProblemClass.FlowWithCaps && FlowSolver.Solve(model, @class, goals, cancel) is { } flow)
        {
            return flow;
        }

        return ProblemClass.TakesWholeSlots(model)
            ? new StagedLinearSolver(model, @class, goals, allowance).Solve(cancel)
            : LexicographicSearch.Solve(model, @class, goals, SettledStages.None(model), allowance, cancel);
    }

    // One at a time, in this order: threads that take several beforehand would hold back the large ones.
    private static OrderablePartitioner<int> OneAtATime(List<int> order) =>
        Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering);
}
