using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Defence;

/// <summary>The pledges that a plan names.</summary>
internal static class PlanPledges
{
    public static IEnumerable<string> Of(Plan plan) =>
        plan.Assignments.Select(each => each.OfferId)
            .Concat(plan.Refusals.Select(pin => pin.OfferId))
            .Concat(plan.Certificate.Components.SelectMany(component => component.Offers))
            .Concat(Reasons(plan));

    /// <summary>The pledges that are named in the reasons why something is missing.</summary>
    public static IEnumerable<string> Reasons(Plan plan) =>
        plan.HallSets.SelectMany(set => set.Offers).Select(offer => offer.OfferId)
            .Concat(plan.Shortfalls.SelectMany(shortfall => shortfall.Reasons).SelectMany(Of))
            .Concat(plan.Shortfalls.SelectMany(shortfall => shortfall.Together is { } together ? together.Mended.Concat(Of(together.Relaxations)) : []));

    private static IEnumerable<string> Of(ShortfallReason reason) =>
        reason.NearMisses.Select(miss => miss.OfferId)
            .Concat(reason.InUse.Select(each => each.OfferId))
            .Concat(reason.KeptOut)
            .Concat(reason.Held.Select(held => held.OfferId))
            .Concat(Of(reason.Relaxations));

    private static IEnumerable<string> Of(IReadOnlyList<Relaxation> relaxations) =>
        relaxations.SelectMany(relaxation => relaxation.Rules).SelectMany(rule => rule.Offers);
}
