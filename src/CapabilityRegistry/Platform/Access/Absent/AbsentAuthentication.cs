using System.Text.Encodings.Web;
using CapabilityRegistry.Portal.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CapabilityRegistry.Platform.Access.Absent;

/// <summary>
/// Recognises somebody for whom the registry itself asks while they are away: with the role, state and scopes that they have at this moment, for reading
/// alone. Only this process can ask so, because what says so is no part of a request that comes over the network.
/// </summary>
public sealed class AbsentAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AbsentCallers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Absent";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Features.Get<AbsentPerson>() is not { } person)
        {
            return AuthenticateResult.NoResult();
        }

        return (await callers.Find(person.Login, Context.RequestAborted)).Caller is { } caller
            ? AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(SchemeName), SchemeName))
            : AuthenticateResult.Fail("The login is not known any more.");
    }
}
