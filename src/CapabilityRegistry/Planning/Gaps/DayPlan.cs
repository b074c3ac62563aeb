using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Gaps.Table;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>
/// The best plan for the requirements of one day. Requirements compete for pledges, so all are planned together. Of a requirement with a
/// rotation, the slot of that day takes part.
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
        // Without the search for the rules that keep requirements short: only runs do that, it takes too long for many days.
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

    /// <summary>The input of the plan: of each slot, what is neither selected nor deployed yet.</summary>
    public static PlanInput InputOf(IReadOnlyList<Slot> needed, IEnumerable<Offer> offers, Func<Slot, int> engaged, DateOnly asOf, TimeSpan limit) => new(
        [.. needed.Where(slot => engaged(slot) < slot.Requirement.Content.Quantity.Amount).Select(slot => MatcherMapping.NeedOf(slot, engaged(slot)))],
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
