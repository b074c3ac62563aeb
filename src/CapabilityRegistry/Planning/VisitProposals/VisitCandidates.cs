using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>What a visit that is passed would do to the level of a registered pledge, where nothing but the visit is missing.</summary>
internal static class VisitCandidates
{
    /// <summary>
    /// What visits could do to a pledge as it is now: raise it from Level 1 to Level 2 or from Level 3 to the rapid deployment level, or keep the level
    /// that it would lose for want of a newer Assessment and Advisory Visit.
    /// </summary>
    /// <param name="offer">The pledge today, with what lapses later.</param>
    /// <param name="lacks">The codes of the gates that it does not meet for the next level.</param>
    public static IEnumerable<(VisitKind Kind, Offer After)> Of(Offer offer, IReadOnlyList<string> lacks)
    {
        if (offer.Status != Offer.Registered)
        {
            yield break;
        }

        var renewed = offer with { Lapses = [.. offer.Lapses.Where(lapse => lapse.Cause != LevelGates.VisitNotPassed)] };
        if (offer.Level == (int)ReadinessLevel.L1 && lacks is [LevelGates.VisitNotPassed])
        {
            yield return (VisitKind.Aav, renewed with { Level = (int)ReadinessLevel.L2 });
        }
        else if (renewed.Lapses.Count < offer.Lapses.Count)
        {
            yield return (VisitKind.Aav, renewed);
        }

        if (offer.Level == (int)ReadinessLevel.L3 && lacks is [LevelGates.VerificationVisitNotPassed])
        {
            yield return (VisitKind.Verification, offer with { Level = (int)ReadinessLevel.Rdl });
        }
    }

    /// <summary>Pledges that lack nothing for the next level but the decision to raise them, by key.</summary>
    public static IEnumerable<string> OnlyToRaise(DaySnapshot snapshot) => snapshot.Offers
        .Where(offer => offer is { Status: Offer.Registered, Level: < (int)ReadinessLevel.Rdl } && snapshot.Undated(offer.Id).Lacks.Count == 0)
        .Select(offer => offer.Id);

    /// <summary>What identifies a visit to a pledge in the search.</summary>
    public static string IdOf(string pledge, VisitKind kind) => $"{pledge} {kind.Code()}";
}
