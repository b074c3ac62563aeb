using System.Numerics;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>
/// Fills the seats of a network one by one, each along the cheapest path that the flow so far leaves open (successive
/// shortest paths: Busacker and Gowen 1960; potentials: Edmonds and Karp 1972, Tomizawa 1971). The potential of a node is
/// its distance to the end, where a seat gets a free supplier or stays empty; no open arc is ever cheaper than the difference of
/// its potentials, which is what proves the flow optimal. The arc by which a supplier serves costs just that difference, so its
/// potential follows from that of its row, and a path that reaches the supplier has reached the row.
/// </summary>
internal sealed class SuccessiveShortestPaths<T>
    where T : struct, IBinaryInteger<T>
{
    private const int None = -1;
    private const int Start = int.MinValue;

    private readonly FlowNetwork network;
    private readonly int suppliers;
    private readonly int rows;
    private readonly Arc[] arcs;
    // What it costs to leave a seat of a run empty; and, for each demand, the last of its seats that is filled, or its first.
    private readonly T[] runCost;
    private readonly T[] emptyCost;
    private readonly int[] filled;
    private readonly int[] taken;
    private readonly int[] demandAt;
    private readonly Heap<T> heap = new();
    private readonly Node[] nodes;
    private readonly Serving[] servings;
    private readonly List<int> settled = [];
    private int round;
    private T best;
    private int end;
    private int endArc;

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="LimitReachedException">The time is over.</exception>
    public SuccessiveShortestPaths(FlowNetwork network, CostEncoding<T> code, Allowance allowance)
    {
        this.network = network;
        suppliers = network.Problem.Suppliers.Count;
        rows = network.Rows.Length;
        arcs = ArcsOf(network, code, allowance);
        runCost = Array.ConvertAll(network.Runs, run => code.Encode(LexicographicCost.OfRank(run.Rank)));
        emptyCost = Array.ConvertAll(network.FirstRun[..^1], first => runCost[first]);
        filled = new int[emptyCost.Length];
        taken = new int[rows];
        demandAt = [.. Enumerable.Range(0, network.NodeOf.Length).Where(d => network.NodeOf[d] >= suppliers + rows)];
        servings = new Serving[suppliers];
        Array.Fill(servings, new(default, None, None));
        nodes = new Node[network.Nodes - suppliers];
        SetFirstPotentials();
    }

    /// <summary>The arcs by which suppliers serve.</summary>
    public IEnumerable<int> Used => servings.Where(serving => serving.Arc >= 0).Select(serving => serving.Arc);

    /// <summary>
    /// Starts from pairs that are used already. There must be no cheaper way to fill the same: each pair is among the cheapest of
    /// its row, and the row among the cheapest of its demand.
    /// </summary>
    /// <param name="start">For each pair, whether it is used.</param>
    public void StartFrom(bool[] start)
    {
        for (var arc = 0; arc < arcs.Length; arc++)
        {
            if (start[network.Arcs[arc]])
            {
                Change(arc);
            }
        }

        for (var d = 0; d < filled.Length; d++)
        {
            SetFilled(d, new ArraySegment<int>(taken)[network.FirstRow[d]..network.FirstRow[d + 1]].Sum());
        }
    }

    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="LimitReachedException">The time is over.</exception>
    public void Run(Allowance allowance)
    {
        // The most valuable first: what is filled stays filled, so a supplier whose row is full is never visited again.
        foreach (var r in Enumerable.Range(0, network.Runs.Length).OrderByDescending(r => network.Runs[r].Rank))
        {
            allowance.ThrowIfOver();
            var run = network.Runs[r];
            for (var seat = Math.Max(0, filled[run.Demand] - run.Before); seat < run.Seats && Augment(run.Demand, runCost[r]); seat++)
            {
                allowance.ThrowIfOver();
            }
        }
    }

    /// <summary>The potential of each node: 0 for every idle supplier.</summary>
    public T[] Potentials()
    {
        var potentials = new T[network.Nodes];
        for (var node = 0; node < potentials.Length; node++)
        {
            potentials[node] = node >= suppliers ? At(node).Potential : servings[node].Arc < 0 ? default : PotentialOf(servings[node]);
        }

        return potentials;
    }

    /// <param name="demand">The demand.</param>
    /// <param name="empty">What it costs to leave its next seat empty.</param>
    /// <returns>False when the seat stays empty, and so would all others of the demand.</returns>
    private bool Augment(int demand, T empty)
    {
        var start = network.NodeOf[demand];
        // Every other way costs the potential at least. Only a seat that counts less than others of its demand can cost less to leave empty.
        if (empty < At(start).Potential)
        {
            return false;
        }

        round++;
        heap.Clear();
        settled.Clear();
        (best, end, endArc) = (empty - At(start).Potential, start, None);
        Settle(start, default, Start);
        while (heap.Count > 0 && heap.Pop() is var (key, node) && key < best)
        {
            // If it was reached again by a shorter path, it is settled already.
            if (At(node).Distance >= key)
            {
                Settle(node, key, At(node).From);
            }
        }

        foreach (var node in settled)
        {
            At(node).Potential += best - At(node).Distance;
        }

        Reroute();
        if (endArc < 0 && end == start)
        {
            return false;
        }

        SetFilled(demand, filled[demand] + 1);
        if (endArc < 0)
        {
            var emptied = end < suppliers + rows ? network.Rows[end - suppliers].Demand : demandAt[end - suppliers - rows];
            SetFilled(emptied, filled[emptied] - 1);
        }

        return true;
    }

    private void SetFilled(int demand, int seats)
    {
        filled[demand] = seats;
        var run = network.FirstRun[demand];
        while (run + 1 < network.FirstRun[demand + 1] && network.Runs[run + 1].Before < seats)
        {
            run++;
        }

        emptyCost[demand] = runCost[run];
    }

    private void Settle(int node, T at, int from)
    {
        ref var there = ref At(node);
        (there.Seen, there.Distance, there.From) = (round, at, from);
        settled.Add(node);
        if (node >= suppliers + rows)
        {
            SettleDemand(node, at);
        }
        else
        {
            SettleRow(node, at);
        }
    }

    private void SettleRow(int node, T at)
    {
        var row = network.Rows[node - suppliers];
        var offset = at - At(node).Potential;
        // The cheapest arcs come first and no potential is below 0, so the first that is too expensive ends the loop.
        for (var arc = row.First; arc < row.End && offset + arcs[arc].Cost is var least && least < best; arc++)
        {
            Reach(arc, least);
        }

        var demand = network.NodeOf[row.Demand];
        if (demand == node)
        {
            TryEmpty(row.Demand, node, at);
        }
        else
        {
            Push(demand, offset + At(demand).Potential, ~node);
        }
    }

    private void Reach(int arc, T least)
    {
        ref var serving = ref servings[arcs[arc].Supplier];
        if (serving.Arc >= 0)
        {
            Push(serving.Node, least + PotentialOf(serving), arc);
        }
        else
        {
            (best, endArc) = (least, arc);
        }
    }

    private void SettleDemand(int node, T at)
    {
        var demand = demandAt[node - suppliers - rows];
        TryEmpty(demand, node, at);
        for (var row = network.FirstRow[demand]; row < network.FirstRow[demand + 1]; row++)
        {
            if (taken[row] < network.Rows[row].Cap)
            {
                Push(network.RowNode(row), at + At(network.RowNode(row)).Potential - At(node).Potential, ~node);
            }
        }
    }

    private void TryEmpty(int demand, int node, T at)
    {
        var key = at + emptyCost[demand] - At(node).Potential;
        if (key < best)
        {
            (best, end, endArc) = (key, node, None);
        }
    }

    /// <param name="from">The arc whose supplier leaves the row for it; or, from a demand to its row or back, the complement of the node before.</param>
    private void Push(int node, T key, int from)
    {
        ref var there = ref At(node);
        if (key < best && (there.Seen != round || key < there.Distance))
        {
            (there.Seen, there.Distance, there.From) = (round, key, from);
            heap.Push(key, node);
        }
    }

    // Every supplier on the path changes to the row from which it was reached, back to the start of the path.
    private void Reroute()
    {
        for (var from = endArc >= 0 ? endArc : At(end).From; from != Start;)
        {
            from = At(from >= 0 ? Change(from) : ~from).From;
        }
    }

    /// <returns>The node of the row by which the supplier of the arc serves from now on.</returns>
    private int Change(int arc)
    {
        ref var serving = ref servings[arcs[arc].Supplier];
        if (serving.Arc >= 0)
        {
            taken[serving.Node - suppliers]--;
        }

        serving = new Serving(arcs[arc].Cost, arc, arcs[arc].Node);
        taken[serving.Node - suppliers]++;
        return serving.Node;
    }

    private ref Node At(int node) => ref nodes[node - suppliers];

    // Potential of a supplier that serves.
    private T PotentialOf(in Serving serving) => At(serving.Node).Potential - serving.Cost;

    private void SetFirstPotentials()
    {
        for (var d = 0; d < emptyCost.Length; d++)
        {
            var least = emptyCost[d];
            for (var row = network.FirstRow[d]; row < network.FirstRow[d + 1]; row++)
            {
                var cheapest = network.Rows[row].First;
                var potential = cheapest < network.Rows[row].End && arcs[cheapest].Cost < emptyCost[d] ? arcs[cheapest].Cost : emptyCost[d];
                At(network.RowNode(row)).Potential = potential;
                least = potential < least ? potential : least;
            }

            At(network.NodeOf[d]).Potential = least;
        }
    }

    private static Arc[] ArcsOf(FlowNetwork network, CostEncoding<T> code, Allowance allowance)
    {
        var encoded = new Arc[network.Arcs.Length];
        for (var row = 0; row < network.Rows.Length; row++)
        {
            allowance.ThrowIfOver();
            for (var arc = network.Rows[row].First; arc < network.Rows[row].End; arc++)
            {
                ref readonly var pair = ref network.Problem.Pairs[network.Arcs[arc]];
                encoded[arc] = new(code.Encode(LexicographicCost.Of(pair)), pair.Supplier, network.RowNode(row));
            }
        }

        return encoded;
    }

    /// <param name="Cost">Cost of the arc.</param>
    /// <param name="Supplier">Supplier at its end.</param>
    /// <param name="Node">Node of the row at its start.</param>
    private readonly record struct Arc(T Cost, int Supplier, int Node);

    /// <summary>How a supplier serves.</summary>
    /// <param name="Arc">-1 when it is idle.</param>
    /// <param name="Node">Node of the row by which it serves.</param>
    private readonly record struct Serving(T Cost, int Arc, int Node);

    /// <summary>All fields of a node beside each other in memory, because nodes are visited in random order.</summary>
    private struct Node
    {
        public T Potential;
        public T Distance;
        public int Seen;
        public int From;
    }
}
