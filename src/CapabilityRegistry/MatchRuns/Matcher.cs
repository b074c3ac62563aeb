using CapabilityRegistry.Matching;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.MatchRuns;

/// <summary>Plans some requirements together, slot by slot, against the pledges there are.</summary>
public sealed class Matcher(Supply supply)
{
    public async Task<Matched> Run(IReadOnlyList<Slot> slots, DateOnly asOf, TimeSpan limit, Caller caller, CancellationToken cancel)
    {
        var offered = await supply.For([.. slots.Select(slot => slot.Requirement)], asOf, caller);
        var input = new PlanInput([.. slots.Select(Translation.NeedOf)], offered.Offers, asOf, limit);
        // The search is pure computing: it must not hold the thread that serves requests.
        var plan = await Task.Run(() => Planner.Of(input, cancel), cancel);
        return new Matched(slots, offered, input, plan);
    }
}

/// <summary>A plan with what it was made of.</summary>
public sealed record Matched(IReadOnlyList<Slot> Slots, Offered Offered, PlanInput Input, Plan Plan)
{
    public IReadOnlyList<Requirement> Requirements => [.. Slots.Select(slot => slot.Requirement).DistinctBy(requirement => requirement.Id)];

    public IReadOnlyList<GapView> Gaps()
    {
        var needs = Input.Needs.ToDictionary(need => need.Id);
        return [.. Plan.Shortfalls.Select(shortfall => GapView.Of(needs[shortfall.NeedId], shortfall))];
    }
}
