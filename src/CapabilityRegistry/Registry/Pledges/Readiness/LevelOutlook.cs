using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>What the facts on record say of the level of a pledged unit in the time to come, if nothing more is recorded.</summary>
/// <param name="VisitedOn">The day of the last Assessment and Advisory Visit, if that was passed; else null.</param>
/// <param name="Lapses">What time alone will take away from the pledge as it stands, gate by gate, the earliest first; none if it is not registered.</param>
/// <param name="Lacks">The codes of the gates that are not met for the next level; none at the highest level, or if it is not registered.</param>
public sealed record LevelOutlook(DateOnly? VisitedOn, IReadOnlyList<Lapse> Lapses, IReadOnlyList<string> Lacks)
{
    /// <summary>The outlook of a pledge.</summary>
    /// <param name="unit">All facts about it.</param>
    /// <param name="today">The day by whose policy the next level is judged.</param>
    public static LevelOutlook Of(Pledge pledge, UnitEvidence unit, PolicyTimeline policies, DateOnly today)
    {
        var visitedOn = unit.Visits.LastOrDefault(visit => visit.Purpose == VisitPurpose.AssessmentAndAdvisory) is { Outcome: not VisitOutcome.Failed } last
            ? last.On
            : (DateOnly?)null;
        return pledge.Status.HoldsLevel()
            ? new(visitedOn, LapsesOf(pledge, unit, policies, today), LacksOf(ReadinessJudge.On(today, unit, policies)))
            : new(visitedOn, [], []);
    }

    private static IReadOnlyList<string> LacksOf(UnitReadiness now) =>
        now.Next is { } next ? [.. next.StillNeeds.Select(gate => LevelGates.Of(gate.Rule.Kind).Code)] : [];

    // What is due by now and not written down yet is ahead of the pledge as it stands; then every gate by itself, so that what is renewed of one shows the
    // next.
    private static List<Lapse> LapsesOf(Pledge pledge, UnitEvidence unit, PolicyTimeline policies, DateOnly today)
    {
        var due = ReadinessJudge.Changes(DateOnly.MinValue, today, unit, policies).Concat(ReadinessJudge.Ahead(today, unit, policies));
        return
        [
            .. due.Select(change => new Lapse(
                    change.On, (int?)change.After.Level, LevelGates.Of(change.Rule.Kind).Code, change.Rule.Lapse!.ExcludesFromNeeds, (int)change.Rule.Level))
                .Where(lapse => (lapse.Level ?? 0) < (int)pledge.Level!.Value).Distinct().OrderBy(lapse => lapse.On).ThenBy(lapse => lapse.Level ?? 0),
        ];
    }
}
