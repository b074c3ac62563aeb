using System.Numerics;
using System.Runtime.CompilerServices;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>Classes F and F+: exact on all levels at once, with the prices that prove it.</summary>
internal static class Flow
{
    /// <summary>Null when the numbers would not fit into 128 bits, which takes components of millions of demands.</summary>
    public static Solved? Solve(Model model, string @class, IReadOnlyList<Goal> goals, CancellationToken cancel)
    {
        var network = new FlowNetwork(model);
        if (Cheapest(network, null, cancel) is not { } cheapest)
        {
            return null;
        }

        var amounts = new int[model.Pairs.Length];
        foreach (var i in cheapest.Pairs)
        {
            amounts[i] = model.Pairs[i].Capacity;
        }

        return new Solved(
            @class,
            amounts,
            [.. goals.Select(goal => Outcome.ByDual(goal.ValueOf(model, amounts)))],
            new FlowPrices(network, goals).Of(cheapest.Prices));
    }

    /// <param name="network">What is asked.</param>
    /// <param name="start">Which pairs to set out from, as <see cref="FlowSearch{T}.SetOut"/> has it; null for none.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>The pairs that the cheapest flow uses and the price of each node.</returns>
    public static (IReadOnlyList<int> Pairs, CostDigits[] Prices)? Cheapest(FlowNetwork network, bool[]? start, CancellationToken cancel) =>
        Cheapest<long>(network, start, cancel) ?? Cheapest<Int128>(network, start, cancel);

    /// <inheritdoc cref="Cheapest(FlowNetwork, bool[], CancellationToken)"/>
    /// <returns>Null when the bits of a <typeparamref name="T"/> were too few.</returns>
    public static (IReadOnlyList<int> Pairs, CostDigits[] Prices)? Cheapest<T>(FlowNetwork network, bool[]? start, CancellationToken cancel)
        where T : struct, IBinaryInteger<T>
    {
        if (CostWidths.Within(8 * Unsafe.SizeOf<T>(), network.Model, network.Rank.Max()) is not { } widths)
        {
            return null;
        }

        var code = new CostCode<T>(widths);
        var search = new FlowSearch<T>(network, code);
        if (start is not null)
        {
            search.SetOut(start);
        }

        search.Run(cancel);
        var prices = Array.ConvertAll(search.Prices(), code.Digits);
        return Array.TrueForAll(prices, price => widths.Hold(price))
            ? ([.. search.Used.Select(arc => network.Arcs[arc]), .. network.Pinned], prices)
            : null;
    }
}
