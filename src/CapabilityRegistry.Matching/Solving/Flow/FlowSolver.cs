using System.Numerics;
using System.Runtime.CompilerServices;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>Solves classes F and F+: exact on all stages at once, with multipliers that prove it.</summary>
internal static class FlowSolver
{
    /// <summary>Null when the numbers would not fit into 128 bits, which takes components of millions of demands.</summary>
    public static ComponentSolution? Solve(AssignmentProblem problem, string @class, IReadOnlyList<SolverStage> stages, Allowance allowance)
    {
        var network = new FlowNetwork(problem, allowance);
        allowance.ThrowIfOver();
        if (CheapestFlow(network, null, allowance) is not { } cheapest)
        {
            return null;
        }

        var amounts = new int[problem.Pairs.Length];
        foreach (var i in cheapest.Pairs)
        {
            amounts[i] = problem.Pairs[i].Capacity;
        }

        return new ComponentSolution(
            @class,
            amounts,
            [.. stages.Select(stage => StageOutcome.ByDual(stage.ValueOf(problem, amounts)))],
            new FlowMultipliers(network, stages).Of(cheapest.Potentials));
    }

    /// <param name="network">The network.</param>
    /// <param name="start">The pairs to start from, see <see cref="SuccessiveShortestPaths{T}.StartFrom"/>; null for none.</param>
    /// <param name="allowance">Time for the search.</param>
    /// <returns>The pairs that the cheapest flow uses and the potential of each node.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="LimitReachedException">The time is over.</exception>
    public static (IReadOnlyList<int> Pairs, LexicographicCost[] Potentials)? CheapestFlow(FlowNetwork network, bool[]? start, Allowance allowance) =>
        CheapestFlow<long>(network, start, allowance) ?? CheapestFlow<Int128>(network, start, allowance);

    /// <inheritdoc cref="CheapestFlow(FlowNetwork, bool[], Allowance)"/>
    /// <returns>Null when the bits of a <typeparamref name="T"/> were too few.</returns>
    public static (IReadOnlyList<int> Pairs, LexicographicCost[] Potentials)? CheapestFlow<T>(FlowNetwork network, bool[]? start, Allowance allowance)
        where T : struct, IBinaryInteger<T>
    {
        if (CostBitWidths.Within(8 * Unsafe.SizeOf<T>(), network.Problem, network.Runs.Max(run => run.Rank)) is not { } widths)
        {
            return null;
        }

        var code = new CostEncoding<T>(widths);
        var search = new SuccessiveShortestPaths<T>(network, code, allowance);
        allowance.ThrowIfOver();
        if (start is not null)
        {
            search.StartFrom(start);
        }

        search.Run(allowance);
        var potentials = Array.ConvertAll(search.Potentials(), code.Decode);
        return Array.TrueForAll(potentials, potential => widths.Hold(potential))
            ? ([.. search.Used.Select(arc => network.Arcs[arc]), .. network.Pinned], potentials)
            : null;
    }
}
