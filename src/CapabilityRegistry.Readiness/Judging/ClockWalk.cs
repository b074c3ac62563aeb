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
    public static PledgeState To(DateOnly day, UnitEvidence unit, PolicyTimeline policies, List<ClockChange>? changes = null)
    {
        var state = new PledgeState();
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
                state.Decide(decisions[decided]);
            }

            at = factDay;
        }

        if (at is { } last)
        {
            TakeAway(last, day);
        }

        return state;

        void TakeAway(DateOnly from, DateOnly to)
        {
            var known = from;
            while (Next(from, to, known, unit, policies, state) is { } change)
            {
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

        foreach (var segment in policies.Segments)
        {
            if (segment.Last < from || segment.First > to)
            {
                continue;
            }

            var (first, last) = (Dates.Later(segment.First, from), segment.Last < to ? segment.Last : to);
            if (InSegment(segment, first, last, known, unit, state) is { } change)
            {
                return change;
            }
        }

        return null;
    }

    /// <summary>What each gate by itself takes away from a day on, if nothing is recorded after <paramref name="known"/>.</summary>
    public static IEnumerable<ClockChange> Each(DateOnly from, DateOnly known, UnitEvidence unit, PolicyTimeline policies, PledgeState state)
    {
        foreach (var segment in policies.Segments.Where(segment => state.IsRegistered && segment.Last >= from))
        {
            foreach (var rule in segment.WithConsequence.Where(rule => (int)rule.Level <= state.Level))
            {
                var first = Dates.Later(segment.First, from);
                if (Gates.Find(rule, unit, state, known, first) is { LapsesOn: { } lapsed, ConsequenceOn: { } due } && due <= segment.Last)
                {
                    yield return new PendingChange(Dates.Later(due, first), segment.Policy.Id, rule, lapsed, state.StandingAndLevel).Foretold();
                }
            }
        }
    }

    /// <summary>What time closes after a day, each gate once, if nothing is recorded after it.</summary>
    public static IEnumerable<GateLapse> Closing(DateOnly known, UnitEvidence unit, PolicyTimeline policies, PledgeState state)
    {
        var from = known.AddDays(1);
        var changes = Each(from, known, unit, policies, state).ToLookup(change => (change.Rule.Kind, change.Rule.Level));
        var closed = policies.SegmentOf(known).Gates.Where(rule => Gates.Find(rule, unit, state, known).LapsesOn <= known)
            .Select(rule => (rule.Kind, rule.Level)).ToHashSet();
        foreach (var segment in policies.Segments.Where(segment => segment.Last >= from))
        {
            var first = Dates.Later(segment.First, from);
            foreach (var rule in segment.Gates)
            {
                if (Gates.Find(rule, unit, state, known, first).LapsesOn is { } lapsed && Dates.Later(lapsed, first) is var on && on <= segment.Last
                    && closed.Add((rule.Kind, rule.Level)))
                {
                    yield return new(segment.Policy.Id, rule, on, changes[(rule.Kind, rule.Level)].FirstOrDefault(change => change.On >= on));
                }
            }
        }
    }

    // The earliest day counts; of several gates on one day the one that takes most, and of those the first in the policy.
    private static PendingChange? InSegment(PolicySegment segment, DateOnly first, DateOnly last, DateOnly known, UnitEvidence unit, PledgeState state)
    {
        PendingChange? earliest = null;
        foreach (var rule in segment.WithConsequence)
        {
            if ((int)rule.Level > state.Level
                || Gates.Find(rule, unit, state, known, first) is not { LapsesOn: { } lapsed, ConsequenceOn: { } due } || due > last)
            {
                continue;
            }

            var on = Dates.Later(due, first);
            if (earliest is null || on < earliest.On || (on == earliest.On && LevelLeft(rule) < LevelLeft(earliest.Rule)))
            {
                earliest = new PendingChange(on, segment.Policy.Id, rule, lapsed, state.StandingAndLevel);
            }
        }

        return earliest;
    }

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
