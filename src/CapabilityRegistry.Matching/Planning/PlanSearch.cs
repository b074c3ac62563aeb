using System.Diagnostics;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>Makes a plan and its certificate, without the reasons for shortfalls.</summary>
internal static class PlanSearch
{
    /// <summary>
    /// How long after its limit a problem may still be read and built: a plan made by hand, as <see cref="Solving.Search.Greedy"/> does it, is
    /// better than none, and still there half a second after the limit.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

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
        var stages = SolverStage.InOrder(input.Needs.Select(need => need.Priority).Distinct().Order(), input.Previous.Count > 0,
            FillScales.Of(input));
        if (Prepared(input, clock, cancel) is not var (prepared, components))
        {
            return (input.Pins.Count > 0 ? Refused(EmptyPlan.Refusals(input)) : EmptyPlan.Of(input, stages), null);
        }

        if (prepared.Refusals.Count > 0)
        {
            return (Refused(prepared.Refusals), null);
        }

        ComponentSolution[] solutions;
        using (PlanStage.Begin(PlanStage.Solve))
        {
            solutions = ComponentSolver.Solve(
                components, stages, (input.Limit - clock.Elapsed, input.Effort), threads ?? Environment.ProcessorCount, progress, cancel);
        }

        cancel.ThrowIfCancellationRequested();
        using var stage = PlanStage.Begin(PlanStage.Assemble);
        var assembly = new PlanAssembly(prepared, components, stages, solutions);
        return assembly.Refusals() is { Count: > 0 } refusals ? (Refused(refusals), null) : (assembly.Plan(), prepared);
    }

    private static (PreparedInput Prepared, List<ConnectedComponent> Components)? Prepared(PlanInput input, Stopwatch clock, CancellationToken cancel)
    {
        using var stage = PlanStage.Begin(PlanStage.Prepare);
        return InTime(input, clock, cancel);
    }

    // Null where the limit came first. What the plan in force costs is known only of its eligible lines, so with one everything is read.
    private static (PreparedInput Prepared, List<ConnectedComponent> Components)? InTime(PlanInput input, Stopwatch clock, CancellationToken cancel)
    {
        using var building = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (input.Limit is { } limit && input.Previous.Count == 0)
        {
            CancelAfter(building, limit + Grace - clock.Elapsed);
        }

        try
        {
            var prepared = PreparedInput.Of(input, building.Token);
            return (prepared, prepared.Refusals.Count > 0 ? [] : ConnectedComponent.Of(prepared.Problem, building.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    // At once where the time is over already, not a moment later by the clock.
    private static void CancelAfter(CancellationTokenSource source, TimeSpan left)
    {
        if (left <= TimeSpan.Zero)
        {
            source.Cancel();
        }
        else
        {
            source.CancelAfter(left);
        }
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
