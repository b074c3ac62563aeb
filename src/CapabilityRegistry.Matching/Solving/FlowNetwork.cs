namespace CapabilityRegistry.Matching.Solving;

/// <summary>
/// A component in slots as a network: from demands, by rows, to pledges. A row is a demand, or, under a share cap, the
/// part of it that one contributor covers. What is pinned is taken out, with the slots that it fills.
/// Nodes: pledges first, then rows, then the demands that have several rows.
/// </summary>
internal sealed class FlowNetwork
{
    public FlowNetwork(Model model)
    {
        Model = model;
        Slots = new int[model.Demands.Count];
        Rank = RanksOf(model);
        NodeOf = new int[model.Demands.Count];
        FirstRow = new int[model.Demands.Count + 1];
        var (rows, arcs) = (new List<Row>(), new List<int>());
        for (var d = 0; d < model.Demands.Count; d++)
        {
            FirstRow[d] = rows.Count;
            AddRows(d, rows, arcs);
        }

        FirstRow[^1] = rows.Count;

        (Rows, Arcs) = ([.. rows], [.. arcs]);
        RowOfArc = [.. rows.Index().SelectMany(row => Enumerable.Repeat(row.Index, row.Item.End - row.Item.First))];
        Nodes = model.Pledges.Count + Rows.Length;
        for (var d = 0; d < NodeOf.Length; d++)
        {
            NodeOf[d] = NodeOf[d] < 0 ? Nodes++ : model.Pledges.Count + NodeOf[d];
        }
    }

    public Model Model { get; }

    public Row[] Rows { get; }

    /// <summary>The pairs of each row, one row after the other.</summary>
    public int[] Arcs { get; }

    public int[] RowOfArc { get; }

    /// <summary>How many pledges each demand takes, besides those pinned.</summary>
    public int[] Slots { get; }

    /// <summary>Of each demand, by priority and worth of a slot: the highest is filled first; 1 or more.</summary>
    public int[] Rank { get; }

    /// <summary>The node of each demand: its row when it has only one.</summary>
    public int[] NodeOf { get; }

    /// <summary>The rows of demand d are FirstRow[d] up to but not including FirstRow[d + 1].</summary>
    public int[] FirstRow { get; }

    public int Nodes { get; }

    /// <summary>The node of a row.</summary>
    public int RowNode(int row) => Model.Pledges.Count + row;

    private void AddRows(int d, List<Row> rows, List<int> arcs)
    {
        var slot = Ladder.SlotOf(Model, d);
        var pairs = Enumerable.Range(Model.First[d], Model.First[d + 1] - Model.First[d]).ToList();
        var free = pairs.Where(i => !Model.Pairs[i].Pinned).ToList();
        Slots[d] = Model.Demands[d].Quantity / slot - (pairs.Count - free.Count);
        if (Model.Demands[d].ShareCap == Model.Demands[d].Quantity)
        {
            NodeOf[d] = rows.Count;
            AddRow(d, int.MaxValue, free, rows, arcs);
            return;
        }

        NodeOf[d] = -1;
        foreach (var share in pairs.GroupBy(ContributorOf))
        {
            var left = share.Where(i => !Model.Pairs[i].Pinned).ToList();
            AddRow(d, Model.Demands[d].ShareCap / slot - (share.Count() - left.Count), left, rows, arcs);
        }
    }

    private static void AddRow(int d, int cap, List<int> pairs, List<Row> rows, List<int> arcs)
    {
        rows.Add(new Row(d, cap, arcs.Count, arcs.Count + pairs.Count));
        arcs.AddRange(pairs);
    }

    private int ContributorOf(int pair) => Model.Pledges[Model.Pairs[pair].Pledge].Contributor;

    private static int[] RanksOf(Model model)
    {
        var worth = Enumerable.Range(0, model.Demands.Count)
            .Select(d => (-model.Demands[d].Priority, Ladder.SlotOf(model, d) * model.Demands[d].Value)).ToArray();
        var ranks = worth.Distinct().Order().Index().ToDictionary(each => each.Item, each => each.Index + 1);
        return [.. worth.Select(each => ranks[each])];
    }
}

/// <param name="Demand">Index of the demand.</param>
/// <param name="Cap">The most pledges that the row takes.</param>
/// <param name="First">Its first arc.</param>
/// <param name="End">The first arc after.</param>
internal readonly record struct Row(int Demand, int Cap, int First, int End);
