using CapabilityRegistry.Matching.Solving.Problem;
using Google.OrTools.LinearSolver;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>The master programme of the column generation: a convex combination of known ways to fill each demand, within the coupling constraints.</summary>
internal sealed class MasterProgram : IDisposable
{
    // GLOP gives up (ABNORMAL) on many of these programmes, where rows of earlier stages have large factors and hold with equality.
    private readonly Google.OrTools.LinearSolver.Solver solver = Google.OrTools.LinearSolver.Solver.CreateSolver("CLP");
    private readonly MPSolverParameters parameters = new();
    private readonly LagrangianProblem problem;
    private readonly Constraint[] one;
    private readonly Constraint[] rows;
    private readonly double[] rowScale;
    private readonly long[] most;
    private readonly double unit;
    private readonly HashSet<(int Demand, string Way)> known = [];
    private int equations;

    public MasterProgram(LagrangianProblem problem)
    {
        this.problem = problem;
        // New columns leave the last solution possible, so the primal simplex goes on from it; preprocessing would begin anew in each round.
        parameters.SetIntegerParam(MPSolverParameters.IntegerParam.PRESOLVE, (int)MPSolverParameters.PresolveValues.PRESOLVE_OFF);
        parameters.SetIntegerParam(MPSolverParameters.IntegerParam.LP_ALGORITHM, (int)MPSolverParameters.LpAlgorithmValues.PRIMAL);
        // Costs are scaled to about 1,000 and the factors of a row to about 1.
        unit = problem.Largest / 1000.0;
        one = [.. Enumerable.Range(0, problem.Parts).Select(_ => solver.MakeConstraint(1, 1, ""))];
        most = [.. problem.Couplings.Select((_, k) => problem.MostMultiplier(k))];
        rowScale = [.. problem.Couplings.Select(coupling => 1.0 / LargestOf(coupling))];
        rows = [.. problem.Couplings.Select((coupling, k) => solver.MakeConstraint(
            double.NegativeInfinity, k < problem.Supplied ? 0 : coupling.Most * rowScale[k], ""))];
        solver.Objective().SetMinimization();
    }

    /// <summary>From now on the supply is exactly the suppliers that serve, and not only no fewer: a tighter programme, and a harder one.</summary>
    public void RequireExactSupply()
    {
        equations = problem.Supplied;
        Array.ForEach(rows[..equations], row => row.SetLb(0));
    }

    /// <summary>Adds a way to fill for each demand, and suppliers that serve.</summary>
    /// <returns>False when all of them were known.</returns>
    public bool Add(List<int[]> ways)
    {
        var added = false;
        for (var d = 0; d < ways.Count; d++)
        {
            if (known.Add((d, string.Join(",", ways[d]))))
            {
                added = true;
                Add(d, ways[d]);
            }
        }

        return added;
    }

    /// <summary>The multipliers of the coupling constraints in the best combination, in 1 / scale; null when the solver finds none in its time.</summary>
    public long[]? Multipliers(Allowance allowance) => solver.SolvesWithin(allowance, parameters)
        ? [.. rows.Select((row, k) => Limited(-row.DualValue() * rowScale[k] * unit * problem.Scale, k))]
        : null;

    private long Limited(double multiplier, int k) =>
        Math.Clamp((long)Math.Round(multiplier), k < equations ? -most[k] : 0, most[k]);

    public void Dispose()
    {
        parameters.Dispose();
        solver.Dispose();
    }

    private void Add(int d, int[] way)
    {
        var (loss, uses) = problem.ColumnOf(d, way);
        var variable = solver.MakeNumVar(0, double.PositiveInfinity, "");
        one[d].SetCoefficient(variable, 1);
        solver.Objective().SetCoefficient(variable, loss / unit);
        foreach (var (k, use) in uses)
        {
            rows[k].SetCoefficient(variable, use * rowScale[k]);
        }
    }

    private static double LargestOf(CouplingConstraint coupling) => Math.Max(
        coupling.Terms.Select(term => Math.Abs(term.Factor)).DefaultIfEmpty(1).Max(),
        coupling.Fills?.Max(fill => Math.Abs(fill.PerUnit)) ?? 1);
}
