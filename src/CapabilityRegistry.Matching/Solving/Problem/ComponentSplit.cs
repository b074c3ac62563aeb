namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Sorts a question into its parts, each with numbers of its own. What nobody can serve is in none.</summary>
internal sealed class ComponentSplit
{
    private readonly AssignmentProblem model;
    private readonly int[] partOfPledge;
    private readonly Groups demands;
    private readonly Groups pledges;
    private readonly Groups pairs;
    private readonly int[] demandOf;
    private readonly int[] pledgeOf;

    /// <param name="model">The whole question.</param>
    /// <param name="sets">What is connected: demands, then pledges.</param>
    public ComponentSplit(AssignmentProblem model, UnionFind sets)
    {
        this.model = model;
        var ofRoot = OfRoots(sets);
        var ofDemand = Array.ConvertAll([.. Enumerable.Range(0, model.Demands.Count)], d => ofRoot[sets.Root(d)]);
        partOfPledge = Array.ConvertAll([.. Enumerable.Range(model.Demands.Count, model.Suppliers.Count)], p => ofRoot[sets.Root(p)]);
        (demands, pledges) = (new Groups(Count, ofDemand), new Groups(Count, partOfPledge));
        pairs = new Groups(Count, Array.ConvertAll(model.Pairs, pair => ofDemand[pair.Demand]));
        (demandOf, pledgeOf) = (Numbers(demands, model.Demands.Count), Numbers(pledges, model.Suppliers.Count));
    }

    public int Count { get; private set; }

    public ConnectedComponent this[int part] => new(
        new AssignmentProblem(
            // A demand without pairs can be here by its bundle: it makes the bundle impossible, so it must not be lost.
            [.. demands[part].Select(d => model.Demands[d])],
            [.. pledges[part].Select(p => Inside(part, model.Suppliers[p]))],
            [.. pairs[part].Select(i => model.Pairs[i] with { Demand = demandOf[model.Pairs[i].Demand], Supplier = pledgeOf[model.Pairs[i].Supplier] })],
            [.. model.Forbidden.Where(f => partOfPledge[f.One] == part && partOfPledge[f.Other] == part).Select(f => (pledgeOf[f.One], pledgeOf[f.Other]))]),
        [.. demands[part]], [.. pledges[part]], [.. pairs[part]]);

    // A partner outside shares no mission with the pledge, so no pair that is left depends on it.
    private Supplier Inside(int part, Supplier pledge) => pledge.Partners.Count == 0 ? pledge :
        pledge with { Partners = [.. pledge.Partners.Where(partner => partOfPledge[partner] == part).Select(partner => pledgeOf[partner])] };

    // The root of a set is its first demand, so that parts come in the order of their first demands; -1 where nothing is in it.
    private int[] OfRoots(UnionFind sets)
    {
        var (ofRoot, used) = (new int[model.Demands.Count + model.Suppliers.Count], new bool[model.Demands.Count]);
        foreach (ref readonly var pair in model.Pairs.AsSpan())
        {
            used[sets.Root(pair.Demand)] = true;
        }

        Array.Fill(ofRoot, -1);
        for (var d = 0; d < used.Length; d++)
        {
            ofRoot[d] = used[d] ? Count++ : -1;
        }

        return ofRoot;
    }

    private int[] Numbers(Groups groups, int members)
    {
        var numbers = new int[members];
        for (var part = 0; part < Count; part++)
        {
            var number = 0;
            foreach (var member in groups[part])
            {
                numbers[member] = number++;
            }
        }

        return numbers;
    }
}
