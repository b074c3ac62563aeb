using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Evaluations;

public static class ListEvaluations
{
    /// <summary>How units did, evaluation by evaluation, page by page</summary>
    /// <remarks>
    /// Those too that a newer one has superseded. Who speaks for one state gets only those of its own units, without what is for the Secretariat alone.
    /// Filters are combined: an evaluation must pass all of them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Evaluation>>> Handle(
        [AsParameters] EvaluationFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, EvaluationStore evaluations,
        Caller caller, HttpRequest request)
    {
        var rows = await evaluations.List(filter, caller, page, since);
        int? count = page.Count == true ? await evaluations.Count(filter, caller, since) : null;
        return TypedResults.Ok(EvaluationStore.Orders.Page(request, rows, page, count).Select(row => row.For(caller)));
    }
}
