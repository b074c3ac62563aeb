using System.Diagnostics;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching;

/// <summary>Decides for all needs together which offers serve them.</summary>
public static class Planner
{
    /// <param name="input">Everything that the plan depends on.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <param name="progress">Told of each part that is finished, from any thread.</param>
    /// <param name="threads">How many parts to solve at once; null for the number of processors. The plan does not depend on it.</param>
    /// <param name="tries">
    /// Whether to look for the rules that bind what stays short, by filling again without them; if not, such reasons say that nothing was tried.
    /// </param>
    /// <returns>The plan, or the reasons why there is none: see <see cref="Plan.Refusals"/>.</returns>
    /// <exception cref="ArgumentException">A record is not well formed; the message names it and the field.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static Plan Of(
        PlanInput input, CancellationToken cancel, IProgress<PlanProgress>? progress = null, int? threads = null, bool tries = true)
    {
        var clock = Stopwatch.StartNew();
        return Of(input, progress, threads, assembly => assembly.Explained(clock, tries, cancel), cancel);
    }

    /// <summary>The same without the reasons of what stays short: for those who ask for the values only.</summary>
    internal static Plan WithoutReasons(PlanInput input, CancellationToken cancel) =>
        Of(input, null, null, assembly => assembly.Plan(), cancel);

    private static Plan Of(
        PlanInput input, IProgress<PlanProgress>? progress, int? threads, Func<PlanAssembly, Plan> told, CancellationToken cancel)
    {
        InputValidation.ThrowIfInvalid(input);
        cancel.ThrowIfCancellationRequested();
        var workers = threads ?? Environment.ProcessorCount;
        var portfolio = PreparedInput.Of(input, cancel);
        if (portfolio.Refusals.Count > 0)
        {
            return Refused(portfolio.Refusals);
        }

        var components = ConnectedComponent.Of(portfolio.Problem);
        var goals = StageObjective.InOrder(input.Needs.Select(need => need.Priority).Distinct().Order(), input.Previous.Count > 0);
        var solved = ComponentSolver.Solve(components, goals, (input.Limit, input.Effort), workers, progress, cancel);
        var assembly = new PlanAssembly(portfolio, components, goals, solved);
        return assembly.Refusals() is { Count: > 0 } refusals ? Refused(refusals) : told(assembly);
    }

    private static Plan Refused(IReadOnlyList<PinRefusal> refusals) => new()
    {
        Status = ProofStatus.Refused,
        Refusals = refusals,
        Stages = [],
        Assignments = [],
        Shortfalls = [],
        Components = [],
        Certificate = new PlanCertificate([]),
    };
}
