using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Surs;

/// <summary>All routes of this slice.</summary>
public static class SurEndpoints
{
    public static void MapSurs(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/surs").WithTags("Statements of Unit Requirements");
        group.MapGet("", ListSurs.Handle).WithName("ListSurs").SortedBy(SurStore.Orders).Requires(Right.ReadCatalogue);
        group.MapGet("/{id}", GetSur.Handle).WithName("GetSur").Requires(Right.ReadCatalogue);
        group.MapPost("", DraftSur.Handle).WithName("DraftSur").Requires(Right.StateRequirements);
        group.MapPut("/{id}", EditSur.Handle).WithName("EditSur").Requires(Right.StateRequirements);
        group.MapPatch("/{id}", PatchSur.Handle).WithName("PatchSur").Requires(Right.StateRequirements).TakesMergePatch();
        group.MapDelete("/{id}", DeleteSur.Handle).WithName("DeleteSur").Requires(Right.StateRequirements);
        group.MapPost("/{id}/publish", PublishSur.Handle).WithName("PublishSur").Requires(Right.StateRequirements);
    }
}
