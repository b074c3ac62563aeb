using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// The bound of one stage by Lagrangian relaxation, far tighter than that of the plain linear programme where capacities differ:
/// constraints that couple demands are priced, and then each demand is filled by itself, exactly (Geoffrion 1974). Prices come from
/// column generation (Dantzig and Wolfe 1960) in floating point, half way back to the best prices so far (smoothing: Wentges 1997); the
/// bound is recomputed in integers.
/// </summary>
internal sealed class LagrangianBound
{
    /// <summary>It converges long before; a degenerate programme could take very small steps for ever.</summary>
    private const int MostRounds = 300;

    /// <summary>Rounds of a programme with one constraint that take a second, about, where the effort is limited.</summary>
    private const int RoundsInASecond = 20_000;

    private readonly int rounds;

    private readonly long reached;

    private LagrangianBound(LagrangianProblem relaxed, long reached, int? effort)
    {
        (Relaxed, this.reached, Multipliers) = (relaxed, reached, new long[relaxed.Couplings.Count]);
        rounds = effort is { } most ? (int)Math.Clamp((long)most * RoundsInASecond / Math.Max(1, Multipliers.Length), 1, MostRounds) : MostRounds;
        Exact = relaxed.BoundAt(Multipliers, []);
        Slack = [];
    }

    /// <summary>The relaxed problem.</summary>
    public LagrangianProblem Relaxed { get; }

    /// <summary>Its multipliers at the bound.</summary>
    public long[] Multipliers { get; private set; }

    /// <summary>The bound in 1 / scale.</summary>
    public Int128 Exact { get; private set; }

    /// <summary>Every plan that holds the pair loses this much more than the bound, in 1 / scale.</summary>
    public Int128[] Slack { get; private set; }

    /// <summary>Denominator of <see cref="Slack"/> and <see cref="Exact"/>.</summary>
    public long Scale => Relaxed.Scale;

    /// <summary>Least loss of a plan that keeps what the stages before have reached.</summary>
    public long Bound => Relaxed.RoundedUp(Exact);

    /// <param name="problem">The problem.</param>
    /// <param name="stage">The stage to bound.</param>
    /// <param name="before">The stages before it.</param>
    /// <param name="amounts">A plan that reaches them.</param>
    /// <param name="excluded">Pairs that no plan of interest holds.</param>
    /// <param name="allowance">Ends it early; the bound found until then is valid.</param>
    /// <param name="effort">In deterministic seconds, about; null for no limit.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="LimitReachedException">The time was over before there was a bound.</exception>
    public static LagrangianBound Of(
        AssignmentProblem problem, SolverStage stage, IReadOnlyList<SolverStage> before,
        int[] amounts, IReadOnlyList<bool> excluded, Allowance allowance, int? effort = null)
    {
        var relaxed = new LagrangianProblem(problem, stage, before, amounts, excluded, allowance);
        var bound = new LagrangianBound(relaxed, relaxed.LossOf(stage, amounts), effort);
        using var master = new MasterProgram(relaxed);
        master.Add(relaxed.WaysOf(amounts));
        // Without a slack no pair is excluded.
        bound.Slack = allowance.InTime(() => bound.Improved(master, allowance), () => new Int128[problem.Pairs.Length]);
        return bound;
    }

    private Int128[] Improved(MasterProgram master, Allowance allowance)
    {
        Improve(master, allowance);
        if (Bound < reached && Relaxed.Supplied > 0)
        {
            master.RequireExactSupply();
            Improve(master, allowance);
        }

        return Relaxed.SlacksAt(Multipliers);
    }

    private void Improve(MasterProgram master, Allowance allowance)
    {
        for (var round = 0; round < rounds && Bound < reached; round++)
        {
            if (master.Multipliers(allowance) is not { } prices)
            {
                return;
            }

            // Where the prices between lead to nothing new, those of the programme decide whether there is anything.
            if (!master.Add(WaysAt([.. prices.Zip(Multipliers, (now, best) => (now / 2) + (best / 2))])) && !master.Add(WaysAt(prices)))
            {
                return;
            }
        }
    }

    private List<int[]> WaysAt(long[] multipliers)
    {
        var ways = new List<int[]>();
        var bound = Relaxed.BoundAt(multipliers, ways);
        (Exact, Multipliers) = bound > Exact ? (bound, multipliers) : (Exact, Multipliers);
        return ways;
    }
}
