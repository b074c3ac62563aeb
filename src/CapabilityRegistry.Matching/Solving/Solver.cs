using System.Collections.Concurrent;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>Solves the components beside each other, each by the cheapest exact method of the <see cref="Ladder"/>.</summary>
internal static class Solver
{
    /// <param name="components">The parts of the question.</param>
    /// <param name="goals">What to optimise, in order.</param>
    /// <param name="limits">Wall time for all of it and deterministic seconds for each goal of a component.</param>
    /// <param name="threads">How many components to solve at once. The answer does not depend on it.</param>
    /// <param name="progress">Told of each component that is finished, from any thread.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>One for each component, in their order.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static Solved[] Solve(
        IReadOnlyList<Component> components, IReadOnlyList<Goal> goals, (TimeSpan? Wall, int? Effort) limits, int threads,
        IProgress<PlanProgress>? progress, CancellationToken cancel)
    {
        var classes = components.Select(component => Ladder.ClassOf(component.Model)).ToArray();
        var budget = new Budget(limits.Wall, limits.Effort, threads, components.Count);
        var tally = new Tally(components.Count, progress);
        var solved = new Solved[components.Count];
        // Those that need no limit first; then the largest, so that no thread is left alone with one at the end.
        var order = Enumerable.Range(0, components.Count)
            .OrderBy(i => classes[i] is Ladder.Sequence or Ladder.General).ThenByDescending(i => components[i].Pairs.Length).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.ForEach(Single(order), options, i =>
        {
            solved[i] = Solve(components[i].Model, classes[i], goals, budget.Next(), cancel);
            tally.Add(solved[i]);
        });
        return solved;
    }

    /// <summary>Solves one component.</summary>
    public static Solved Solve(Model model, string @class, IReadOnlyList<Goal> goals, Allowance allowance, CancellationToken cancel)
    {
        if (allowance.IsUsedUp)
        {
            return Search.NotSought(model, @class, goals);
        }

        if (@class is Ladder.Flow or Ladder.FlowWithCaps && Flow.Solve(model, @class, goals, cancel) is { } flow)
        {
            return flow;
        }

        return Ladder.InSlots(model)
            ? new Sequence(model, @class, goals, allowance).Solve(cancel)
            : Search.Solve(model, @class, goals, Start.Of(model), allowance, cancel);
    }

    // One at a time, in this order: threads that take several beforehand would hold back the large ones.
    private static OrderablePartitioner<int> Single(List<int> order) =>
        Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering);
}
