using Google.OrTools.LinearSolver;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>The linear programme over ways to fill demands: one for each, mixed from those that it has, within the couplings.</summary>
internal sealed class MasterProgram : IDisposable
{
    private readonly Google.OrTools.LinearSolver.Solver solver = Google.OrTools.LinearSolver.Solver.CreateSolver("GLOP");
    private readonly LagrangianProblem question;
    private readonly Constraint[] one;
    private readonly Constraint[] rows;
    private readonly double[] rowScale;
    private readonly double unit;
    private readonly HashSet<(int Demand, string Way)> known = [];

    public MasterProgram(LagrangianProblem question)
    {
        this.question = question;
        // The numbers of the programme are kept near to 1,000, and those of a row near to 1.
        unit = question.Largest / 1000.0;
        one = [.. Enumerable.Range(0, question.Demands).Select(_ => solver.MakeConstraint(1, 1, ""))];
        rowScale = [.. question.Couplings.Select(coupling => 1.0 / LargestOf(coupling))];
        rows = [.. question.Couplings.Select((coupling, k) => solver.MakeConstraint(double.NegativeInfinity, coupling.Most * rowScale[k], ""))];
        // Preprocessing would throw away the basis from which the programme with new columns sets out.
        solver.SetSolverSpecificParametersAsString("use_preprocessing:false");
        solver.Objective().SetMinimization();
    }

    /// <summary>Adds a way for each demand.</summary>
    /// <returns>False when it had all of them.</returns>
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

    /// <summary>The prices of the couplings in the best mixture, in 1 / scale; null when the solver finds none.</summary>
    public long[]? Multipliers() => solver.Solve() == Google.OrTools.LinearSolver.Solver.ResultStatus.OPTIMAL
        ? [.. rows.Select((row, k) => (long)Math.Round(Math.Max(0, -row.DualValue()) * rowScale[k] * unit * question.Scale))]
        : null;

    public void Dispose() => solver.Dispose();

    private void Add(int d, int[] way)
    {
        var (loss, uses) = question.ColumnOf(d, way);
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
        coupling.PerUnit?.Max(Math.Abs) ?? 1);
}
