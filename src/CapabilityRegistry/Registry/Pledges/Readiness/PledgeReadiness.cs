using CapabilityRegistry.Kernel;
using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>How ready pledged units are on a day, by what is on record and the policy in force. Every question about readiness is asked here.</summary>
public sealed class PledgeReadiness(UnitFactStore facts, IReadinessPolicies policies, TimeProvider clock)
{
    public DateOnly Today => clock.Today();

    /// <summary>How ready a unit is today.</summary>
    public async Task<UnitReadiness> Of(Pledge pledge, Caller caller) => (await Assessed(pledge, caller)).Now;

    /// <summary>How ready a unit is today, and who has assessed it.</summary>
    public async Task<AssessedUnit> Assessed(Pledge pledge, Caller caller)
    {
        var visits = await facts.Visits(pledge.Id, caller);
        var unit = await facts.Of(pledge, await facts.Decisions(pledge, caller), visits, caller);
        return new AssessedUnit(ReadinessJudge.On(Today, unit, await policies.Timeline()), visits);
    }

    /// <summary>How ready a unit was or will be on a day, if nothing more is recorded, with what that rests on besides the gates.</summary>
    public async Task<ReadinessView> On(DateOnly day, Pledge pledge, Caller caller)
    {
        var decisions = await facts.Decisions(pledge, caller);
        var unit = await facts.Of(pledge, decisions, await facts.Visits(pledge.Id, caller), caller);
        var timeline = await policies.Timeline();
        return ReadinessView.Of(pledge, ReadinessJudge.On(day, unit, timeline), LapsedUpTo(day, unit, timeline), decisions, caller);
    }

    /// <summary>How ready each pledge is today, in their order: all that the given states have, or all that there are if none is given.</summary>
    public async Task<IReadOnlyList<UnitReadiness>> OfAll(IReadOnlyList<Pledge> pledges, IReadOnlyCollection<string>? contributors, Caller caller)
    {
        var (today, timeline) = (Today, await policies.Timeline());
        return [.. (await facts.OfAll(pledges, contributors, caller)).Select(unit => ReadinessJudge.On(today, unit, timeline))];
    }

    /// <summary>
    /// What time will close of each pledge from today on, in their order: all that the given states have, or all that there are if none is given.
    /// </summary>
    public async Task<IReadOnlyList<ClosingGates>> ClosingOfAll(IReadOnlyList<Pledge> pledges, IReadOnlyCollection<string>? contributors, Caller caller) =>
        Closing(await facts.OfAll(pledges, contributors, caller), await policies.Timeline());

    /// <summary>What time will close of each of these pledges, which are few, from today on, in their order.</summary>
    public async Task<IReadOnlyList<ClosingGates>> ClosingOfSome(IReadOnlyList<Pledge> pledges, Caller caller) =>
        Closing(await facts.OfSome(pledges, caller), await policies.Timeline());

    private IReadOnlyList<ClosingGates> Closing(IReadOnlyList<UnitEvidence> units, PolicyTimeline timeline)
    {
        var today = Today;
        return [.. units.Select(unit => ReadinessJudge.Closing(today, unit, timeline))];
    }

    /// <summary>How ready each pledge will be on a day, by the policies of now and by others, in their order.</summary>
    public async Task<IReadOnlyList<(UnitReadiness Now, UnitReadiness Then)>> Compared(
        IReadOnlyList<Pledge> pledges, IReadOnlyCollection<string>? contributors, DateOnly day, PolicyTimeline others, Caller caller)
    {
        var timeline = await policies.Timeline();
        return
        [
            .. (await facts.OfAll(pledges, contributors, caller))
                .Select(unit => (ReadinessJudge.On(day, unit, timeline), ReadinessJudge.On(day, unit, others))),
        ];
    }

    /// <summary>Tells what becomes of the level of any pledge that the given states have, or of any that there is if none is given.</summary>
    public async Task<Func<Pledge, LevelOutlook>> Outlooks(IReadOnlyCollection<string>? contributors, Caller caller) =>
        OutlookBy(UnitFacts.By(await facts.Records(contributors, caller)), await policies.Timeline(), Today);

    /// <summary>Tells what becomes of the level of any of these pledges, which are few.</summary>
    public async Task<Func<Pledge, LevelOutlook>> OutlooksOfSome(IReadOnlyList<Pledge> pledges, Caller caller) =>
        OutlookBy(UnitFacts.By(await facts.RecordsOfSome(pledges, caller)), await policies.Timeline(), Today);

    /// <summary>Tells what became of the level of any pledge, by what was on record on an earlier day.</summary>
    /// <param name="records">Of then, save for decisions, of which those of later versions of the pledge are left out.</param>
    /// <param name="seq">The last event that was known, by whose policies it is judged.</param>
    public async Task<Func<Pledge, LevelOutlook>> Outlooks(UnitRecords records, DateOnly day, long seq) =>
        OutlookBy(UnitFacts.By(records, upToVersion: true), await policies.Timeline(seq), day);

    /// <summary>What becomes of the level of a pledge.</summary>
    public async Task<LevelOutlook> Outlook(Pledge pledge, Caller caller) =>
        LevelOutlook.Of(pledge, await Facts(pledge, caller), await policies.Timeline(), Today);

    /// <summary>How ready each of these pledges, which are no more than a page, was or will be on a day, if nothing more is recorded; in their order.</summary>
    public async Task<IReadOnlyList<UnitReadiness>> OfSome(IReadOnlyList<Pledge> pledges, DateOnly day, Caller caller)
    {
        var timeline = await policies.Timeline();
        return [.. (await facts.OfSome(pledges, caller)).Select(unit => ReadinessJudge.On(day, unit, timeline))];
    }

    /// <summary>What time alone has taken away up to the end of a day, and what no decision has recorded.</summary>
    public async Task<IReadOnlyList<ClockChange>> LapsedUpTo(DateOnly day, Pledge pledge, Caller caller) =>
        LapsedUpTo(day, await Facts(pledge, caller), await policies.Timeline());

    /// <summary>What time alone has taken from each pledge up to the end of a day, in their order: all that the given states have.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<ClockChange>>> LapsedOfAll(
        DateOnly day, IReadOnlyList<Pledge> pledges, IReadOnlyCollection<string> contributors, Caller caller)
    {
        var timeline = await policies.Timeline();
        return [.. (await facts.OfAll(pledges, contributors, caller)).Select(unit => LapsedUpTo(day, unit, timeline))];
    }

    private static Func<Pledge, LevelOutlook> OutlookBy(Func<Pledge, UnitEvidence> unit, PolicyTimeline timeline, DateOnly day) =>
        pledge => LevelOutlook.Of(pledge, unit(pledge), timeline, day);

    private async Task<UnitEvidence> Facts(Pledge pledge, Caller caller) =>
        await facts.Of(pledge, await facts.Decisions(pledge, caller), await facts.Visits(pledge.Id, caller), caller);

    private static IReadOnlyList<ClockChange> LapsedUpTo(DateOnly day, UnitEvidence unit, PolicyTimeline timeline) =>
        ReadinessJudge.Changes(DateOnly.MinValue, day, unit, timeline);
}
