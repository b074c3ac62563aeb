using CapabilityRegistry.Kernel.Access;

namespace CapabilityRegistry.Platform.Access;

/// <summary>Maps the routes of Access, except those of tokens (see TokenEndpoints).</summary>
public static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/access/rights", ListRights.Handle).WithTags("Access").WithName("ListRights").Requires(Right.ReadCatalogue);
}
