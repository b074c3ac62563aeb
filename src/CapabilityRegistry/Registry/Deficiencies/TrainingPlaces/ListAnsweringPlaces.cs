using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies.TrainingPlaces;

public static class ListAnsweringPlaces
{
    /// <summary>Which training places answer a deficiency</summary>
    /// <remarks>
    /// Places in the course that the unit lacks, which other states offer, which are open to its state, and whose last day is not past; none for what is no
    /// training. Follow <c>next</c> until it is null.
    /// </remarks>
    /// <param name="id">Key of the deficiency, such as DFCY-00012.</param>
    public static async Task<Results<Ok<Page<TrainingPlace>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] PageQuery page, DeficiencyStore deficiencies, TrainingPlaceStore places, Caller caller, HttpRequest request)
    {
        if (await deficiencies.Find(id, caller) is not { } deficiency)
        {
            return new NotFoundAnswer("deficiency", id);
        }

        var rows = await places.Answering(deficiency, page);
        int? count = page.Count == true ? await places.CountAnswering(deficiency) : null;
        return TypedResults.Ok(TrainingPlaceStore.Orders.Page(request, rows, page, count));
    }
}
