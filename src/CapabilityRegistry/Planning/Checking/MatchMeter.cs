using System.Diagnostics.Metrics;

namespace CapabilityRegistry.Planning.Checking;

/// <summary>Metrics for operators: rejected plans. Any value but 0 is an alarm.</summary>
public sealed class MatchMeter(IMeterFactory meters)
{
    public const string Name = "CapabilityRegistry.Matching";

    public const string PlansRejected = "matching.plans.rejected";

    private readonly Counter<long> _rejected = meters.Create(Name)
        .CreateCounter<long>(PlansRejected, "{plan}", "Plans that did not hold when they were checked, and were thrown away.");

    public void CountRejected() => _rejected.Add(1);
}
