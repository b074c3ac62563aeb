using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Readiness.Judging;

/// <summary>
/// Walks through the life of a pledge from fact to fact. Of one day decisions come first, then what time takes away with all facts of the day known.
/// </summary>
internal static class ClockWalk
{
    /// <summary>What has become of the pledge at the end of a day.</summary>
    /// <param name="changes">Gets what time alone took away, in order; null if nobody asks.</param>
    public static PledgeState To(DateOnly day, UnitEvidence unit, PolicyTimeline policies, List<ClockChange>? changes = null) =>
        On(day, unit, policies, changes).End;

    /// <summary>
    /// What has become of the pledge on a day: while it lasts, when its decisions are made and time has taken nothing yet, and at its end. A decision of the
    /// day that only records what time takes on it belongs to its end.
    /// </summary>
    public static (PledgeState During, PledgeState End) On(DateOnly day, UnitEvidence unit, PolicyTimeline policies, List<ClockChange>? changes = null)
    {
        var state = new PledgeState();
        PledgeState? during = null;
        var decisions = InOrder(unit.Decisions);
        var decided = 0;
        DateOnly? at = null;
        foreach (var factDay in FactDays.UpTo(day, unit))
        {
            if (at is { } before)
            {
                TakeAway(before, factDay.AddDays(-1));
            }

            for (; decided < decisions.Count && decisions[decided].On <= factDay; decided++)
            {
                if (factDay == day && during is null && RecordsTime(decisions[decided], day, unit, policies, state))
                {
                    during = state.Copy();
                }

                state.Decide(decisions[decided]);
            }

            at = factDay;
        }

        if (at is { } last)
        {
            TakeAway(last, day);
        }

        return (during ?? state, state);

        void TakeAway(DateOnly from, DateOnly to)
        {
            var known = from;
            while (Next(from, to, known, unit, policies, state) is { } change)
            {
                if (change.On == day)
                {
                    during ??= state.Copy();
                }

                state.ApplyLapse(change.Rule.Lapse!.Consequence, change.On);
                changes?.Add(change.As(state));
                from = change.On;
            }
        }
    }

    /// <summary>The first thing that time takes away within some days, if nothing is recorded after <paramref name="known"/>.</summary>
    public static PendingChange? Next(DateOnly from, DateOnly to, DateOnly known, UnitEvidence unit, PolicyTimeline policies, PledgeState state)
    {
        if (!state.IsRegistered)
        {
            return null;
        }

        for (var at = 0; at < policies.Segments.Length; at++)
        {
            var segment = policies.Segments[at];
            if (segment.Last < from || segment.First > to)
            {
                continue;
            }

            var (first, last) = (Dates.Later(segment.First, from), segment.Last < to ? segment.Last : to);
            if (InSegment(policies.Segments.AsSpan(0, at + 1), first, last, known, unit, state) is { } change)
            {
                return change;
            }
        }

        return null;
    }

    /// <summary>What each gate by itself takes away after a day, if nothing is recorded after it.</summary>
    public static IEnumerable<ClockChange> Each(DateOnly known, UnitEvidence unit, PolicyTimeline policies, PledgeState state)
    {
        foreach (var (kind, level) in policies.Gates)
        {
            var times = ClosedTimes.Of(kind, level, unit, state, known, policies.Segments);
            for (var at = 0; at < times.Count; at++)
            {
                if (ConsequenceOf(times[at], kind, level, known.AddDays(1), policies, state) is { } change)
                {
                    // What is lost is lost: the level of the gate is not held any more.
                    yield return change;
                    break;
                }
            }
        }
    }

    /// <summary>
    /// What time closes on a day or after it, and what it has closed before with a consequence to come, if nothing is recorded after the day.
    /// </summary>
    /// <param name="state">What has become of the pledge during the day.</param>
    public static IEnumerable<GateLapse> Closing(DateOnly day, UnitEvidence unit, PolicyTimeline policies, PledgeState state)
    {
        foreach (var (kind, level) in policies.Gates)
        {
            var times = ClosedTimes.Of(kind, level, unit, state, day, policies.Segments);
            for (var at = 0; at < times.Count; at++)
            {
                var consequence = ConsequenceOf(times[at], kind, level, day, policies, state);
                if (times[at].From >= day || consequence is not null)
                {
                    var policy = policies.SegmentOf(times[at].From);
                    yield return new(policy.Policy.Id, policy.Find(kind, level)!, times[at].From, consequence);
                }
            }
        }
    }

