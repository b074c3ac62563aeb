using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Http.Answers;

namespace CapabilityRegistry.Platform.Access;

/// <summary>Maps the routes of Access, except those of tokens (see TokenEndpoints).</summary>
public static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/access/rights", ListRights.Handle)
            .WithTags("Access").WithName("ListRights").Requires(Right.ReadCatalogue).MayBeKeptByClients();
        app.MapGet("/v1/access/caller", GetCaller.Handle).WithTags("Access").WithName("GetCaller").Requires(Right.ReadCatalogue);
    }
}
