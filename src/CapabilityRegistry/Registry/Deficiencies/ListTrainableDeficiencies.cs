using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Deficiencies.TrainingPlaces;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies;

public static class ListTrainableDeficiencies
{
    /// <summary>Which deficiencies training places answer</summary>
    /// <remarks>
    /// Open deficiencies in that course, of units of other states to which the places are open; none of an offer that is withdrawn or whose last day is
    /// past. What a state lacks is for it and the Secretariat to read: who speaks for one state gets only those of its own units. Follow <c>next</c> until
    /// it is null.
    /// </remarks>
    /// <param name="id">Key of the offer, such as PLACE-00012.</param>
    public static async Task<Results<Ok<Page<Deficiency>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] PageQuery page, TrainingPlaceStore places, DeficiencyStore deficiencies, EventLog log, Caller caller, HttpRequest request)
    {
        if (await places.Find(id, caller) is not { } place)
        {
            return new NotFoundAnswer("training places", id);
        }

        if (!place.IsOfferedOn(log.Today))
        {
            return TypedResults.Ok(DeficiencyStore.Orders.PageOf(request, [], page));
        }

        var rows = await deficiencies.TrainableAt(place.Id, caller, page);
        int? count = page.Count == true ? await deficiencies.CountTrainableAt(place.Id, caller) : null;
        return TypedResults.Ok(DeficiencyStore.Orders.Page(request, rows, page, count));
    }
}
