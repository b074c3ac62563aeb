using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Platform.Access.Tokens;

/// <summary>All routes of tokens.</summary>
public static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/tokens").WithTags("Access");
        group.MapGet("", ListTokens.Handle).WithName("ListTokens").SortedBy(TokenStore.Orders).Requires(Right.ReadTokens);
        group.MapGet("/{id}", GetToken.Handle).WithName("GetToken").Requires(Right.ReadTokens);
        group.MapPost("", CreateToken.Handle).WithName("CreateToken").Requires(Right.GiveTokens);
        group.MapPost("/{id}/revoke", RevokeToken.Handle).WithName("RevokeToken").Requires(Right.GiveTokens);
    }
}
