using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Access.Sessions;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Digests;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Portal;
using CapabilityRegistry.Portal.Sessions;
using Microsoft.AspNetCore.RateLimiting;

namespace CapabilityRegistry.App;

/// <summary>Gives the pages what they cannot know by themselves: where ended sessions are kept, and who may try the registry out.</summary>
public static class PortalHost
{
    public static void AddPortalHost(this IServiceCollection services)
    {
        services.AddPortal();
        services.AddCookieKeys();
        services.AddSingleton<IEndedSessions, EndedSessions>();
        services.AddSingleton(provider => new PortalSettings
        {
            Demo = provider.GetRequiredService<DemoTokens>().Enabled ? [.. DemoTokens.All.Select(Person)] : [],
            SendsMail = provider.GetRequiredService<MailSettings>().IsOn,
            Provider = ProviderOf(provider.GetRequiredService<AccessSettings>()),
        });
    }

    /// <summary>A page needs no token of its own and counts for no limit: what it asks of the API does.</summary>
    public static void MapPortalPages(this IEndpointRouteBuilder app) =>
        app.MapGroup("").AllowAnonymous().ExcludeFromDescription().WithMetadata(new DisableRateLimitingAttribute(), new SaysWhetherKept()).MapPortal();

    private static PortalProvider? ProviderOf(AccessSettings settings) =>
        settings is { Provider: { } provider, SignIn: { ClientId: { Length: > 0 } client } signIn }
        ? new PortalProvider(provider.Authority, client, signIn.ClientSecret, signIn.Scopes)
        : null;

    private static DemoPerson Person(KeyValuePair<string, Caller> token) =>
        new(token.Key, token.Value.Person, token.Value.Role.Code(), token.Value.Contributor);
}
