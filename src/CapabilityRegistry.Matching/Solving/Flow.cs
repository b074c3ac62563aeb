using System.Numerics;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>Classes F and F+: exact on all levels at once, with the prices that prove it.</summary>
internal static class Flow
{
    /// <summary>Null when the numbers would not fit into 127 bits, which takes components of far more than 100,000 demands.</summary>
    public static Solved? Solve(Model model, string @class, IReadOnlyList<Goal> goals, CancellationToken cancel)
    {
        var network = new FlowNetwork(model);
        var widths = CostWidths.Of(model, network.Rows.Length, network.Rank.Max());
        return widths switch
        {
            { FitNarrow: true } => Solve(network, new NarrowCode(widths), @class, goals, cancel),
            { FitWide: true } => Solve(network, new WideCode(widths), @class, goals, cancel),
            _ => null,
        };
    }

    private static Solved Solve<T>(
        FlowNetwork network, CostCode<T> code, string @class, IReadOnlyList<Goal> goals, CancellationToken cancel)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IComparisonOperators<T, T, bool>
    {
        var search = new FlowSearch<T>(network, code);
        search.Run(cancel);
        var model = network.Model;
        var amounts = new int[model.Pairs.Length];
        foreach (var i in search.Used.Select(arc => network.Arcs[arc]).Concat(network.Pinned))
        {
            amounts[i] = model.Pairs[i].Capacity;
        }

        return new Solved(
            @class,
            amounts,
            [.. goals.Select(goal => Outcome.ByDual(goal.ValueOf(model, amounts)))],
            new FlowPrices<T>(network, code, goals).Of(search.Prices()));
    }
}
