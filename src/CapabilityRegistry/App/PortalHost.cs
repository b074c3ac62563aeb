using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access.Sessions;
using CapabilityRegistry.Platform.Access.Tokens;
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
        });
    }

    /// <summary>A page needs no token of its own and counts for no limit: what it asks of the API does.</summary>
    public static void MapPortalPages(this IEndpointRouteBuilder app) =>
        app.MapGroup("").AllowAnonymous().ExcludeFromDescription().WithMetadata(new DisableRateLimitingAttribute()).MapPortal();

    private static DemoPerson Person(KeyValuePair<string, Caller> token) =>
        new(token.Key, token.Value.Person, token.Value.Role.Code(), token.Value.Contributor);
}
