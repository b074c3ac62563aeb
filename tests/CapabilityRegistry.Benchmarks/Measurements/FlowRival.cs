using CapabilityRegistry.Matching.Solving.Flow;
using CapabilityRegistry.Matching.Solving.Problem;
using Google.OrTools.Graph;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>
/// The same flow by OR-Tools' MinCostFlow: fill by rank and quality in one cost. It cannot hold the tie-break beside them in 64
/// bits, and it gives no prices, so it does less than ours.
/// </summary>
internal static class FlowRival
{
    public static long Solve(AssignmentProblem model)
    {
        using var flow = new MinCostFlow();
        var (demands, end) = (model.Demands.Count, model.Demands.Count + model.Suppliers.Count);
        var ranks = FlowNetwork.RanksOf(model.Demands.Select(demand => (demand.Priority, demand.Value)));
        // Larger than any difference in quality that one more slot can bring.
        var step = 2L * 1_001 * (demands + 1);
        foreach (var pair in model.Pairs)
        {
            flow.AddArcWithCapacityAndUnitCost(pair.Demand, demands + pair.Supplier, 1, pair.Cost);
        }

        for (var p = 0; p < model.Suppliers.Count; p++)
        {
            flow.AddArcWithCapacityAndUnitCost(demands + p, end, 1, 0);
        }

        var total = 0;
        for (var d = 0; d < demands; d++)
        {
            flow.AddArcWithCapacityAndUnitCost(d, end, model.Demands[d].Quantity, ranks[d] * step);
            flow.SetNodeSupply(d, model.Demands[d].Quantity);
            total += model.Demands[d].Quantity;
        }

        flow.SetNodeSupply(end, -total);
        return flow.Solve() == MinCostFlowBase.Status.OPTIMAL
            ? flow.OptimalCost()
            : throw new InvalidOperationException("MinCostFlow found no flow.");
    }
}
