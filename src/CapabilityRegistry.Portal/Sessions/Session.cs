using System.Security.Claims;
using CapabilityRegistry.Portal.Api;
using Microsoft.AspNetCore.Authentication;

namespace CapabilityRegistry.Portal.Sessions;

/// <summary>Somebody who has signed in, and the token by which the API knows them.</summary>
public sealed record Session(string Id, string Token, CallerView Caller)
{
    public const string Scheme = "Portal";

    private const string TokenItem = "token";
    private const string IdClaim = "session";
    private const string PersonClaim = "person";
    private const string RoleClaim = "role";
    private const string StateClaim = "state";

    /// <summary>The session as the cookie holds it: encrypted, so that the token is not to be read there.</summary>
    public AuthenticationTicket Ticket(DateTimeOffset until)
    {
        List<Claim> claims = [new(IdClaim, Id), new(ClaimTypes.Name, Caller.Name), new(PersonClaim, Caller.Person), new(RoleClaim, Caller.Role)];
        if (Caller.Contributor is { } state)
        {
            claims.Add(new(StateClaim, state));
        }

        var properties = new AuthenticationProperties { ExpiresUtc = until, AllowRefresh = false };
        properties.Items[TokenItem] = Token;
        return new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), properties, Scheme);
    }

    /// <summary>The session of a cookie; null if it holds none.</summary>
    public static Session? Of(AuthenticateResult cookie) =>
        cookie is { Succeeded: true, Principal: { } who, Properties: { } properties } && properties.Items.TryGetValue(TokenItem, out var token)
            ? new Session(who.FindFirstValue(IdClaim)!, token!, new CallerView
            {
                Name = who.FindFirstValue(ClaimTypes.Name)!,
                Person = who.FindFirstValue(PersonClaim)!,
                Role = who.FindFirstValue(RoleClaim)!,
                Contributor = who.FindFirstValue(StateClaim),
            })
            : null;
}
