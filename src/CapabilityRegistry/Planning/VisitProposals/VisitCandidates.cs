using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>The pledges at Level 1 by what they lack for Level 2, which is the only level that is reached by a visit alone; by key.</summary>
internal static class VisitCandidates
{
    /// <summary>Pledges that an Assessment and Advisory Visit would raise: not visited with success yet.</summary>
    public static IEnumerable<string> ToVisit(DaySnapshot snapshot) =>
        AtLevel1(snapshot).Where(offer => offer.EvidenceOn is null).Select(offer => offer.Id);

    /// <summary>Pledges whose visit is passed: only the decision to raise them is missing.</summary>
    public static IEnumerable<string> OnlyToRaise(DaySnapshot snapshot) =>
        AtLevel1(snapshot).Where(offer => offer.EvidenceOn is not null).Select(offer => offer.Id);

    /// <summary>Pledges with a visit to come, at whatever level.</summary>
    public static IReadOnlySet<string> WithPlannedVisit(DaySnapshot snapshot) =>
        snapshot.Offers.Select(offer => offer.Id).Where(pledge => snapshot.VisitPlannedOn(pledge) is not null).ToHashSet();

    private static IEnumerable<Offer> AtLevel1(DaySnapshot snapshot) =>
        snapshot.Offers.Where(offer => offer is { Status: Offer.Registered, Level: (int)ReadinessLevel.L1 });
}
