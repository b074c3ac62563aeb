using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// Tells the matcher which partners of each pledge cannot serve anywhere. Candidates, plans, gaps and outcomes follow from it, so that none of them
/// praises a unit that no plan can use.
/// </summary>
public static class MissingPartners
{
    /// <summary>The offers, each with its missing partners.</summary>
    /// <param name="offers">Every offer that there is, completed for the day.</param>
    public static IReadOnlyList<Offer> Among(IReadOnlyList<Offer> offers)
    {
        if (!offers.Any(offer => offer.Partners.Count > 0))
        {
            return offers;
        }

        var byId = offers.ToDictionary(offer => offer.Id, StringComparer.Ordinal);
        return [.. offers.Select(offer => offer.Partners.Count == 0 ? offer : offer with { MissingPartners = Of(offer, byId.GetValueOrDefault) })];
    }

    /// <summary>The missing partners of an offer.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="find">Every offer that there is, completed for the day; null if there is no such offer.</param>
    public static IReadOnlyList<string> Of(Offer offer, Func<string, Offer?> find) =>
        [.. offer.Partners.Where(id => find(id) is not { } partner || !IsReady(partner))];

    private static bool IsReady(Offer offer) =>
        Partners.IsReady(Codes.Parse<PledgeStatus>(offer.Status), (ReadinessLevel?)offer.Level, offer.Engagements.Count > 0);
}
