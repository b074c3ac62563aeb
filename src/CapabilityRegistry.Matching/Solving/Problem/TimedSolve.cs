namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>A linear programme is solved within the time that is left.</summary>
internal static class TimedSolve
{
    /// <returns>Whether the best solution was found; false when there is none, or the time was over first.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static bool SolvesWithin(this Google.OrTools.LinearSolver.Solver solver, Allowance allowance)
    {
        if (allowance.Left is { } left)
        {
            // The solver takes 0 for no limit.
            solver.SetTimeLimit(Math.Max(1, (long)left.TotalMilliseconds));
        }

        using var stop = allowance.Cancel.Register(() => solver.InterruptSolve());
        var status = solver.Solve();
        allowance.Cancel.ThrowIfCancellationRequested();
        return status == Google.OrTools.LinearSolver.Solver.ResultStatus.OPTIMAL;
    }
}
