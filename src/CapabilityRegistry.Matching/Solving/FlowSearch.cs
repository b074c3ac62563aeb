using System.Numerics;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>
/// Fills the slots of a network one by one, each along the cheapest path that the flow so far leaves open (successive
/// shortest paths: Busacker and Gowen 1960; potentials: Edmonds and Karp 1972, Tomizawa 1971). The price of a node is its
/// distance to the end, where a slot gets a free pledge or stays empty; no open arc is ever cheaper than the difference
/// of its prices, which is what proves the flow optimal.
/// </summary>
internal sealed class FlowSearch<T>
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IComparisonOperators<T, T, bool>
{
    private readonly FlowNetwork network;
    private readonly int pledges;
    private readonly int rows;
    private readonly int[] arcPledge;
    private readonly T[] arcCost;
    private readonly T[] emptyCost;
    private readonly int[] taken;
    private readonly int[] firstOf;
    private readonly int[] nextOf;
    private readonly int[] demandAt;
    private readonly Heap<T> heap = new();
    private readonly T[] distance;
    private readonly int[] seen;
    private readonly int[] done;
    private readonly int[] from;
    private readonly List<int> settled = [];
    private int round;
    private T best;
    private int end;

    public FlowSearch(FlowNetwork network, CostCode<T> code)
    {
        this.network = network;
        pledges = network.Model.Pledges.Count;
        rows = network.Rows.Length;
        arcPledge = [.. network.Arcs.Select(i => network.Model.Pairs[i].Pledge)];
        arcCost = [.. network.Arcs.Select(i => code.Of(network.Model.Pairs[i]))];
        emptyCost = [.. network.Rank.Select(code.OfRank)];
        (taken, firstOf, nextOf) = (new int[rows], new int[rows], new int[pledges]);
        Array.Fill(firstOf, -1);
        demandAt = [.. Enumerable.Range(0, network.NodeOf.Length).Where(d => network.NodeOf[d] >= pledges + rows)];
        ArcOf = new int[pledges];
        RowOf = new int[pledges];
        Array.Fill(ArcOf, -1);
        Array.Fill(RowOf, -1);
        Price = new T[network.Nodes];
        distance = new T[network.Nodes];
        (seen, done, from) = (new int[network.Nodes], new int[network.Nodes], new int[network.Nodes]);
        SetFirstPrices();
    }

    /// <summary>The arc by which each pledge serves; -1 when it is idle.</summary>
    public int[] ArcOf { get; }

    private int[] RowOf { get; }

    /// <summary>The price of each node: 0 of every idle pledge.</summary>
    public T[] Price { get; }

    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public void Run(CancellationToken cancel)
    {
        // The most valuable first: what is filled stays filled, so a pledge that a full region holds is never asked for again.
        foreach (var d in Enumerable.Range(0, network.Slots.Length).OrderByDescending(d => network.Rank[d]))
        {
            cancel.ThrowIfCancellationRequested();
            for (var slot = 0; slot < network.Slots[d] && Augment(d); slot++)
            {
            }
        }
    }

    /// <returns>False when the slot stays empty, and so would all others of the demand.</returns>
    private bool Augment(int demand)
    {
        round++;
        heap.Clear();
        settled.Clear();
        (best, end) = (emptyCost[demand] - Price[network.NodeOf[demand]], network.NodeOf[demand]);
        Settle(network.NodeOf[demand], default, -1);
        while (heap.Count > 0 && heap.Pop() is var (key, node) && key < best)
        {
            if (done[node] != round)
            {
                Settle(node, key, from[node]);
            }
        }

        foreach (var node in settled)
        {
            Price[node] += best - distance[node];
        }

        return Reroute();
    }

    private void Settle(int node, T at, int previous)
    {
        (done[node], distance[node], from[node]) = (round, at, previous);
        settled.Add(node);
        if (node >= pledges + rows)
        {
            SettleDemand(node, at);
        }
        else if (node >= pledges)
        {
            SettleRow(node, at);
        }
        else if (done[network.RowNode(RowOf[node])] != round)
        {
            Settle(network.RowNode(RowOf[node]), at, node);
        }
    }

    private void SettleRow(int node, T at)
    {
        var row = network.Rows[node - pledges];
        var offset = at - Price[node];
        SettleServing(node - pledges, at);
        // The cheapest arcs come first and no price is below 0, so that the first that is too dear ends it.
        for (var arc = row.First; arc < row.End && offset + arcCost[arc] is var least && least < best; arc++)
        {
            Reach(arcPledge[arc], arc, least);
        }

        var demand = network.NodeOf[row.Demand];
        if (demand == node)
        {
            TryEmpty(row.Demand, node, at);
        }
        else
        {
            Push(demand, offset + Price[demand], node);
        }
    }

    // They lead back to this row only; their prices still have to move with the row's.
    private void SettleServing(int row, T at)
    {
        for (var pledge = firstOf[row]; pledge >= 0; pledge = nextOf[pledge])
        {
            if (done[pledge] != round)
            {
                (done[pledge], distance[pledge]) = (round, at);
                settled.Add(pledge);
            }
        }
    }

    private void Reach(int pledge, int arc, T offset)
    {
        if (done[pledge] == round)
        {
            return;
        }

        var key = offset + Price[pledge];
        if (RowOf[pledge] >= 0)
        {
            Push(pledge, key, arc);
        }
        else if (key < best)
        {
            (best, end, from[pledge]) = (key, pledge, arc);
        }
    }

    private void SettleDemand(int node, T at)
    {
        var demand = demandAt[node - pledges - rows];
        TryEmpty(demand, node, at);
        for (var row = network.FirstRow[demand]; row < network.FirstRow[demand + 1]; row++)
        {
            if (taken[row] < network.Rows[row].Cap)
            {
                Push(network.RowNode(row), at + Price[network.RowNode(row)] - Price[node], node);
            }
        }
    }

    private void TryEmpty(int demand, int node, T at)
    {
        var key = at + emptyCost[demand] - Price[node];
        if (key < best)
        {
            (best, end) = (key, node);
        }
    }

    private void Push(int node, T key, int previous)
    {
        if (key < best && done[node] != round && (seen[node] != round || key < distance[node]))
        {
            (seen[node], distance[node], from[node]) = (round, key, previous);
            heap.Push(key, node);
        }
    }

    // Every pledge on the path changes to the row from which it was reached, and so on back to where the path began.
    private bool Reroute()
    {
        for (var node = end; ; )
        {
            if (node < pledges)
            {
                var row = network.RowOfArc[from[node]];
                Leave(node);
                (ArcOf[node], RowOf[node], nextOf[node], firstOf[row]) = (from[node], row, firstOf[row], node);
                taken[row]++;
                node = network.RowNode(row);
            }

            // A row was reached from a pledge, which leaves it, or from its demand, which then takes one more of it.
            if (node < pledges + rows && from[node] is var before and >= 0)
            {
                taken[node - pledges] -= before < pledges ? 1 : 0;
                node = before;
            }

            if (node >= pledges + rows && from[node] is var giving and >= 0)
            {
                taken[giving - pledges]--;
                node = from[giving];
            }

            if (node >= pledges)
            {
                return node != end;
            }
        }
    }

    private void Leave(int pledge)
    {
        if (RowOf[pledge] < 0)
        {
            return;
        }

        ref var link = ref firstOf[RowOf[pledge]];
        while (link != pledge)
        {
            link = ref nextOf[link];
        }

        link = nextOf[pledge];
    }

    private void SetFirstPrices()
    {
        for (var d = 0; d < network.Slots.Length; d++)
        {
            var least = emptyCost[d];
            for (var row = network.FirstRow[d]; row < network.FirstRow[d + 1]; row++)
            {
                var cheapest = network.Rows[row].First;
                var price = cheapest < network.Rows[row].End && arcCost[cheapest] < emptyCost[d] ? arcCost[cheapest] : emptyCost[d];
                Price[network.RowNode(row)] = price;
                least = price < least ? price : least;
            }

            Price[network.NodeOf[d]] = least;
        }
    }
}
