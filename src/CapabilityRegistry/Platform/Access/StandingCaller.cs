using CapabilityRegistry.Platform.Access.Tokens;
using Microsoft.AspNetCore.Authentication;

namespace CapabilityRegistry.Platform.Access;

/// <summary>Whether the token of a request that goes on for long is still good.</summary>
public sealed class StandingCaller(TokenCache tokens, TimeProvider clock)
{
    /// <summary>False once the token has expired or was revoked; one of a provider cannot be revoked here.</summary>
    public async Task<bool> IsGood(HttpContext context) => BearerHeader.Of(context.Request) is { } token
        && !(context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc <= clock.GetUtcNow())
        && (BearerHeader.IsJsonWebToken(token) || (await tokens.Find(token, context.RequestAborted)).Caller is not null);
}
