using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists.Tables;

namespace CapabilityRegistry.Platform.Changes;

/// <summary>All routes of this slice.</summary>
public static class ChangesEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/changes", ListChanges.Handle).WithTags("Events").WithName("ListChanges").WithMetadata(new Endless()).Requires(Right.ReadChanges);
}
