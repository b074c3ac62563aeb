namespace CapabilityRegistry.Matching.Solving;

/// <summary>A part of the question that nothing connects with the rest, with its own numbering.</summary>
/// <param name="Model">The part as a model of its own.</param>
/// <param name="Demands">Which demands of the whole it holds, in their order.</param>
/// <param name="Pledges">Which pledges of the whole.</param>
/// <param name="Pairs">Which pairs of the whole.</param>
internal sealed record Component(Model Model, int[] Demands, int[] Pledges, int[] Pairs)
{
    /// <summary>
    /// Connected parts, by their first demand. Pairs connect, and so do bundles, and pledges that must or must not serve
    /// together. A demand that no pledge can serve is in none.
    /// </summary>
    public static List<Component> Of(Model model)
    {
        var sets = Connect(model);
        var (pairs, partOf) = (new int[model.Pairs.Length], new Dictionary<int, int>());
        for (var i = 0; i < pairs.Length; i++)
        {
            var root = sets.Root(model.Pairs[i].Demand);
            pairs[i] = partOf.TryGetValue(root, out var part) ? part : partOf[root] = partOf.Count;
        }

        var (ofPairs, ofDemands, ofPledges) = (new Groups(partOf.Count, pairs), Members(model.Demands.Count, 0), Members(model.Pledges.Count, model.Demands.Count));
        return [.. Enumerable.Range(0, partOf.Count).OrderBy(part => ofDemands[part][0]).Select(part => Of(model, [.. ofDemands[part]], [.. ofPledges[part]], [.. ofPairs[part]]))];

        Groups Members(int count, int first) => new(partOf.Count, [.. Enumerable.Range(first, count).Select(i => partOf.GetValueOrDefault(sets.Root(i), -1))]);
    }

    private static Component Of(Model model, int[] demands, int[] pledges, int[] pairs)
    {
        // A demand without pairs can be here by its bundle: it makes the bundle impossible, so it must not be lost.
        var demandOf = Numbers(demands);
        var pledgeOf = Numbers(pledges);
        return new Component(
            new Model(
                [.. demands.Select(d => model.Demands[d])],
                [.. pledges.Select(p => Inside(model.Pledges[p], pledgeOf))],
                [.. pairs.Select(i => model.Pairs[i] with
                {
                    Demand = demandOf[model.Pairs[i].Demand], Pledge = pledgeOf[model.Pairs[i].Pledge],
                })],
                [.. model.Forbidden.Where(f => pledgeOf.ContainsKey(f.One) && pledgeOf.ContainsKey(f.Other))
                    .Select(f => (pledgeOf[f.One], pledgeOf[f.Other]))]),
            demands, pledges, pairs);
    }

    // A partner outside shares no mission with the pledge, so no pair that is left depends on it.
    private static Pledge Inside(Pledge pledge, Dictionary<int, int> numbers) =>
        pledge with { Partners = [.. pledge.Partners.Where(numbers.ContainsKey).Select(p => numbers[p])] };

    private static UnionFind Connect(Model model)
    {
        var sets = new UnionFind(model.Demands.Count + model.Pledges.Count);
        foreach (ref readonly var pair in model.Pairs.AsSpan())
        {
            sets.Join(pair.Demand, model.Demands.Count + pair.Pledge);
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

    private static IEnumerable<(int One, int Other)> Together(Model model)
    {
        var related = model.Forbidden.Concat(model.Pledges.SelectMany((pledge, p) => pledge.Partners.Select(q => (p, q)))).ToList();
        if (related.Count == 0)
        {
            return [];
        }

        var missions = model.Pairs.ToLookup(pair => pair.Pledge, pair => model.Demands[pair.Demand].Mission);
        return related.Where(pair => missions[pair.Item1].Intersect(missions[pair.Item2]).Any());
    }

    private static Dictionary<int, int> Numbers(int[] members) =>
        members.Index().ToDictionary(member => member.Item, member => member.Index);
}
