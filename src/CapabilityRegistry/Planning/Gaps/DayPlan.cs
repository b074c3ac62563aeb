using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Checking;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>
/// The best plan for the requirements of one day. Requirements compete for pledges, so all are planned together. Of a requirement with a
/// rotation, the slot of that day takes part; of a bundle, all slots that are not over, since it is filled whole or not at all.
/// </summary>
/// <param name="Proof">How far the plan is proven: optimal, feasible or unknown.</param>
/// <param name="Needed">Requirements in force and needed on the day.</param>
/// <param name="Unmet">Those of them that the plan does not fill completely, by key of the requirement.</param>
/// <param name="Serving">The pledges that serve each of them.</param>
public sealed record DayPlan(
    DateOnly Day, string Proof, IReadOnlyList<Slot> Needed, IReadOnlyDictionary<string, GapView> Unmet, ILookup<string, ServingPledge> Serving)
{
    // The search is bounded by work, not by time, so that a figure and the list behind it come from the same plan even where it is not proven; the limit of
    // time is the safety net. A year is many plans.
    private const int Effort = 1;

    /// <summary>The best plan for a group of what is needed on a day, as the snapshot has it.</summary>
    public static DayPlan Of(DaySnapshot snapshot, DayQuestion question, PlanGroup of, TimeSpan limit, CheckedPlans plans)
    {
        var raised = question.VisitsPass ? snapshot.RaisedBy(question.Day, question.Group).Select(offer => offer.Id).ToHashSet() : [];
        var offers = snapshot.OffersOf(of.UnitTypes).Where(offer => question.Reasons || offer.Status == Offer.Registered).Where(question.Group.Holds)
            .Select(offer => raised.Contains(offer.Id) ? offer with { Level = (int)ReadinessLevel.L2, Lapses = [] } : offer);
        return Of(question.Day, (of.Needed, of.Bundled), offers, snapshot.Context, limit, plans, question.Reasons);
    }

    /// <summary>The plan of a day, of the plans of its groups.</summary>
    /// <param name="needed">What is needed on the day, in the order of the keys.</param>
    public static DayPlan Joined(DateOnly day, IReadOnlyList<Slot> needed, IReadOnlyList<DayPlan> parts) => new(
        day,
        Proofs.Weakest(parts.Select(part => part.Proof)),
        needed,
        parts.SelectMany(part => part.Unmet).ToDictionary(),
        parts.SelectMany(part => part.Serving.SelectMany(of => of, (of, unit) => (of.Key, Unit: unit))).ToLookup(each => each.Key, each => each.Unit));

    /// <param name="planned">What to plan together: what is needed on the day, one slot of a requirement, and the rest of its bundles.</param>
    /// <param name="offers">What to choose from; those of unit types that nothing accepts do not matter.</param>
    /// <param name="context">What completed the offers for the day on which requests would go out.</param>
    /// <param name="limit">Wall time for the search.</param>
    /// <param name="plans">Makes the plan and checks it.</param>
    /// <param name="reasons">Whether the reasons of gaps are read.</param>
    public static DayPlan Of(
        DateOnly day, (IReadOnlyList<Slot> Needed, IReadOnlyList<Slot> Bundled) planned, IEnumerable<Offer> offers, DayContext context, TimeSpan limit,
        CheckedPlans plans, bool reasons = false)
    {
        var byId = planned.Needed.ToDictionary(slot => slot.Id);
        // A slot may have begun before the day: whoever serves it from then on has the level of then.
        var input = InputOf([.. planned.Needed, .. planned.Bundled], offers.Select(offer => offer.On(day)), context, limit) with { Effort = Effort };
        var chosenFrom = input.Offers.ToDictionary(offer => offer.Id);
        var plan = plans.Of(input, reasons);
        return new(
            day,
            plan.Status,
            planned.Needed,
            plan.Shortfalls.Where(shortfall => byId.ContainsKey(shortfall.NeedId))
                .Select(shortfall => Gap(byId[shortfall.NeedId], shortfall)).ToDictionary(gap => gap.Requirement),
            plan.Assignments.Where(each => byId.ContainsKey(each.NeedId)).ToLookup(
                each => byId[each.NeedId].Requirement.Id,
                each => new ServingPledge { Pledge = each.OfferId, Contributor = chosenFrom[each.OfferId].Contributor, Amount = each.Amount }));

        GapView Gap(Slot slot, Shortfall shortfall) => GapView.Of(slot, shortfall, plan, chosenFrom, context.Engaged(slot));
    }

    /// <summary>The input of the plan: of each slot, what is neither selected nor deployed yet, beside what is.</summary>
    public static PlanInput InputOf(IReadOnlyList<Slot> needed, IEnumerable<Offer> offers, DayContext context, TimeSpan limit) => new(
        [
            .. from slot in needed
               let engaged = context.Engaged(slot)
               where engaged < slot.Requirement.Quantity.Amount
               select MatcherMapping.NeedOf(slot, engaged),
        ],
        [.. MatcherMapping.Acceptable(needed, offers)],
        context.Day,
        limit)
    {
        Engaged = context.EngagedBeside(needed),
    };

    public IEnumerable<Slot> NeededIn(GapScope scope) => Needed.Where(slot => scope.Covers(slot.Requirement));

    public IEnumerable<Slot> MetIn(GapScope scope) => NeededIn(scope).Where(slot => !Unmet.ContainsKey(slot.Requirement.Id));

    public IEnumerable<GapView> UnmetIn(GapScope scope) =>
        NeededIn(scope).Where(slot => Unmet.ContainsKey(slot.Requirement.Id)).Select(slot => Unmet[slot.Requirement.Id]);
}

/// <summary>The key of a day plan.</summary>
/// <param name="VisitsPass">Whether the units to be visited until the day count as if they had passed.</param>
/// <param name="Reasons">
/// Whether the reasons are read, with what each closes. Figures do not ask for them: their plan is made of registered pledges alone, of which the same lines
/// come, and a draft that somebody saves leaves it as it is.
/// </param>
public sealed record DayQuestion(DateOnly Day, ContributorGroup Group, bool VisitsPass = false, bool Reasons = false);
