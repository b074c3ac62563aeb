using CapabilityRegistry.Matching.Threads;

namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>A connected component of the problem with its own numbering.</summary>
/// <param name="Problem">The component as a problem of its own.</param>
/// <param name="Demands">Numbers of its demands in the whole problem, in order.</param>
/// <param name="Suppliers">Numbers of its suppliers in the whole problem, in order.</param>
/// <param name="Pairs">Indexes of its pairs in the whole problem, in order.</param>
internal sealed record ConnectedComponent(AssignmentProblem Problem, int[] Demands, int[] Suppliers, int[] Pairs)
{
    /// <summary>
    /// The connected components, by their first demand. Pairs connect, and so do bundles, and suppliers that must or must not serve
    /// together. A demand that no supplier can serve is in none.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static List<ConnectedComponent> Of(AssignmentProblem problem, CancellationToken cancel = default)
    {
        var sets = Connect(problem);
        cancel.ThrowIfCancellationRequested();
        var parts = new ComponentSplit(problem, sets);
        cancel.ThrowIfCancellationRequested();
        if (parts.IsWhole)
        {
            return [new(problem, All(problem.Demands.Count), All(problem.Suppliers.Count), All(problem.Pairs.Length))];
        }

        var components = new ConnectedComponent[parts.Count];
        // Unlike a parallel query, the calling thread takes part and waits for no free thread of the pool.
        Parallel.For(0, parts.Count, CallersThreads.Of(cancel), part => components[part] = parts[part]);
        return [.. components];
    }

    private static int[] All(int count) => [.. Enumerable.Range(0, count)];

    private static UnionFind Connect(AssignmentProblem problem)
    {
        var sets = new UnionFind(problem.Demands.Count + problem.Suppliers.Count);
        foreach (ref readonly var pair in problem.Pairs.AsSpan())
        {
            sets.Join(pair.Demand, problem.Demands.Count + pair.Supplier);
        }

        foreach (var bundle in Enumerable.Range(0, problem.Demands.Count)
            .Where(d => problem.Demands[d].Bundle is not null).GroupBy(d => problem.Demands[d].Bundle))
        {
            bundle.ToList().ForEach(d => sets.Join(d, bundle.First()));
        }

        foreach (var (one, other) in Together(problem))
        {
            sets.Join(problem.Demands.Count + one, problem.Demands.Count + other);
        }

        return sets;
    }

    private static IEnumerable<(int One, int Other)> Together(AssignmentProblem problem)
    {
        var related = problem.Forbidden.Concat(problem.Suppliers.SelectMany((supplier, p) => supplier.Partners.Select(q => (p, q)))).ToList();
        if (related.Count == 0)
        {
            return [];
        }

        var missions = problem.Pairs.ToLookup(pair => pair.Supplier, pair => problem.Demands[pair.Demand].Mission);
        return related.Where(pair => missions[pair.Item1].Intersect(missions[pair.Item2]).Any());
    }
}
