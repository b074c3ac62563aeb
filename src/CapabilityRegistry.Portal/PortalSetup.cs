using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Digests;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CapabilityRegistry.Portal;

/// <summary>What the host needs to have the pages.</summary>
public static class PortalSetup
{
    /// <summary>The services of the pages. The host adds a <see cref="PortalSettings"/>, an <see cref="IEndedSessions"/>, an
    /// <see cref="IDigestLinks"/> and data protection.</summary>
    public static void AddPortal(this IServiceCollection services)
    {
        services.AddSingleton<ApiPipeline>();
        services.AddSingleton<RegistryApi>();
        services.AddSingleton<DigestLetters>();
        services.AddScoped<Page>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.FormFieldName = "token";
            // Pages say themselves that nobody frames them.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddProviderSignIn();
        services.AddTransient<CookieAuthenticationHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<CookieAuthenticationOptions>, PostConfigureCookieAuthenticationOptions>());
        services.Configure<AuthenticationOptions>(options => options.AddScheme<CookieAuthenticationHandler>(Session.Scheme, null));
        services.AddOptions<CookieAuthenticationOptions>(Session.Scheme).Configure<TimeProvider>((options, clock) =>
        {
            options.TimeProvider = clock;
            options.Cookie.Name = "session";
            options.Cookie.HttpOnly = true;
            // Lax, not strict: a link in an e-mail opens the page for whoever has signed in.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = SignIn.LongestSession;
            options.SlidingExpiration = false;
        });
    }

    /// <summary>Lets the pages ask the API: called first, so that what they ask goes through all that follows.</summary>
    public static void UsePortal(this IApplicationBuilder app) => app.Use(next =>
    {
        app.ApplicationServices.GetRequiredService<ApiPipeline>().Answer = next;
        return next;
    });

    public static void MapPortal(this IEndpointRouteBuilder app)
    {
        app.MapAssets();
        SignIn.Map(app);
        PortalPages.Map(app);
    }
}
