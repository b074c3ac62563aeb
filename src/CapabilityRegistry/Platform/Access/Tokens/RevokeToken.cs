using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.Access.Tokens;

public static class RevokeToken
{
    /// <summary>Revokes a token: on this instance at once, on others within seconds</summary>
    public static Task<Results<Versioned<AccessToken>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, TokenStore tokens, TokenCache cache, EventLog log, Caller caller,
        HttpContext http)
    {
        return new ConditionalUpdate<AccessToken, AccessToken>("token", tokens.Find, Save, token => token)
            .Apply(id, ifMatch, token => token.Revoke(log.Now));

        async Task<bool> Save(AccessToken before, AccessToken after)
        {
            if (!await tokens.SaveRevoked(after))
            {
                return false;
            }

            log.Changed(AccessToken.SubjectOf(after), new Change("revoked", caller), before.OnRecord(), after.OnRecord());
            http.WhenSuccessful(() => cache.Revoked(after));
            return true;
        }
    }
}
