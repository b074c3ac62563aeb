using CapabilityRegistry.Kernel;
using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>How ready pledged units are on a day, by what is on record and the policy in force. Every question about readiness is asked here.</summary>
public sealed class PledgeReadiness(UnitFactStore facts, PolicyTimeline policies, TimeProvider clock)
{
    public DateOnly Today => clock.Today();

    /// <summary>How ready a unit is today.</summary>
    public async Task<UnitReadiness> Of(Pledge pledge, Caller caller) => (await Assessed(pledge, caller)).Now;

    /// <summary>How ready a unit is today, and who has assessed it.</summary>
    public async Task<AssessedUnit> Assessed(Pledge pledge, Caller caller)
    {
        var visits = await facts.Visits(pledge.Id, caller);
        return new AssessedUnit(ReadinessJudge.On(Today, await facts.Of(pledge, await facts.Decisions(pledge, caller), visits, caller), policies), visits);
    }

    /// <summary>How ready a unit was or will be on a day, if nothing more is recorded, with what that rests on besides the gates.</summary>
    public async Task<ReadinessView> On(DateOnly day, Pledge pledge, Caller caller)
    {
        var decisions = await facts.Decisions(pledge, caller);
        var unit = await facts.Of(pledge, decisions, await facts.Visits(pledge.Id, caller), caller);
        return ReadinessView.Of(pledge, ReadinessJudge.On(day, unit, policies), LapsedUpTo(day, unit), decisions, caller);
    }

    /// <summary>How ready each pledge is today, in their order: all that the given states have, or all that there are if none is given.</summary>
    public async Task<IReadOnlyList<UnitReadiness>> OfAll(IReadOnlyList<Pledge> pledges, IReadOnlyCollection<string>? contributors, Caller caller)
    {
        var today = Today;
        return [.. (await facts.OfAll(pledges, contributors, caller)).Select(unit => ReadinessJudge.On(today, unit, policies))];
    }

    /// <summary>How ready each of these pledges, which are no more than a page, was or will be on a day, if nothing more is recorded; in their order.</summary>
    public async Task<IReadOnlyList<UnitReadiness>> OfSome(IReadOnlyList<Pledge> pledges, DateOnly day, Caller caller) =>
        [.. (await facts.OfSome(pledges, caller)).Select(unit => ReadinessJudge.On(day, unit, policies))];

    /// <summary>What time alone has taken away up to today, and what no decision has recorded.</summary>
    public async Task<IReadOnlyList<ClockChange>> Lapsed(Pledge pledge, Caller caller) =>
        LapsedUpTo(Today, await facts.Of(pledge, await facts.Decisions(pledge, caller), await facts.Visits(pledge.Id, caller), caller));

    private IReadOnlyList<ClockChange> LapsedUpTo(DateOnly day, UnitEvidence unit) => ReadinessJudge.Changes(DateOnly.MinValue, day, unit, policies);
}
