using System.Diagnostics;
using CapabilityRegistry.Matching.Explaining;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching;

/// <summary>Decides for all needs together which offers serve them.</summary>
public static class Planner
{
    /// <summary>The best plan, its proof, and the shortfalls with the reasons for each.</summary>
    /// <param name="input">Everything that the plan depends on.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <param name="progress">Told of each component that is finished, from any thread.</param>
    /// <param name="threads">How many components to solve at once; null for the number of processors. The plan does not depend on it.</param>
    /// <param name="reasons">
    /// Whether to look for the reasons of shortfalls, which takes every offer of an acceptable type and plans again; if not, shortfalls tell amounts alone.
    /// </param>
    /// <returns>The plan, or the reasons why there is none: see <see cref="Plan.Refusals"/>.</returns>
    /// <exception cref="ArgumentException">A record is not well formed; the message names it and the field.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static Plan Of(
        PlanInput input, CancellationToken cancel, IProgress<PlanProgress>? progress = null, int? threads = null, bool reasons = true)
    {
        var clock = Stopwatch.StartNew();
        var (plan, prepared) = PlanSearch.Of(input, cancel, progress, threads);
        if (prepared is null)
        {
            return plan;
        }

        using var stage = PlanStage.Begin(PlanStage.Explain);
        var explanation = new Explanation(new IndexedPlan(prepared, plan));
        return reasons ? explanation.WithShortfalls(clock, cancel) : explanation.WithAmounts();
    }
}
