using System.Diagnostics;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>Makes a plan and its certificate, without the reasons for shortfalls.</summary>
internal static class PlanSearch
{
    /// <param name="input">Everything that the plan depends on.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <param name="progress">Told of each component that is finished, from any thread.</param>
    /// <param name="threads">How many components to solve at once; null for the number of processors. The plan does not depend on it.</param>
    /// <returns>The plan, and the prepared input that it was made of; null where a pin cannot be held, so that there is no plan.</returns>
    /// <exception cref="ArgumentException">A record is not well formed; the message names it and the field.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static (Plan Plan, PreparedInput? Of) Of(
        PlanInput input, CancellationToken cancel, IProgress<PlanProgress>? progress = null, int? threads = null)
    {
        var clock = Stopwatch.StartNew();
        InputValidation.ThrowIfInvalid(input);
        cancel.ThrowIfCancellationRequested();
        var prepared = PreparedInput.Of(input, cancel);
        if (prepared.Refusals.Count > 0)
        {
            return (Refused(prepared.Refusals), null);
        }

        cancel.ThrowIfCancellationRequested();
        var components = ConnectedComponent.Of(prepared.Problem);
        var objectives = StageObjective.InOrder(input.Needs.Select(need => need.Priority).Distinct().Order(), input.Previous.Count > 0,
            FillScales.Of(input.Needs));
        var solutions = ComponentSolver.Solve(
            components, objectives, (input.Limit - clock.Elapsed, input.Effort), threads ?? Environment.ProcessorCount, progress, cancel);
        cancel.ThrowIfCancellationRequested();
        var assembly = new PlanAssembly(prepared, components, objectives, solutions);
        return assembly.Refusals() is { Count: > 0 } refusals ? (Refused(refusals), null) : (assembly.Plan(), prepared);
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
