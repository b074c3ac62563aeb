namespace CapabilityRegistry.Access;

/// <summary>All routes of this slice but those of its tokens.</summary>
public static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/access/rights", ListRights.Handle).WithTags("Access").WithName("ListRights").Requires(Right.ReadCatalogue);
}
