using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>A part of an input, to be solved alone.</summary>
internal static class PartialInput
{
    /// <summary>These needs and offers, with the pins between them. The plan in force is left out: it never changes the fill.</summary>
    public static PlanInput Of(PlanInput input, IReadOnlyList<Need> needs, IReadOnlyList<Offer> offers)
    {
        var needIds = needs.Select(need => need.Id).ToHashSet(StringComparer.Ordinal);
        var offerIds = offers.Select(offer => offer.Id).ToHashSet(StringComparer.Ordinal);
        return input with
        {
            Needs = needs,
            Offers = offers,
            Pins = [.. input.Pins.Where(pin => needIds.Contains(pin.NeedId) && offerIds.Contains(pin.OfferId))],
            Previous = [],
            PerNeed = FillScales.Uneven(input),
        };
    }
}
