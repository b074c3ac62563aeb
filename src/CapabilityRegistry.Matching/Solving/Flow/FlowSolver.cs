using System.Numerics;
using System.Runtime.CompilerServices;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>Classes F and F+: exact on all levels at once, with the prices that prove it.</summary>
internal static class FlowSolver
{
    /// <summary>Null when the numbers would not fit into 128 bits, which takes components of millions of demands.</summary>
    public static ComponentSolution? Solve(AssignmentProblem model, string @class, IReadOnlyList<StageObjective> goals, CancellationToken cancel)
    {
        var network = new FlowNetwork(model);
        if (CheapestFlow(network, null, cancel) is not { } cheapest)
        {
            return null;
        }

        var amounts = new int[model.Pairs.Length];
        foreach (var i in cheapest.Pairs)
        {
            amounts[i] = model.Pairs[i].Capacity;
        }

        return new ComponentSolution(
            @class,
            amounts,
            [.. goals.Select(goal => StageOutcome.ByDual(goal.ValueOf(model, amounts)))],
            new FlowMultipliers(network, goals).Of(cheapest.Prices));
    }

    /// <param name="network">What is asked.</param>
    /// <param name="start">Which pairs to set out from, as <see cref="SuccessiveShortestPaths{T}.StartFrom"/> has it; null for none.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>The pairs that the cheapest flow uses and the price of each node.</returns>
    public static (IReadOnlyList<int> Pairs, LexicographicCost[] Prices)? CheapestFlow(FlowNetwork network, bool[]? start, CancellationToken cancel) =>
        CheapestFlow<long>(network, start, cancel) ?? CheapestFlow<Int128>(network, start, cancel);

    /// <inheritdoc cref="CheapestFlow(FlowNetwork, bool[], CancellationToken)"/>
    /// <returns>Null when the bits of a <typeparamref name="T"/> were too few.</returns>
    public static (IReadOnlyList<int> Pairs, LexicographicCost[] Prices)? CheapestFlow<T>(FlowNetwork network, bool[]? start, CancellationToken cancel)
        where T : struct, IBinaryInteger<T>
    {
        if (CostBitWidths.Within(8 * Unsafe.SizeOf<T>(), network.Problem, network.Rank.Max()) is not { } widths)
        {
            return null;
        }

        var code = new CostEncoding<T>(widths);
        var search = new SuccessiveShortestPaths<T>(network, code);
        if (start is not null)
        {
            search.StartFrom(start);
        }

        search.Run(cancel);
        var prices = Array.ConvertAll(search.Prices(), code.Decode);
        return Array.TrueForAll(prices, price => widths.Hold(price))
            ? ([.. search.Used.Select(arc => network.Arcs[arc]), .. network.Pinned], prices)
            : null;
    }
}
