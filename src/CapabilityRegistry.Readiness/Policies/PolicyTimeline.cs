using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Readiness.Policies;

/// <summary>Which policy holds on which day: exactly one on each. It is made only of policies without a fault.</summary>
public sealed class PolicyTimeline
{
    private PolicyTimeline(IEnumerable<ReadinessPolicy> policies)
    {
        Segments = [.. policies.Select(policy => new PolicySegment(policy))];
        Gates = [.. Segments.SelectMany(segment => segment.Gates).Select(rule => (rule.Kind, rule.Level)).Distinct()];
    }

    /// <summary>The policies, the earliest first.</summary>
    public IEnumerable<ReadinessPolicy> Policies => Segments.Select(segment => segment.Policy);

    internal PolicySegment[] Segments { get; }

    /// <summary>Each gate for which a policy asks, in the order of the policies.</summary>
    internal (GateKind Kind, UnitLevel Level)[] Gates { get; }

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

    internal PolicySegment SegmentOf(DateOnly day) => UpTo(day)[^1];

    /// <summary>The policies that have held up to a day, the one of that day the last.</summary>
    internal ReadOnlySpan<PolicySegment> UpTo(DateOnly day)
    {
        var count = Segments.Length;
        while (Segments[count - 1].First > day)
        {
            count--;
        }

        return Segments.AsSpan(0, count);
    }
}

/// <summary>The days of one policy, both included, and those of its rules by which time takes something away.</summary>
internal sealed class PolicySegment(ReadinessPolicy policy)
{
    private readonly Dictionary<(GateKind, UnitLevel), GateRule> _rules = policy.Gates.ToDictionary(rule => (rule.Kind, rule.Level));

    public ReadinessPolicy Policy { get; } = policy;

    public DateOnly First { get; } = policy.EffectiveFrom ?? DateOnly.MinValue;

    public DateOnly Last { get; } = policy.EffectiveUntil?.AddDays(-1) ?? DateOnly.MaxValue;

    public GateRule[] Gates { get; } = [.. policy.Gates];

    public GateRule[] WithConsequence { get; } = [.. policy.Gates.Where(rule => rule.Lapse is not null)];

    /// <summary>What it says of a gate of a level; null if it does not ask for it.</summary>
    public GateRule? Find(GateKind kind, UnitLevel level) => _rules.GetValueOrDefault((kind, level));
}
