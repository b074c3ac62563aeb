using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Requirements.Ceilings;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Registry.Requirements.Variations;

namespace CapabilityRegistry.Registry.Requirements;

/// <summary>All routes of this slice.</summary>
public static class RequirementEndpoints
{
    public static void MapRequirements(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/requirements").WithTags("Requirements");
        group.MapGet("", ListRequirements.Handle).WithName("ListRequirements").SortedBy(RequirementStore.Orders).Requires(Right.ReadRequirements);
        group.MapGet("/{id}", GetRequirement.Handle).WithName("GetRequirement").Requires(Right.ReadRequirements);

        group.MapGet("/{id}/history", GetRequirementHistory.Handle).WithName("GetRequirementHistory").Requires(Right.ReadRequirements);
        group.MapGet("/{id}/versions", ListRequirementVersions.Handle).WithName("ListRequirementVersions").Requires(Right.ReadRequirements);
        app.MapGet("/v1/missions/{id}/ceiling", GetCeiling.Handle).WithTags("Requirements").WithName("GetCeiling").Requires(Right.ReadRequirements);

        group.MapPost("", DraftRequirement.Handle).WithName("DraftRequirement").Requires(Right.StateRequirements);
        group.MapPut("/{id}", EditRequirement.Handle).WithName("EditRequirement").Requires(Right.StateRequirements);
        group.MapPatch("/{id}", PatchRequirement.Handle).WithName("PatchRequirement").Requires(Right.StateRequirements).TakesMergePatch();
        group.MapDelete("/{id}", DeleteRequirement.Handle).WithName("DeleteRequirement").Requires(Right.StateRequirements);
        group.MapPost("/{id}/publish", PublishRequirement.Handle).WithName("PublishRequirement").Requires(Right.StateRequirements);
        group.MapPost("/{id}/amend", AmendRequirement.Handle).WithName("AmendRequirement").Requires(Right.StateRequirements);
        group.MapPost("/{id}/approve-variation", ApproveVariation.Handle).WithName("ApproveVariation").Requires(Right.StateRequirements);
        group.MapPost("/{id}/revoke-variation", RevokeVariation.Handle).WithName("RevokeVariation").Requires(Right.StateRequirements);
        group.MapPost("/{id}/fulfil", FulfilRequirement.Handle).WithName("FulfilRequirement").Requires(Right.StateRequirements);
        group.MapPost("/{id}/close", CloseRequirement.Handle).WithName("CloseRequirement").Requires(Right.StateRequirements);
    }
}
