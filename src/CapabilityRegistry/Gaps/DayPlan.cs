using CapabilityRegistry.Matching;
using CapabilityRegistry.MatchRuns;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.Gaps;

/// <summary>
/// The best plan for what is needed on one day: requirements compete for pledges, so all of them are planned together. Of one
/// with a rotation, the slot of that day takes part.
/// </summary>
/// <param name="Proof">How far the plan is proven: optimal, feasible or unknown.</param>
/// <param name="Needed">Requirements in force and needed on the day.</param>
/// <param name="Unmet">Those of them that the plan does not fill completely, by key of the requirement.</param>
/// <param name="Serving">The pledges that serve each of them.</param>
public sealed record DayPlan(
    DateOnly Day, string Proof, IReadOnlyList<Slot> Needed, IReadOnlyDictionary<string, GapView> Unmet, ILookup<string, ServingPledge> Serving)
{
    /// <param name="needed">What to plan together, one slot of a requirement.</param>
    /// <param name="offers">What to choose from; those of unit types that nothing accepts do not matter.</param>
    /// <param name="engaged">How much of a slot is selected or deployed already.</param>
    /// <param name="asOf">The day on which requests would go out.</param>
    public static DayPlan Of(DateOnly day, IReadOnlyList<Slot> needed, IEnumerable<Offer> offers, Func<Slot, int> engaged, DateOnly asOf, TimeSpan limit)
    {
        var byId = needed.ToDictionary(slot => slot.Id);
        var input = InputOf(needed, offers, engaged, asOf, limit);
        var contributors = input.Offers.ToDictionary(offer => offer.Id, offer => offer.Contributor);
        // Which rules bind is for a run to find out: figures of many days would pay for it each time.
        var plan = Planner.Of(input, CancellationToken.None, tries: false);
        return new(
            day,
            plan.Status,
            needed,
            plan.Shortfalls.Select(shortfall => GapView.Of(byId[shortfall.NeedId], shortfall, plan, engaged(byId[shortfall.NeedId]))).ToDictionary(gap => gap.Requirement),
            plan.Assignments.ToLookup(
                each => byId[each.NeedId].Requirement.Id,
                each => new ServingPledge { Pledge = each.OfferId, Contributor = contributors[each.OfferId], Amount = each.Amount }));
    }

    /// <summary>What the plan is made of: what is neither selected nor deployed yet of each slot.</summary>
    public static PlanInput InputOf(IReadOnlyList<Slot> needed, IEnumerable<Offer> offers, Func<Slot, int> engaged, DateOnly asOf, TimeSpan limit) => new(
        [.. needed.Where(slot => engaged(slot) < slot.Requirement.Content.Quantity.Amount).Select(slot => Translation.NeedOf(slot, engaged(slot)))],
        [.. Acceptable(needed, offers)],
        asOf,
        limit);

    public IEnumerable<Slot> NeededIn(GapScope scope) => Needed.Where(slot => scope.Covers(slot.Requirement));

    public IEnumerable<Slot> MetIn(GapScope scope) => NeededIn(scope).Where(slot => !Unmet.ContainsKey(slot.Requirement.Id));

    public IEnumerable<GapView> UnmetIn(GapScope scope) =>
        NeededIn(scope).Where(slot => Unmet.ContainsKey(slot.Requirement.Id)).Select(slot => Unmet[slot.Requirement.Id]);

    private static IEnumerable<Offer> Acceptable(IEnumerable<Slot> needed, IEnumerable<Offer> offers)
    {
        var types = needed.Select(slot => slot.Requirement.Content)
            .SelectMany(content => content.Substitutes.Select(other => other.UnitType).Append(content.UnitType)).ToHashSet();
        return offers.Where(offer => types.Contains(offer.UnitType));
    }
}
