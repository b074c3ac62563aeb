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
    public Task<UnitReadiness> Of(Pledge pledge, Caller caller) => On(Today, pledge, caller);

    /// <summary>How ready a unit was or will be on a day, if nothing more is recorded.</summary>
    public async Task<UnitReadiness> On(DateOnly day, Pledge pledge, Caller caller) =>
        ReadinessJudge.On(day, await facts.Of(pledge, caller), policies);

    /// <summary>What was decided about a pledge, as far as its readiness follows from it, in order.</summary>
    public Task<IReadOnlyList<Rules.PledgeDecision>> Decisions(Pledge pledge, Caller caller) => facts.Decisions(pledge, caller);

    /// <summary>The same for all pledges of some states, in their order; of all states if none is given.</summary>
    public async Task<IReadOnlyList<UnitReadiness>> OfAll(IReadOnlyList<Pledge> pledges, IReadOnlyCollection<string>? contributors, Caller caller)
    {
        var today = Today;
        return [.. (await facts.OfAll(pledges, contributors, caller)).Select(unit => ReadinessJudge.On(today, unit, policies))];
    }

    /// <summary>What time alone has taken away up to a day, and what no decision has recorded.</summary>
    public async Task<IReadOnlyList<ClockChange>> Lapsed(DateOnly day, Pledge pledge, Caller caller) =>
        ReadinessJudge.Changes(DateOnly.MinValue, day, await facts.Of(pledge, caller), policies);
}
