using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Registry.Evaluations;

/// <summary>All routes of this slice.</summary>
public static class EvaluationEndpoints
{
    public static void MapEvaluations(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/evaluations").WithTags("Conduct");
        group.MapGet("", ListEvaluations.Handle).WithName("ListEvaluations").SortedBy(EvaluationStore.Orders).Requires(Right.ReadEvaluations);
        group.MapGet("/{id}", GetEvaluation.Handle).WithName("GetEvaluation").Requires(Right.ReadEvaluations);
        group.MapPost("", RecordEvaluation.Handle).WithName("RecordEvaluation").Requires(Right.EvaluateUnits);
        group.MapPost("/{id}/follow-up", FollowUpEvaluation.Handle).WithName("FollowUpEvaluation").Requires(Right.EvaluateUnits);
    }
}
