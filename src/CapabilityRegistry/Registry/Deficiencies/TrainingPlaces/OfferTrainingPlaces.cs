using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies.TrainingPlaces;

/// <summary>In which course, when, and to whom.</summary>
public sealed record OfferTrainingPlacesRequest : TrainingPlaceContent;

public static class OfferTrainingPlaces
{
    /// <summary>Offers places in a course to other states</summary>
    /// <remarks>
    /// In the name of the own state, for the states to which it is open to read. It answers deficiencies of their units in that course: each finds it beside
    /// its deficiency. Nothing is promised and nothing follows by itself. The event is <c>offered</c>. The answer is the offer with its new key. An offer is
    /// not changed: withdraw it and offer anew.
    /// </remarks>
    public static async Task<Results<Added<TrainingPlace>, Refused>> Handle(
        OfferTrainingPlacesRequest request, TrainingPlaceStore places, CatalogueStore catalogue, EventLog log, Caller caller)
    {
        if (TrainingPlaceChecks.Faults(request, await catalogue.Codes(), log.Today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        var place = await places.Add(request, caller.Contributor!, new Change("offered", caller));
        return new Added<TrainingPlace>(place, place.Version, $"/v1/training-places/{place.Id}");
    }
}
