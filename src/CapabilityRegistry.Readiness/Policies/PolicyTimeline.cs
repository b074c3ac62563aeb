using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Readiness.Policies;

/// <summary>Which policy holds on which day: exactly one on each. It is made only of policies without a fault.</summary>
public sealed class PolicyTimeline
{
    private PolicyTimeline(IEnumerable<ReadinessPolicy> policies) => Segments = [.. policies.Select(policy => new PolicySegment(policy))];

    /// <summary>The policies, the earliest first.</summary>
    public IEnumerable<ReadinessPolicy> Policies => Segments.Select(segment => segment.Policy);

    internal PolicySegment[] Segments { get; }

    /// <summary>A timeline, or what is wrong with the policies.</summary>
    /// <param name="policies">In any order. The earliest has no first day and the latest no end, and each begins where another ends.</param>
    /// <param name="faults">Empty if there is a timeline. Pointers lead into the list as it was given.</param>
    /// <returns>Null if there are faults.</returns>
    public static PolicyTimeline? Of(IReadOnlyList<ReadinessPolicy> policies, out IReadOnlyList<RecordFault> faults)
    {
        faults = [.. PolicyFaults.Of(policies)];
        return faults.Count == 0 ? new PolicyTimeline(policies.OrderBy(policy => policy.EffectiveFrom ?? DateOnly.MinValue)) : null;
    }

    /// <summary>A timeline of policies that are known to have no fault.</summary>
    /// <exception cref="ArgumentException">They have one; the message names all.</exception>
    public static PolicyTimeline Of(params IReadOnlyList<ReadinessPolicy> policies) =>
        Of(policies, out var faults) ?? throw new ArgumentException(string.Join("; ", faults), nameof(policies));

    /// <summary>The policy that holds on a day.</summary>
    public ReadinessPolicy On(DateOnly day) => SegmentOf(day).Policy;

    internal PolicySegment SegmentOf(DateOnly day)
    {
        var at = Segments.Length - 1;
        while (Segments[at].First > day)
        {
            at--;
        }

        return Segments[at];
    }
}

/// <summary>The days of one policy, both included, and those of its rules by which time takes something away.</summary>
internal sealed class PolicySegment(ReadinessPolicy policy)
{
    public ReadinessPolicy Policy { get; } = policy;

    public DateOnly First { get; } = policy.EffectiveFrom ?? DateOnly.MinValue;

    public DateOnly Last { get; } = policy.EffectiveUntil?.AddDays(-1) ?? DateOnly.MaxValue;

    public GateRule[] Gates { get; } = [.. policy.Gates];

    public GateRule[] WithConsequence { get; } = [.. policy.Gates.Where(rule => rule.Lapse is not null)];
}
