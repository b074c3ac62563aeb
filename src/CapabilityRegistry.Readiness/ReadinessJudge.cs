using CapabilityRegistry.Readiness.Judging;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Readiness;

/// <summary>The door: how ready a unit is on any day, and what time alone changes. The same facts give the same answer, and nothing throws.</summary>
public static class ReadinessJudge
{
    /// <summary>
    /// How ready a unit is at the end of a day, past or future. Gates are judged as they are while the day lasts, before time takes anything on it: they say
    /// what would save the level.
    /// </summary>
    /// <param name="unit">All facts on record; those that bear a later date than the day are left out of account.</param>
    /// <param name="policies">The policy of each day: gates are judged by that of <paramref name="day"/>, lapses by that of their own day.</param>
    public static UnitReadiness On(DateOnly day, UnitEvidence unit, PolicyTimeline policies)
    {
        var (during, state) = ClockWalk.On(day, unit, policies);
        var (standing, level) = state.StandingAndLevel;
        var segments = policies.UpTo(day);
        var segment = segments[^1];
        var gates = new GateReadiness[segment.Gates.Length];
        for (var at = 0; at < gates.Length; at++)
        {
            var rule = segment.Gates[at];
            var finding = Gates.Find(rule, unit, during, day);
            gates[at] = Gate(rule, finding, FirstOf(ClosedTimes.Of(rule.Kind, rule.Level, unit, during, day, segments), day), segment.First);
        }

        return new UnitReadiness
        {
            Unit = unit.Unit,
            Day = day,
            Policy = segment.Policy.Id,
            Standing = standing,
            Level = level,
            Gates = gates,
            Next = standing == Standing.Withdrawn || level == UnitLevel.Rdl ? null : Next((UnitLevel)(state.Level + 1), gates),
            NextLapse = day == DateOnly.MaxValue
                ? null
                : ClockWalk.Next(day.AddDays(1), DateOnly.MaxValue, known: day, unit, policies, state)?.Foretold(),
        };
    }

    /// <summary>What time alone takes away within some days, in order, by all facts on record. What a decision already took away is not in it.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public static IReadOnlyList<ClockChange> Changes(DateOnly from, DateOnly to, UnitEvidence unit, PolicyTimeline policies)
    {
        var changes = new List<ClockChange>();
        ClockWalk.To(to, unit, policies, changes);
        changes.RemoveAll(change => change.On < from);
        return changes;
    }

    /// <summary>
    /// What each gate of the level that a unit holds on a day, and of those below it, will take away when it lapses, if nothing more is recorded: each by
    /// itself, though another one may take more before. It takes nothing from a unit that does not hold the level of the gate by then.
    /// </summary>
    /// <param name="day">The last day whose decisions and facts are known; changes come after it.</param>
    /// <returns>The earliest first; of one day what takes most.</returns>
    public static IReadOnlyList<ClockChange> Ahead(DateOnly day, UnitEvidence unit, PolicyTimeline policies) => day == DateOnly.MaxValue
        ? []
        : [.. ClockWalk.Each(day, unit, policies, ClockWalk.To(day, unit, policies)).OrderBy(change => change.On)
            .ThenBy(change => (int?)change.After.Level ?? 0)];

    /// <summary>
    /// The gates of all levels that time alone closes on a day or after it, if nothing more is recorded, as the policy of the day of closing says: also those
    /// of which nothing follows, and those that are closed already and have their consequence on the day or after it. A gate that opens again, because a law
    /// ends, can be closed several times.
    /// </summary>
    /// <param name="day">A day that is not over: its decisions and facts are known, and what time takes on it can still be saved.</param>
    public static ClosingGates Closing(DateOnly day, UnitEvidence unit, PolicyTimeline policies)
    {
        var state = ClockWalk.On(day, unit, policies).During;
        return new(state.StandingAndLevel.Level, [.. ClockWalk.Closing(day, unit, policies, state).OrderBy(gate => gate.LapsesOn)]);
    }

    private static NextLevel Next(UnitLevel level, GateReadiness[] gates) =>
        new(level, [.. gates.Where(gate => !gate.Met && gate.Rule.Level <= level)]);

    private static ClosedTime? FirstOf(ClosedTimes times, DateOnly day)
    {
        for (var at = 0; at < times.Count; at++)
        {
            if (!times[at].IsOver(day))
            {
                return times[at];
            }
        }

        return null;
    }

    /// <param name="closed">When time closes it, or has closed it.</param>
    /// <param name="first">The first day of the policy.</param>
    private static GateReadiness Gate(GateRule rule, GateFinding found, ClosedTime? closed, DateOnly first)
    {
        var fact = found.Fact.Reference;
        var met = found.State != GateState.Unmet;
        return new GateReadiness
        {
            Rule = rule,
            State = found.State,
            Since = met ? fact?.On : null,
            By = met ? fact : null,
            LapsesOn = closed?.From,
            ConsequenceOn = rule.Lapse is { } lapse ? closed?.ConsequenceOn(lapse, first) : null,
            FoundInstead = met ? null : new(found.Reason, fact, found.ReasonOn),
        };
    }
}
