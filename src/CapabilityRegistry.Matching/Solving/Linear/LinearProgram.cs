using CapabilityRegistry.Matching.Solving.Problem;
using Google.OrTools.LinearSolver;

namespace CapabilityRegistry.Matching.Solving.Linear;

/// <summary>
/// A linear programme over the pairs of a component, solved level by level with GLOP. Each level leaves the face of its best
/// solutions to the next: pairs with a price are out, limits with a price are used up (complementary slackness).
/// </summary>
internal sealed class LinearProgram : IDisposable
{
    private readonly Google.OrTools.LinearSolver.Solver solver = Google.OrTools.LinearSolver.Solver.CreateSolver("GLOP");
    private readonly IReadOnlyList<PairConstraint> limits;
    private readonly Variable?[] variables;
    private readonly Constraint[] rows;

    public LinearProgram(AssignmentProblem model, IReadOnlyList<PairConstraint> limits, bool[] excluded)
    {
        this.limits = limits;
        // Preprocessing would throw away the basis from which the next level sets out.
        solver.SetSolverSpecificParametersAsString("use_preprocessing:false");
        // Every pair is in a limit of its pledge that keeps it at 1 or less.
        variables = [.. model.Pairs.Select((pair, i) => pair.Pinned ? null : solver.MakeNumVar(0, excluded[i] ? 0 : double.PositiveInfinity, ""))];
        rows = [.. limits.Select(limit => solver.MakeConstraint(limit.IsEqual ? limit.Most : double.NegativeInfinity, limit.Most, ""))];
        foreach (var (limit, row) in limits.Zip(rows))
        {
            Array.ForEach(limit.Terms, term => row.SetCoefficient(variables[term.Pair], term.Factor));
        }
    }

    /// <summary>The best of a level on the face that is left, as approximate multipliers of the limits; null when there is none.</summary>
    public double[]? Maximise(IReadOnlyList<long> worth)
    {
        using var objective = solver.Objective();
        objective.Clear();
        objective.SetMaximization();
        for (var i = 0; i < variables.Length; i++)
        {
            if (worth[i] != 0 && variables[i] is { } variable)
            {
                objective.SetCoefficient(variable, worth[i]);
            }
        }

        return solver.Solve() == Google.OrTools.LinearSolver.Solver.ResultStatus.OPTIMAL ? [.. rows.Select(row => row.DualValue())] : null;
    }

    /// <summary>The pairs chosen in the last solution; null when one is chosen in part.</summary>
    public bool[]? IntegralSolution()
    {
        const double Tolerance = 1e-6;
        var values = variables.Select(variable => variable?.SolutionValue() ?? 1).ToList();
        return values.TrueForAll(value => Math.Abs(value - Math.Round(value)) < Tolerance) ? [.. values.Select(value => value > 0.5)] : null;
    }

    /// <summary>Goes on to the face on which the exact multipliers say that the best solutions lie.</summary>
    public void RestrictToFace(ExactMultipliers exact)
    {
        for (var i = 0; i < variables.Length; i++)
        {
            if (exact.Excludes[i])
            {
                variables[i]?.SetUb(0);
            }
        }

        for (var r = 0; r < rows.Length; r++)
        {
            if (exact.Values[r] != 0)
            {
                rows[r].SetLb(limits[r].Most);
            }
        }
    }

    public void Dispose() => solver.Dispose();
}
