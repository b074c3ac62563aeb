using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CapabilityRegistry.Portal.Sessions;

/// <summary>
/// Signing in at an OpenID Connect provider: code flow with PKCE. The access token that it gives is the token of the session, and the API decides whether
/// it is good and for whom; the session ends when it does.
/// </summary>
public static class ProviderSignIn
{
    public const string Scheme = "PortalProvider";

    public const string Address = "/sign-in/provider";

    private const string Callback = "/sign-in/callback";

    /// <summary>What the sign-in page is told when the provider or the API refused.</summary>
    private const string Refused = "/sign-in?refused=provider";

    public static void AddProviderSignIn(this IServiceCollection services)
    {
        services.AddTransient<OpenIdConnectHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddOptions<AuthenticationOptions>().Configure<PortalSettings>((options, settings) =>
        {
            if (settings.Provider is not null)
            {
                options.AddScheme<OpenIdConnectHandler>(Scheme, null);
            }
        });
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<PortalSettings, TimeProvider>(Configure);
    }

    /// <summary>Leads to the provider; there is no such address where none is configured.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapPage(Address, page => Task.FromResult<IResult>(
        page.Http.RequestServices.GetRequiredService<PortalSettings>().Provider is null
            ? throw new ApiRefusalException(new Problem { Status = StatusCodes.Status404NotFound, Code = "no-such-address" })
            : TypedResults.Challenge(new AuthenticationProperties { RedirectUri = SignIn.Local(page.Query("return")) }, [Scheme])), forEverybody: true);

    private static void Configure(OpenIdConnectOptions options, PortalSettings settings, TimeProvider clock)
    {
        if (settings.Provider is not { } provider)
        {
            return;
        }

        options.Authority = provider.Authority.ToString();
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // By a redirect, not by a form from the provider's site: the cookies of the way back can stay on this one.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = true;
        options.MapInboundClaims = false;
        options.CallbackPath = Callback;
        options.SignInScheme = Session.Scheme;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.Scope.Clear();
        foreach (var scope in provider.Scopes)
        {
            options.Scope.Add(scope);
        }

        foreach (var cookie in (CookieBuilder[])[options.NonceCookie, options.CorrelationCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.Events = new OpenIdConnectEvents
        {
            OnTicketReceived = context => Enter(context, clock),
            OnRemoteFailure = context =>
            {
                context.Response.Redirect(Refused);
                context.HandleResponse();
                return Task.CompletedTask;
            },
        };
    }

    private static async Task Enter(TicketReceivedContext context, TimeProvider clock)
    {
        var token = context.Properties!.GetTokenValue("access_token");
        var api = context.HttpContext.RequestServices.GetRequiredService<RegistryApi>();
        if (token is null || await api.Send(context.HttpContext, token, ApiRequest.Get("/v1/access/caller")) is not { IsSuccess: true } answer)
        {
            context.Response.Redirect(Refused);
            context.HandleResponse();
            return;
        }

        var longest = clock.GetUtcNow() + SignIn.LongestSession;
        var until = DateTimeOffset.TryParse(context.Properties!.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, out var expires) && expires < longest
            ? expires
            : longest;
        var ticket = new Session(Page.NewKey(), token, answer.Read<CallerView>()).Ticket(until);
        (context.Principal, context.Properties) = (ticket.Principal, ticket.Properties);
    }
}
