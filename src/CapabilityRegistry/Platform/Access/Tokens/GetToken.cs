using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Access.Tokens;

public static class GetToken
{
    /// <summary>One token given out, without the token itself</summary>
    public static async Task<Results<Versioned<AccessToken>, NotFoundAnswer>> Handle(string id, TokenStore tokens) =>
        await tokens.Find(id) is { } token ? new Versioned<AccessToken>(token, token.Version) : new NotFoundAnswer("token", id);
}
