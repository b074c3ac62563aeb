using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>
/// Where a pledge can serve: a demand, under the demand's own number, or, under a share cap, the part of it that one contributor
/// covers. The whole of a demand under a cap is a place too, at which nobody serves.
/// </summary>
internal sealed class ResidualNodes
{
    private readonly AssignmentProblem model;
    private readonly int[] ofPair;
    private readonly Groups pairs;
    private readonly Groups shares;
    private readonly List<int> demandOf;
    private readonly Dictionary<(int Demand, int Contributor), int> shareOf = [];

    public ResidualNodes(AssignmentProblem model)
    {
        (this.model, demandOf) = (model, [.. Enumerable.Range(0, model.Demands.Count)]);
        ofPair = [.. model.Pairs.Select(pair => IsCapped(pair.Demand) ? Share(pair) : pair.Demand)];
        pairs = new Groups(demandOf.Count, ofPair);
        shares = new Groups(model.Demands.Count, [.. demandOf.Select((demand, place) => place == demand ? -1 : demand)]);
    }

    public int Count => demandOf.Count;

    /// <summary>The place at which a pair serves.</summary>
    public int this[int pair] => ofPair[pair];

    public bool IsCapped(int demand) => model.Demands[demand].ShareCap < model.Demands[demand].Quantity;

    public bool IsDemand(int place) => place < model.Demands.Count;

    public int DemandOf(int place) => demandOf[place];

    /// <summary>The parts of a demand under a share cap; none without one.</summary>
    public ArraySegment<int> SharesOf(int demand) => shares[demand];

    /// <summary>The pairs that serve at the place.</summary>
    public ArraySegment<int> PairsAt(int place) => pairs[place];

    /// <summary>The place at which this contributor would serve; null under a share cap when none of its pledges could until now.</summary>
    public int? Of(int demand, int contributor) =>
        !IsCapped(demand) ? demand : shareOf.TryGetValue((demand, contributor), out var share) ? share : null;

    private int Share(Pair pair)
    {
        var key = (pair.Demand, model.Suppliers[pair.Supplier].Contributor);
        if (!shareOf.TryGetValue(key, out var share))
        {
            shareOf[key] = share = demandOf.Count;
            demandOf.Add(pair.Demand);
        }

        return share;
    }
}
