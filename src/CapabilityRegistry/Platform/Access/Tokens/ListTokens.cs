using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Access.Tokens;

public static class ListTokens
{
    /// <summary>The tokens given out, without the tokens themselves</summary>
    /// <remarks>
    /// Those that have expired or were revoked too. Each with its person, role and state, and when it was last used; the token itself is kept
    /// nowhere. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<AccessToken>>> Handle([AsParameters] PageQuery page, TokenStore tokens, HttpRequest request)
    {
        var rows = await tokens.List(page);
        int? count = page.Count == true ? await tokens.Count() : null;
        return TypedResults.Ok(TokenStore.Orders.Page(request, rows, page, count));
    }
}
