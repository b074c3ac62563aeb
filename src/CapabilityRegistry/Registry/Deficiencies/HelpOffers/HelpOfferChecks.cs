using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Deficiencies.HelpOffers;

/// <summary>Checks of what a state offers to others.</summary>
public static class HelpOfferChecks
{
    public static IReadOnlyList<Fault> Faults(HelpOfferContent offer, CatalogueCodes codes, DateOnly today) =>
    [
        .. offer.Items.SelectMany((item, i) => codes.LineFaults(item.Kind, item.Code, item.Quantity, $"/items/{i}")),
        .. CatalogueCodes.Repeated(offer.Items, item => $"{item.Kind.Code()} {item.Code}", i => $"/items/{i}"),
        .. offer.AvailableUntil < offer.AvailableFrom
            ? [Fault.At("/availableUntil", "dates-reversed", $"{offer.AvailableFrom:O} (availableFrom) or later", $"{offer.AvailableUntil:O}")]
            : Array.Empty<Fault>(),
        .. offer.AvailableUntil < today
            ? [Fault.At("/availableUntil", "in-the-past", $"{today:O} or later", $"{offer.AvailableUntil:O}")]
            : Array.Empty<Fault>(),
    ];
}
