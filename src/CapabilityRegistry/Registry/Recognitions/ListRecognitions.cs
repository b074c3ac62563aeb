using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Recognitions;

public static class ListRecognitions
{
    /// <summary>Which courses of which training centres are recognised, page by page</summary>
    /// <remarks>
    /// Those too that are over or still to come. They belong to no state, and everybody reads them. Filters are combined: a recognition must pass all of
    /// them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Recognition>>> Handle(
        [AsParameters] RecognitionFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, RecognitionStore recognitions,
        HttpRequest request)
    {
        var rows = await recognitions.List(filter, page, since);
        int? count = page.Count == true ? await recognitions.Count(filter, since) : null;
        return TypedResults.Ok(RecognitionStore.Orders.Page(request, rows, page, count));
    }
}
