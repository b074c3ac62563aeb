using System.Numerics;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>Classes F and F+: exact on all levels at once, with the prices that prove it.</summary>
internal static class Flow
{
    /// <summary>Null when the numbers would not fit into 127 bits, which takes components of far more than 100,000 demands.</summary>
    public static Solved? Solve(Model model, string @class, IReadOnlyList<Goal> goals, CancellationToken cancel)
    {
        var network = new FlowNetwork(model);
        var code = new CostCode(model, network.Rows.Length, network.Rank.Max());
        return code.Bits switch
        {
            < 64 => Solve<long>(network, code, @class, goals, cancel),
            < 128 => Solve<Int128>(network, code, @class, goals, cancel),
            _ => null,
        };
    }

    private static Solved Solve<T>(
        FlowNetwork network, CostCode code, string @class, IReadOnlyList<Goal> goals, CancellationToken cancel)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var search = new FlowSearch<T>(network, code);
        search.Run(cancel);
        var model = network.Model;
        var amounts = new int[model.Pairs.Length];
        foreach (var i in search.ArcOf.Where(arc => arc >= 0).Select(arc => network.Arcs[arc]).Concat(network.Pinned))
        {
            amounts[i] = model.Pairs[i].Capacity;
        }

        return new Solved(
            @class,
            amounts,
            [.. goals.Select(goal => Outcome.ByDual(goal.ValueOf(model, amounts)))],
            new FlowPrices<T>(network, code, goals).Of(search.Price));
    }
}
