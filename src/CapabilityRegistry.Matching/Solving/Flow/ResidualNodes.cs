using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>
/// Nodes of the residual graph: one for each demand; under a share cap one more for each contributor's share of it. Suppliers
/// serve at the share then, and none serves at the demand itself.
/// </summary>
internal sealed class ResidualNodes
{
    private readonly AssignmentProblem problem;
    private readonly int[] ofPair;
    private readonly Groups pairs;
    private readonly Groups shares;
    private readonly List<int> demandOf;
    private readonly Dictionary<(int Demand, int Contributor), int> shareOf = [];

    public ResidualNodes(AssignmentProblem problem)
    {
        (this.problem, demandOf) = (problem, [.. Enumerable.Range(0, problem.Demands.Count)]);
        ofPair = [.. problem.Pairs.Select(pair => IsCapped(pair.Demand) ? Share(pair) : pair.Demand)];
        pairs = new Groups(demandOf.Count, ofPair);
        shares = new Groups(problem.Demands.Count, [.. demandOf.Select((demand, node) => node == demand ? -1 : demand)]);
    }

    public int Count => demandOf.Count;

    /// <summary>The node at which a pair serves.</summary>
    public int this[int pair] => ofPair[pair];

    public bool IsCapped(int demand) => problem.Demands[demand].IsCapped;

    public bool IsDemand(int node) => node < problem.Demands.Count;

    public int DemandOf(int node) => demandOf[node];

    /// <summary>The shares of a demand under a share cap; none without one.</summary>
    public ArraySegment<int> SharesOf(int demand) => shares[demand];

    /// <summary>The pairs that serve at the node.</summary>
    public ArraySegment<int> PairsAt(int node) => pairs[node];

    /// <summary>The node at which this contributor would serve; null under a share cap when none of its suppliers could until now.</summary>
    public int? Of(int demand, int contributor) =>
        !IsCapped(demand) ? demand : shareOf.TryGetValue((demand, contributor), out var share) ? share : null;

    private int Share(Pair pair)
    {
        var key = (pair.Demand, problem.Suppliers[pair.Supplier].Contributor);
        if (!shareOf.TryGetValue(key, out var share))
        {
            shareOf[key] = share = demandOf.Count;
            demandOf.Add(pair.Demand);
        }

        return share;
    }
}
