using CapabilityRegistry.Matching.Solving.Problem;
using Google.OrTools.LinearSolver;

namespace CapabilityRegistry.Matching.Solving.Linear;

/// <summary>
/// A linear programme over the pairs of a component and its <see cref="FurtherSeats"/>, solved stage by stage with GLOP. Each stage leaves the face of its best
/// solutions to the next: pairs with slack are excluded, constraints with a multiplier hold as equations (complementary
/// slackness).
/// </summary>
internal sealed class LinearProgram : IDisposable
{
    private readonly Google.OrTools.LinearSolver.Solver solver = Google.OrTools.LinearSolver.Solver.CreateSolver("GLOP");
    private readonly IReadOnlyList<PairConstraint> constraints;
    private readonly Variable?[] variables;
    private readonly int pairs;
    private readonly Constraint[] rows;
    private readonly Allowance allowance;

    public LinearProgram(AssignmentProblem problem, IReadOnlyList<PairConstraint> constraints, bool[] excluded, Allowance allowance)
    {
        this.allowance = allowance;
        this.constraints = constraints;
        // Preprocessing would lose the basis from which the next stage starts.
        solver.SetSolverSpecificParametersAsString("use_preprocessing:false");
        pairs = problem.Pairs.Length;
        // Every pair is in a constraint of its supplier that keeps it at 1 or less, and further seats are in one of their own.
        variables = [.. excluded.Select((without, i) =>
            i < pairs && problem.Pairs[i].Pinned ? null : solver.MakeNumVar(0, without ? 0 : double.PositiveInfinity, ""))];
        rows = [.. constraints.Select(constraint =>
            solver.MakeConstraint(constraint.IsEqual ? constraint.Most : double.NegativeInfinity, constraint.Most, ""))];
        foreach (var (constraint, row) in constraints.Zip(rows))
        {
            allowance.ThrowIfOver();
            Array.ForEach(constraint.Terms, term => row.SetCoefficient(variables[term.Pair], term.Factor));
        }
    }

    /// <summary>
    /// Solves one stage on the face that is left. Returns approximate multipliers of the constraints; null when there is no solution, or no time left
    /// for it.
    /// </summary>
    public double[]? Maximise(IReadOnlyList<long> values)
    {
        using var objective = solver.Objective();
        objective.Clear();
        objective.SetMaximization();
        for (var i = 0; i < variables.Length; i++)
        {
            if (values[i] != 0 && variables[i] is { } variable)
            {
                objective.SetCoefficient(variable, values[i]);
            }
        }

        return solver.SolvesWithin(allowance) ? [.. rows.Select(row => row.DualValue())] : null;
    }

    /// <summary>The pairs chosen in the last solution; null when one is chosen in part.</summary>
    public bool[]? IntegralSolution()
    {
        const double Tolerance = 1e-6;
        var values = variables.Take(pairs).Select(variable => variable?.SolutionValue() ?? 1).ToList();
        return values.TrueForAll(value => Math.Abs(value - Math.Round(value)) < Tolerance) ? [.. values.Select(value => value > 0.5)] : null;
    }

    /// <summary>Restricts the programme to the face on which, by the exact multipliers, all best solutions lie.</summary>
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
                rows[r].SetLb(constraints[r].Most);
            }
        }
    }

    public void Dispose() => solver.Dispose();
}
