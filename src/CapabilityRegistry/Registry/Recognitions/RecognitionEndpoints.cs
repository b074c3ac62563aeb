using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Registry.Recognitions;

/// <summary>All routes of this slice.</summary>
public static class RecognitionEndpoints
{
    public static void MapRecognitions(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/recognitions").WithTags("Training");
        group.MapGet("", ListRecognitions.Handle).WithName("ListRecognitions").SortedBy(RecognitionStore.Orders).Requires(Right.ReadCatalogue);
        group.MapGet("/{id}", GetRecognition.Handle).WithName("GetRecognition").Requires(Right.ReadCatalogue);
        group.MapPost("", RecordRecognition.Handle).WithName("RecordRecognition").Requires(Right.RecogniseTraining);
        group.MapPost("/{id}/end", EndRecognition.Handle).WithName("EndRecognition").Requires(Right.RecogniseTraining);
    }
}
