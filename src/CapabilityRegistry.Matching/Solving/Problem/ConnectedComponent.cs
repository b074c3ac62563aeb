namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>A part of the question that nothing connects with the rest, with its own numbering.</summary>
/// <param name="Problem">The part as a model of its own.</param>
/// <param name="Demands">Which demands of the whole it holds, in their order.</param>
/// <param name="Suppliers">Which pledges of the whole.</param>
/// <param name="Pairs">Which pairs of the whole.</param>
internal sealed record ConnectedComponent(AssignmentProblem Problem, int[] Demands, int[] Suppliers, int[] Pairs)
{
    /// <summary>
    /// Connected parts, by their first demand. Pairs connect, and so do bundles, and pledges that must or must not serve
    /// together. A demand that no pledge can serve is in none.
    /// </summary>
    public static List<ConnectedComponent> Of(AssignmentProblem model)
    {
        var parts = new ComponentSplit(model, Connect(model));
        return [.. ParallelEnumerable.Range(0, parts.Count).AsOrdered().Select(part => parts[part])];
    }

    private static UnionFind Connect(AssignmentProblem model)
    {
        var sets = new UnionFind(model.Demands.Count + model.Suppliers.Count);
        foreach (ref readonly var pair in model.Pairs.AsSpan())
        {
            sets.Join(pair.Demand, model.Demands.Count + pair.Supplier);
        }

        foreach (var bundle in Enumerable.Range(0, model.Demands.Count)
            .Where(d => model.Demands[d].Bundle is not null).GroupBy(d => model.Demands[d].Bundle))
        {
            bundle.ToList().ForEach(d => sets.Join(d, bundle.First()));
        }

        foreach (var (one, other) in Together(model))
        {
            sets.Join(model.Demands.Count + one, model.Demands.Count + other);
        }

        return sets;
    }

    private static IEnumerable<(int One, int Other)> Together(AssignmentProblem model)
    {
        var related = model.Forbidden.Concat(model.Suppliers.SelectMany((pledge, p) => pledge.Partners.Select(q => (p, q)))).ToList();
        if (related.Count == 0)
        {
            return [];
        }

        var missions = model.Pairs.ToLookup(pair => pair.Supplier, pair => model.Demands[pair.Demand].Mission);
        return related.Where(pair => missions[pair.Item1].Intersect(missions[pair.Item2]).Any());
    }
}
