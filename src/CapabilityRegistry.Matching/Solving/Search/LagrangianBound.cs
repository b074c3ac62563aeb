using System.Numerics;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// The bound of one stage by Lagrangian relaxation, far tighter than that of the plain linear programme where capacities differ:
/// constraints that couple demands are priced, and then each demand is filled by itself, exactly (Geoffrion 1974). Prices come from
/// column generation (Dantzig and Wolfe 1960) in floating point; the bound is recomputed in integers.
/// </summary>
/// <param name="Bound">Least loss of a plan that keeps what the stages before have reached.</param>
/// <param name="Slack">Every plan that holds the pair loses this much more than the bound, in 1 / scale.</param>
/// <param name="Exact">The bound in 1 / scale.</param>
/// <param name="Scale">Denominator of <paramref name="Slack"/> and <paramref name="Exact"/>.</param>
internal sealed record LagrangianBound(long Bound, Int128[] Slack, Int128 Exact, long Scale)
{
    /// <param name="problem">The problem.</param>
    /// <param name="objective">The objective to bound.</param>
    /// <param name="reached">The objectives of the stages before.</param>
    /// <param name="amounts">A plan that reaches them.</param>
    /// <param name="excluded">Pairs that no plan of interest holds.</param>
    /// <param name="allowance">Ends it early; the bound found until then is valid.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="LimitReachedException">The time was over before there was a bound.</exception>
    public static LagrangianBound Of(
        AssignmentProblem problem, StageObjective objective, IReadOnlyList<StageObjective> reached,
        int[] amounts, IReadOnlyList<bool> excluded, Allowance allowance)
    {
        var lagrangian = new LagrangianProblem(problem, objective, reached, amounts, excluded, allowance);
        using var master = new MasterProgram(lagrangian);
        master.Add(lagrangian.WaysOf(amounts));
        var best = lagrangian.BoundAt(new long[lagrangian.Couplings.Count], []);
        var multipliers = new long[lagrangian.Couplings.Count];
        try
        {
            // It converges long before; a degenerate programme could take very small steps for ever.
            for (var round = 0; round < 100 && lagrangian.RoundedUp(best) < lagrangian.LossOf(objective, amounts); round++)
            {
                var ways = new List<int[]>();
                if (master.Multipliers(allowance) is not { } prices)
                {
                    break;
                }

                var bound = lagrangian.BoundAt(prices, ways);
                (best, multipliers) = bound > best ? (bound, prices) : (best, multipliers);
                if (!master.Add(ways))
                {
                    break;
                }
            }

            return new LagrangianBound(lagrangian.RoundedUp(best), lagrangian.SlacksAt(multipliers), best, lagrangian.Scale);
        }
        catch (LimitReachedException)
        {
            // Without a slack no pair is excluded.
            return new LagrangianBound(lagrangian.RoundedUp(best), new Int128[problem.Pairs.Length], best, lagrangian.Scale);
        }
    }
}
