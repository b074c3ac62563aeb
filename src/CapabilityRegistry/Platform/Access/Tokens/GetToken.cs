using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Access.Tokens;

public static class GetToken
{
    /// <summary>One token given out, without the token itself</summary>
    /// <remarks>
    /// Its person, role, state and scopes, until when it is valid and when it was last used. Whoever finds a token can tell which one it is by
    /// <c>fingerprint</c>. The <c>ETag</c> is its version, which revoking names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the token, such as TOK-00004; not the token itself.</param>
    public static async Task<Results<Versioned<AccessToken>, NotFoundAnswer>> Handle(string id, TokenStore tokens) =>
        await tokens.Find(id) is { } token ? new Versioned<AccessToken>(token, token.Version) : new NotFoundAnswer("token", id);
}
