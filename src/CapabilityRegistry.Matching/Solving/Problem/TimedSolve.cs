using Google.OrTools.LinearSolver;

namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>A linear programme is solved within the time that is left.</summary>
internal static class TimedSolve
{
    /// <param name="solver">The programme.</param>
    /// <param name="allowance">Time and token.</param>
    /// <param name="parameters">How the solver goes about it; null for its own way.</param>
    /// <returns>Whether the best solution was found; false when there is none, or the time was over first.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static bool SolvesWithin(this Google.OrTools.LinearSolver.Solver solver, Allowance allowance, MPSolverParameters? parameters = null)
    {
        if (allowance.Left is { } left)
        {
            // The solver takes 0 for no limit.
            solver.SetTimeLimit(Math.Max(1, (long)left.TotalMilliseconds));
        }

        using var stop = allowance.Cancel.Register(() => solver.InterruptSolve());
        var status = parameters is null ? solver.Solve() : solver.Solve(parameters);
        allowance.Cancel.ThrowIfCancellationRequested();
        return status == Google.OrTools.LinearSolver.Solver.ResultStatus.OPTIMAL;
    }
}
