using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Checking;

/// <summary>Plans that are shown without a run. Each is checked first, as the plan of a run is.</summary>
public sealed partial class CheckedPlans(MatchMeter meter, ILogger<CheckedPlans> log)
{
    /// <summary>The best plan.</summary>
    /// <param name="input">What is asked.</param>
    /// <param name="reasons">Whether the reasons of shortfalls are read: to find them takes longer than the plan.</param>
    /// <exception cref="InvalidOperationException">As in <see cref="Checked"/>.</exception>
    public Plan Of(PlanInput input, bool reasons = false) => Checked(input, Planner.Of(input, CancellationToken.None, reasons: reasons), reasons);

    /// <param name="reasons">Whether the plan tells the reasons of its shortfalls.</param>
    /// <exception cref="InvalidOperationException">The plan does not hold: it is thrown away, and the alarm is raised.</exception>
    public Plan Checked(PlanInput input, Plan plan, bool reasons = true)
    {
        if (PlanCheck.Of(input, plan, reasons).Faults is not { Count: > 0 } faults)
        {
            return plan;
        }

        meter.CountRejected();
        Rejected(string.Join("; ", faults));
        throw new InvalidOperationException("The plan did not hold when it was checked, and was thrown away.");
    }

    [LoggerMessage(LogLevel.Critical, "A plan that was to be shown does not hold and was thrown away: {Faults}")]
    private partial void Rejected(string faults);
}
