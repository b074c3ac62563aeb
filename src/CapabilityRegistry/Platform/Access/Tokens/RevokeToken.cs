using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.Access.Tokens;

public static class RevokeToken
{
    /// <summary>Revokes a token for good</summary>
    /// <remarks>
    /// From now on it is refused: at once by the process that answers, within seconds by others on the same database. What was done with it stays.
    /// The event is <c>revoked</c>. One that was revoked before is refused.
    /// </remarks>
    /// <param name="id">Key of the token, such as TOK-00004; not the token itself.</param>
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
