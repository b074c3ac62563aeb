using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Readiness.Judging;

/// <summary>A time in which time alone keeps a gate closed.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day on which it is open again; null if it stays closed.</param>
internal readonly record struct ClosedTime(DateOnly From, DateOnly? Until)
{
    /// <summary>The first day, from one on, on which that has its consequence: grace is over, and the gate is still closed. Null if there is none.</summary>
    /// <param name="first">The first day of the policy that says so, or a later one before which nothing is asked for.</param>
    public DateOnly? ConsequenceOn(LapseRule lapse, DateOnly first) =>
        Dates.Later(Dates.AddDays(From, lapse.GraceDays), first) is { } on && !IsOver(on) ? on : null;

    public bool IsOver(DateOnly day) => Until <= day;
}

/// <summary>
/// When time alone keeps a gate closed, each day by its own policy, in order and with a day between them. There can be several where laws end, findings are
/// answered or policies change.
/// </summary>
internal readonly struct ClosedTimes
{
    private readonly ClosedTime? _only;
    private readonly List<ClosedTime>? _several;

    private ClosedTimes(ClosedTime? only, List<ClosedTime>? several) => (_only, _several) = (only, several);

    public int Count => _several?.Count ?? (_only is null ? 0 : 1);

    public ClosedTime this[int at] => _several is null ? _only!.Value : _several[at];

    /// <param name="known">The last day whose facts are known.</param>
    /// <param name="segments">The policies from the first on; the last of them is taken to hold for ever.</param>
    public static ClosedTimes Of(
        GateKind kind, UnitLevel level, UnitEvidence unit, PledgeState state, DateOnly known, ReadOnlySpan<PolicySegment> segments)
    {
        var bounded = IsBounded(kind, unit);
        if (!bounded && segments.Length == 1)
        {
            var lapsesOn = segments[0].Find(kind, level) is { } only ? Gates.Find(only, unit, state, known).LapsesOn : null;
            return new(lapsesOn is { } lapsed ? new(lapsed, null) : null, null);
        }

        var times = new List<ClosedTime>();
        for (var at = 0; at < segments.Length; at++)
        {
            if (segments[at].Find(kind, level) is { } rule)
            {
                var end = at + 1 < segments.Length ? segments[at + 1].First : (DateOnly?)null;
                AddWithin(segments[at].First, end, bounded ? Bounded(rule, unit, known) : Lasting(rule, unit, state, known), times);
            }
        }

        return new(null, Merged(times));
    }

    // Most units have neither findings nor laws.
    private static bool IsBounded(GateKind kind, UnitEvidence unit) => kind switch
    {
        GateKind.FindingsAnswered => unit.Findings.Count > 0,
        GateKind.NationalConsent => unit.Caps.Count > 0,
        _ => false,
    };

    private static IEnumerable<ClosedTime> Bounded(GateRule rule, UnitEvidence unit, DateOnly known) =>
        rule.Kind == GateKind.FindingsAnswered ? Gates.Overdue(unit, known) : Gates.Forbidden(rule.Level, unit, known);

    private static IEnumerable<ClosedTime> Lasting(GateRule rule, UnitEvidence unit, PledgeState state, DateOnly known) =>
        Gates.Find(rule, unit, state, known).LapsesOn is { } lapses ? [new(lapses, null)] : [];

    private static void AddWithin(DateOnly first, DateOnly? end, IEnumerable<ClosedTime> closed, List<ClosedTime> times)
    {
        foreach (var time in closed)
        {
            var from = Dates.Later(time.From, first);
            var until = time.Until is null || end < time.Until ? end ?? time.Until : time.Until;
            if (!(until <= from))
            {
                times.Add(new(from, until));
            }
        }
    }

    private static List<ClosedTime> Merged(List<ClosedTime> times)
    {
        times.Sort((one, other) => one.From.CompareTo(other.From));
        var merged = new List<ClosedTime>(times.Count);
        foreach (var time in times)
        {
            if (merged is [.., var last] && !(last.Until < time.From))
            {
                merged[^1] = last with { Until = Dates.Later(last.Until, time.Until) };
            }
            else
            {
                merged.Add(time);
            }
        }

        return merged;
    }
}
