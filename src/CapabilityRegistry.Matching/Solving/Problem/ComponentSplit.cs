namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Splits a problem into its components, each renumbered from 0. Demands and suppliers without a pair are in none.</summary>
internal sealed class ComponentSplit
{
    private readonly AssignmentProblem problem;
    private readonly int[] componentOfSupplier;
    private readonly Groups demands;
    private readonly Groups suppliers;
    private readonly Lazy<Groups> pairs;
    private readonly int[] demandOf;
    private readonly int[] supplierOf;

    /// <param name="problem">The whole problem.</param>
    /// <param name="sets">Union-find over demands, then suppliers.</param>
    public ComponentSplit(AssignmentProblem problem, UnionFind sets)
    {
        this.problem = problem;
        var ofRoot = OfRoots(sets);
        var ofDemand = Array.ConvertAll([.. Enumerable.Range(0, problem.Demands.Count)], d => ofRoot[sets.Root(d)]);
        componentOfSupplier = Array.ConvertAll([.. Enumerable.Range(problem.Demands.Count, problem.Suppliers.Count)], p => ofRoot[sets.Root(p)]);
        (demands, suppliers) = (new Groups(Count, ofDemand), new Groups(Count, componentOfSupplier));
        pairs = new(() => new Groups(Count, Array.ConvertAll(problem.Pairs, pair => ofDemand[pair.Demand])));
        (demandOf, supplierOf) = (Numbers(demands, problem.Demands.Count), Numbers(suppliers, problem.Suppliers.Count));
    }

    public int Count { get; private set; }

    /// <summary>Whether one component holds every demand and every supplier, so that its numbers are those of the problem.</summary>
    public bool IsWhole => Count == 1 && demands[0].Count == problem.Demands.Count && suppliers[0].Count == problem.Suppliers.Count;

    public ConnectedComponent this[int part] => new(
        new AssignmentProblem(
            // A demand without pairs can be here by its bundle: it makes the bundle impossible, so it must not be lost.
            [.. demands[part].Select(d => Inside(part, problem.Demands[d]))],
            [.. suppliers[part].Select(p => Inside(part, problem.Suppliers[p]))],
            [.. pairs.Value[part]
                .Select(i => problem.Pairs[i] with { Demand = demandOf[problem.Pairs[i].Demand], Supplier = supplierOf[problem.Pairs[i].Supplier] })],
            [.. problem.Forbidden.Where(f => componentOfSupplier[f.One] == part && componentOfSupplier[f.Other] == part)
                .Select(f => (supplierOf[f.One], supplierOf[f.Other]))]),
        [.. demands[part]], [.. suppliers[part]], [.. pairs.Value[part]]);

    // A partner in another component shares no mission with the supplier, so every pair that is left finds it there already.
    private Supplier Inside(int part, Supplier supplier) => supplier.Partners.Count == 0 ? supplier :
        supplier with { Partners = [.. supplier.Partners.Where(partner => componentOfSupplier[partner] == part).Select(partner => supplierOf[partner])] };

    private Demand Inside(int part, Demand demand) => demand.Present.Count == 0 ? demand :
        demand with { Present = [.. demand.Present.Where(partner => componentOfSupplier[partner] == part).Select(partner => supplierOf[partner])] };

    // The root of a set is its first demand, so that components come in the order of their first demands; -1 where a set has no pair.
    private int[] OfRoots(UnionFind sets)
    {
        var (ofRoot, used) = (new int[problem.Demands.Count + problem.Suppliers.Count], new bool[problem.Demands.Count]);
        foreach (ref readonly var pair in problem.Pairs.AsSpan())
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
