using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;
using CapabilityRegistry.Registry.Investigations;
using CapabilityRegistry.Registry.Pledges.Readiness;

namespace CapabilityRegistry.Registry.Policies;

/// <summary>What cases on record mean for the selection of units, by the policies in force. Cases against no unit alone mean nothing.</summary>
public sealed class InvestigationEffectReader(InvestigationStore investigations, IReadinessPolicies policies)
{
    /// <summary>The effects on all units, or on those of some states.</summary>
    /// <param name="states">Null for all that the caller may see.</param>
    public async Task<IReadOnlyList<InvestigationTime>> OfStates(IReadOnlyCollection<string>? states, Caller caller) =>
        Of(await Read(new InvestigationFilter { Contributor = states is null ? null : [.. states] }, caller), await policies.Timeline());

    /// <summary>The effects on a few units.</summary>
    public async Task<IReadOnlyList<InvestigationTime>> OfUnits(IReadOnlyCollection<string> pledges, Caller caller) =>
        Of(await Read(new InvestigationFilter { Pledge = [.. pledges] }, caller), await policies.Timeline());

    /// <summary>The effects of these cases, by the policies as they were on record after an event.</summary>
    public async Task<IReadOnlyList<InvestigationTime>> Of(IEnumerable<Investigation> cases, long seq) => Of(cases, await policies.Timeline(seq));

    private static IReadOnlyList<InvestigationTime> Of(IEnumerable<Investigation> cases, PolicyTimeline timeline) =>
    [
        .. from ofUnit in ByUnit(cases)
           let closedOn = ofUnit.ToDictionary(each => each.Id, each => each.ClosedOn)
           from time in ConductJudge.Times(ofUnit, timeline)
           let isOpen = !(closedOn[time.Case] <= time.From)
           select new InvestigationTime(ofUnit.Key, time.Case, (InvestigationEffect)(int)time.Effect, isOpen, time.From, time.Until),
    ];

    /// <summary>The gravest effect on each unit on a day, as policies hold now and by others; none for a unit that is not named.</summary>
    /// <param name="others">What would hold instead.</param>
    public async Task<IReadOnlyDictionary<string, (InvestigationEffect Now, InvestigationEffect Then)>> Compared(
        IReadOnlyCollection<string>? states, DateOnly day, PolicyTimeline others, Caller caller)
    {
        var timeline = await policies.Timeline();
        var cases = await Read(new InvestigationFilter { Contributor = states is null ? null : [.. states] }, caller);
        return ByUnit(cases).ToDictionary(
            ofUnit => ofUnit.Key, ofUnit => (On(day, ofUnit, timeline), On(day, ofUnit, others)), StringComparer.Ordinal);
    }

    private Task<IReadOnlyList<Investigation>> Read(InvestigationFilter filter, Caller caller) => investigations.List(filter, caller, PageQuery.Whole);

    private static InvestigationEffect On(DateOnly day, IEnumerable<UnitCase> cases, PolicyTimeline timeline) =>
        (InvestigationEffect)(int)ConductJudge.On(day, cases, timeline);

    private static IEnumerable<IGrouping<string, UnitCase>> ByUnit(IEnumerable<Investigation> cases) => cases.Where(each => each.Pledge is not null)
        .GroupBy(each => each.Pledge!, each => new UnitCase(
            each.Id, each.OpenedOn, each.ClosedOn, each.Outcome == InvestigationOutcome.Substantiated));
}
