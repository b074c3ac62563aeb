using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Planning.Runs.Questions;

/// <summary>The pledges as a scenario supposes them.</summary>
internal static class ScenarioOffers
{
    public static IReadOnlyList<Fault> Faults(Scenario scenario, IReadOnlySet<string> offered) =>
    [
        .. RunKeys.Unknown([.. scenario.Elevations.Select(each => each.Pledge)], offered, index => $"/scenario/elevations/{index}/pledge", RunKeys.Pledge),
        .. RunKeys.Unknown(scenario.Withdrawals, offered, index => $"/scenario/withdrawals/{index}", RunKeys.Pledge),
        .. RunKeys.Unknown([.. scenario.PledgeDates.Select(each => each.Pledge)], offered, index => $"/scenario/pledgeDates/{index}/pledge", RunKeys.Pledge),
        .. CatalogueCodes.Repeated(scenario.Elevations, each => each.Pledge, index => $"/scenario/elevations/{index}/pledge"),
        .. CatalogueCodes.Repeated(scenario.Withdrawals, each => each, index => $"/scenario/withdrawals/{index}"),
        .. CatalogueCodes.Repeated(scenario.PledgeDates, each => each.Pledge, index => $"/scenario/pledgeDates/{index}/pledge"),
        .. scenario.PledgeDates.SelectMany((each, index) => Order(each, $"/scenario/pledgeDates/{index}")),
    ];

    /// <summary>A withdrawal outweighs what else is supposed of a pledge.</summary>
    public static IReadOnlyList<Offer> Of(Scenario scenario, IEnumerable<Offer> offers)
    {
        var raised = scenario.Elevations.ToDictionary(each => each.Pledge, each => each.To);
        var moved = scenario.PledgeDates.ToDictionary(each => each.Pledge);
        var withdrawn = scenario.Withdrawals.ToHashSet();
        return [.. offers.Select(offer => WithPartners(Withdrawn(Moved(Raised(offer)))))];

        Offer Raised(Offer offer) => raised.TryGetValue(offer.Id, out var to)
            ? offer with { Status = Offer.Registered, Level = (int)to, Lapses = [] }
            : offer;

        Offer Moved(Offer offer) => moved.TryGetValue(offer.Id, out var to)
            ? offer with { AvailableFrom = to.AvailableFrom, AvailableUntil = to.AvailableUntil }
            : offer;

        // The offers may be a part of all, so what is supposed changes what is known of their partners.
        Offer WithPartners(Offer offer) => offer.Partners.Count == 0 ? offer : offer with
        {
            MissingPartners =
            [
                .. offer.Partners.Where(partner => withdrawn.Contains(partner)
                    || (raised.TryGetValue(partner, out var to)
                        ? !Partners.IsReady(PledgeStatus.Registered, to, engaged: false)
                        : offer.MissingPartners.Contains(partner))),
            ],
        };

        Offer Withdrawn(Offer offer) => withdrawn.Contains(offer.Id) ? offer with { Status = PledgeStatus.Withdrawn.Code(), Level = null, Lapses = [] } : offer;
    }

    private static IEnumerable<Fault> Order(PledgeDates dates, string at) => dates.AvailableUntil < dates.AvailableFrom
        ? [Fault.At($"{at}/availableUntil", "dates-reversed", $"{dates.AvailableFrom:O} (availableFrom) or later", $"{dates.AvailableUntil:O}")]
        : [];
}
