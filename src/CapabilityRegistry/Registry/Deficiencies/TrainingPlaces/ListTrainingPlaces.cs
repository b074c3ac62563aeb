using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies.TrainingPlaces;

public static class ListTrainingPlaces
{
    /// <summary>Training places that states offer to others, page by page</summary>
    /// <remarks>
    /// Withdrawn ones too. Who speaks for one state gets those of that state and those that are open to it: to all, to it by name, or to an organisation of
    /// which it is a member today. Filters are combined: an offer must pass all of them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<TrainingPlace>>> Handle(
        [AsParameters] TrainingPlaceFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, TrainingPlaceStore places,
        Caller caller, HttpRequest request)
    {
        var rows = await places.List(filter, caller, page, since);
        int? count = page.Count == true ? await places.Count(filter, caller, since) : null;
        return TypedResults.Ok(TrainingPlaceStore.Orders.Page(request, rows, page, count));
    }
}
