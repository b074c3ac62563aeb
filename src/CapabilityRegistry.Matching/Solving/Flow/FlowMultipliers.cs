using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>Translates node potentials into multipliers of constraints, stage by stage.</summary>
internal sealed class FlowMultipliers(FlowNetwork network, IReadOnlyList<SolverStage> stages)
{
    private readonly AssignmentProblem problem = network.Problem;
    private readonly (int Stage, long Value)[] ranks = ValuesOfRanks(network, stages);
    private readonly int changes = stages.Index().Where(stage => stage.Item.Name == SolverStage.Changes)
        .Select(stage => stage.Index).FirstOrDefault(-1);

    /// <summary>Constraints that are not listed have multiplier 0.</summary>
    public List<ConstraintMultiplier> Of(LexicographicCost[] potentials)
    {
        var listed = new List<ConstraintMultiplier>();
        for (var d = 0; d < problem.Demands.Count; d++)
        {
            var potential = potentials[network.NodeOf[d]];
            Add(listed, new(ConstraintKind.Need, d), LexicographicCost.OfRank(network.Runs[network.FirstRun[d]].Rank), potential);
            for (var row = network.FirstRow[d]; row < network.FirstRow[d + 1]; row++)
            {
                AddShare(listed, d, network.Rows[row], potential, potentials[network.RowNode(row)]);
            }
        }

        var days = LastStarts();
        for (var p = 0; p < problem.Suppliers.Count; p++)
        {
            Add(listed, new(ConstraintKind.Offer, p, days[p]), potentials[p], default);
        }

        return listed;
    }

    // Only a share that is used up has a multiplier.
    private void AddShare(List<ConstraintMultiplier> listed, int d, FlowRow row, LexicographicCost ofDemand, LexicographicCost ofRow)
    {
        if (row.Cap != int.MaxValue && row.First < row.End && ofDemand.CompareTo(ofRow) > 0)
        {
            var share = new ConstraintName(ConstraintKind.Share, d, problem.ContributorOf(network.Arcs[row.First]));
            Add(listed, share, ofDemand, ofRow);
        }
    }

    private void Add(List<ConstraintMultiplier> listed, ConstraintName constraint, LexicographicCost plus, LexicographicCost minus)
    {
        if (plus != minus)
        {
            listed.Add(new ConstraintMultiplier(constraint, ByStage(plus, minus)));
        }
    }

    private long[] ByStage(LexicographicCost plus, LexicographicCost minus)
    {
        var (_, change, quality, tie) = plus - minus;
        var values = new long[stages.Count];
        AddValue(values, plus.Rank, 1);
        AddValue(values, minus.Rank, -1);
        values[^1] = tie;
        values[^2] = quality;
        if (changes >= 0)
        {
            values[changes] = change;
        }

        return values;
    }

    private void AddValue(long[] values, long rank, int sign)
    {
        if (rank > 0)
        {
            values[ranks[rank].Stage] += sign * ranks[rank].Value;
        }
    }

    private static (int, long)[] ValuesOfRanks(FlowNetwork network, IReadOnlyList<SolverStage> stages)
    {
        var places = stages.Index().ToDictionary(stage => stage.Item.Name, stage => stage.Index, StringComparer.Ordinal);
        var found = new (int, long)[network.Runs.Max(run => run.Rank) + 1];
        foreach (var run in network.Runs.DistinctBy(run => run.Rank))
        {
            found[run.Rank] = (places[Stage.OfPriority(network.Problem.Demands[run.Demand].Priority)], run.Value);
        }

        return found;
    }

    // All demands of a supplier overlap, so all keep it busy on the day on which the last of them starts.
    private int[] LastStarts()
    {
        var days = new int[problem.Suppliers.Count];
        for (var d = 0; d < problem.Demands.Count; d++)
        {
            var start = problem.Demands[d].Start;
            foreach (ref readonly var pair in problem.Pairs.AsSpan(problem.First[d]..problem.First[d + 1]))
            {
                days[pair.Supplier] = Math.Max(days[pair.Supplier], start);
            }
        }

        return days;
    }
}