    // From a day on, by the first policy that asks for the gate while it is closed and in which its grace ends.
    private static ClockChange? ConsequenceOf(
        ClosedTime closed, GateKind kind, UnitLevel level, DateOnly from, PolicyTimeline policies, PledgeState state)
    {
        if (!state.IsRegistered || (int)level > state.Level)
        {
            return null;
        }

        foreach (var segment in policies.Segments)
        {
            if (segment.Last >= from && segment.Find(kind, level) is { Lapse: { } lapse } rule
                && closed.ConsequenceOn(lapse, Dates.Later(segment.First, from)) is { } on && on <= segment.Last)
            {
                return new PendingChange(on, segment.Policy.Id, rule, closed.From, state.StandingAndLevel).Foretold();
            }
        }

        return null;
    }

    // The earliest day counts; of several gates on one day the one that takes most, and of those the first in the policy.
    private static PendingChange? InSegment(
        ReadOnlySpan<PolicySegment> segments, DateOnly first, DateOnly last, DateOnly known, UnitEvidence unit, PledgeState state)
    {
        var segment = segments[^1];
        PendingChange? earliest = null;
        foreach (var rule in segment.WithConsequence)
        {
            if ((int)rule.Level > state.Level || Due(rule, segments, first, last, known, unit, state) is not var (on, lapsed))
            {
                continue;
            }

            if (earliest is null || on < earliest.On || (on == earliest.On && LevelLeft(rule) < LevelLeft(earliest.Rule)))
            {
                earliest = new PendingChange(on, segment.Policy.Id, rule, lapsed, state.StandingAndLevel);
            }
        }

        return earliest;
    }

    /// <summary>The first day within some days on which a gate has been closed for longer than its grace, and since when it has been.</summary>
    private static (DateOnly On, DateOnly Lapsed)? Due(
        GateRule rule, ReadOnlySpan<PolicySegment> segments, DateOnly first, DateOnly last, DateOnly known, UnitEvidence unit, PledgeState state)
    {
        var times = ClosedTimes.Of(rule.Kind, rule.Level, unit, state, known, segments);
        for (var at = 0; at < times.Count; at++)
        {
            if (times[at].ConsequenceOn(rule.Lapse!, first) is { } on && on <= last)
            {
                return (on, times[at].From);
            }
        }

        return null;
    }

    // Somebody has written down what time takes on this day.
    private static bool RecordsTime(RecordedDecision decision, DateOnly day, UnitEvidence unit, PolicyTimeline policies, PledgeState state) =>
        decision.Kind is DecisionKind.Lowered or DecisionKind.Lapsed && Next(day, day, known: day, unit, policies, state) is { } change
        && change.Rule.Lapse!.Consequence.LowersTo == (decision.Kind == DecisionKind.Lowered ? decision.Level : null);

    private static int LevelLeft(GateRule rule) => rule.Lapse!.Consequence.LowersTo is { } level ? (int)level : 0;

    // They are kept in order; whoever did not gets the same answer as if they were.
    private static IReadOnlyList<RecordedDecision> InOrder(IReadOnlyList<RecordedDecision> decisions)
    {
        for (var at = 1; at < decisions.Count; at++)
        {
            if (decisions[at].On < decisions[at - 1].On)
            {
                return [.. decisions.OrderBy(decision => decision.On)];
            }
        }

        return decisions;
    }
}

/// <summary>What time will take away, before it does.</summary>
internal sealed record PendingChange(DateOnly On, string Policy, GateRule Rule, DateOnly LapsedOn, StandingAndLevel Before)
{
    /// <summary>The change, once the state has suffered it.</summary>
    public ClockChange As(PledgeState after) => new(On, Policy, Rule, LapsedOn, Before, after.StandingAndLevel);

    /// <summary>The change as it will be.</summary>
    public ClockChange Foretold() => new(On, Policy, Rule, LapsedOn, Before, Rule.Lapse!.Consequence.LowersTo is { } level
        ? Before with { Level = level }
        : new(Standing.Lapsed, null));
}
