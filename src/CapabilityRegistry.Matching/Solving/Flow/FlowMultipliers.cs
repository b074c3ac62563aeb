using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>Translates the prices of the nodes into multipliers of the limits, level by level.</summary>
internal sealed class FlowMultipliers(FlowNetwork network, IReadOnlyList<StageObjective> goals)
{
    private readonly AssignmentProblem model = network.Problem;
    private readonly (int Level, long Worth)[] ranks = WorthOfRanks(network, goals);
    private readonly int changes = goals.Index().Where(goal => goal.Item.Name == StageObjective.Changes).Select(goal => goal.Index).FirstOrDefault(-1);

    /// <summary>What is not listed has the multiplier 0 on every level.</summary>
    public List<ConstraintMultiplier> Of(LexicographicCost[] prices)
    {
        var listed = new List<ConstraintMultiplier>();
        for (var d = 0; d < network.Slots.Length; d++)
        {
            var price = prices[network.NodeOf[d]];
            Add(listed, new(ConstraintKind.Need, d), LexicographicCost.OfRank(network.Rank[d]), price);
            for (var row = network.FirstRow[d]; row < network.FirstRow[d + 1]; row++)
            {
                AddShare(listed, d, network.Rows[row], price, prices[network.RowNode(row)]);
            }
        }

        var days = LastStarts();
        for (var p = 0; p < model.Suppliers.Count; p++)
        {
            Add(listed, new(ConstraintKind.Offer, p, days[p]), prices[p], default);
        }

        return listed;
    }

    // Only a share that is used up has a price.
    private void AddShare(List<ConstraintMultiplier> listed, int d, FlowRow row, LexicographicCost ofDemand, LexicographicCost ofRow)
    {
        if (row.Cap != int.MaxValue && row.First < row.End && ofDemand.CompareTo(ofRow) > 0)
        {
            var share = new ConstraintName(ConstraintKind.Share, d, model.ContributorOf(network.Arcs[row.First]));
            Add(listed, share, ofDemand, ofRow);
        }
    }

    private void Add(List<ConstraintMultiplier> listed, ConstraintName limit, LexicographicCost plus, LexicographicCost minus)
    {
        if (plus != minus)
        {
            listed.Add(new ConstraintMultiplier(limit, Levels(plus, minus)));
        }
    }

    private long[] Levels(LexicographicCost plus, LexicographicCost minus)
    {
        var (_, change, quality, tie) = plus - minus;
        var values = new long[goals.Count];
        AddWorth(values, plus.Rank, 1);
        AddWorth(values, minus.Rank, -1);
        values[^1] = tie;
        values[^2] = quality;
        if (changes >= 0)
        {
            values[changes] = change;
        }

        return values;
    }

    private void AddWorth(long[] values, long rank, int sign)
    {
        if (rank > 0)
        {
            values[ranks[rank].Level] += sign * ranks[rank].Worth;
        }
    }

    private static (int, long)[] WorthOfRanks(FlowNetwork network, IReadOnlyList<StageObjective> goals)
    {
        var levels = goals.Index().ToDictionary(goal => goal.Item.Name, goal => goal.Index, StringComparer.Ordinal);
        var found = new (int, long)[network.Rank.Max() + 1];
        foreach (var (d, _) in network.Rank.Index().DistinctBy(rank => rank.Item))
        {
            var demand = network.Problem.Demands[d];
            found[network.Rank[d]] = (levels[StageObjective.FillName(demand.Priority)], demand.Value * ProblemClass.SlotSizeOf(network.Problem, d));
        }

        return found;
    }

    // All demands of a pledge overlap, so all hold it on the day on which the last of them starts.
    private int[] LastStarts()
    {
        var days = new int[model.Suppliers.Count];
        for (var d = 0; d < model.Demands.Count; d++)
        {
            var start = model.Demands[d].Start;
            foreach (ref readonly var pair in model.Pairs.AsSpan(model.First[d]..model.First[d + 1]))
            {
                days[pair.Supplier] = Math.Max(days[pair.Supplier], start);
            }
        }

        return days;
    }
}
