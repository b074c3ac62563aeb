using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Access;

public static class RevokeToken
{
    /// <summary>Revokes a token: on this instance at once, on others within seconds</summary>
    public static async Task<Results<Versioned<AccessToken>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, TokenStore tokens, KnownTokens known, EventLog log, Caller caller)
    {
        if (await tokens.Find(id) is not { } token)
        {
            return Refused.Missing("token", id);
        }

        if (Precondition.Check(ifMatch, token.Version) is { } failed)
        {
            return failed;
        }

        var decision = token.Revoke(log.Now);
        if (decision.Refusal is { } refusal)
        {
            return Refused.Because(refusal);
        }

        var revoked = decision.Granted!;
        if (!await tokens.SaveRevoked(revoked))
        {
            return Refused.Stale(ifMatch!);
        }

        log.Changed(AccessToken.SubjectOf(revoked), new Change("revoked", caller), token, revoked);
        known.Forget(await tokens.HashOf(id));
        return new Versioned<AccessToken>(revoked, revoked.Version);
    }
}
