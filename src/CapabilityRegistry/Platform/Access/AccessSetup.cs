using CapabilityRegistry.Platform.Access.Absent;
using CapabilityRegistry.Platform.Access.Provider;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Portal.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace CapabilityRegistry.Platform.Access;

public static class AccessSetup
{
    /// <summary>Nobody may do anything unless an endpoint says who may.</summary>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<AccessSettings>(AccessSettings.Section);
        builder.Services.AddAllowedOrigins();
        builder.Services.AddSingleton(provider => new DemoTokens(provider.GetRequiredService<AccessSettings>().DemoTokens));
        builder.Services.AddSingleton<TokenCache>();
        builder.Services.AddSingleton<StandingCaller>();
        builder.Services.AddSingleton<WrongTokens>();
        builder.Services.AddScoped<TokenStore>();
        builder.Services.AddScoped<TokenIssuer>();
        builder.Services.AddSingleton<AbsentCallers>();
        builder.Services.AddScoped<ProviderLoginStore>();
        builder.Services.AddSingleton<ProviderLogins>();
        AddAuthentication(builder.Services);
        builder.Services.AddProvider();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswer>();
    }

    // Not AddAuthentication, which would write data protection keys to the disk: tokens here need none.
    private static void AddAuthentication(IServiceCollection services)
    {
        services.AddWebEncoders();
        services.AddTransient<PolicySchemeHandler>();
        services.AddTransient<TokenAuthentication>();
        services.AddTransient<AbsentAuthentication>();
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = BearerHeader.SchemeName;
            options.AddScheme<PolicySchemeHandler>(BearerHeader.SchemeName, null);
            options.AddScheme<TokenAuthentication>(TokenAuthentication.SchemeName, null);
            options.AddScheme<AbsentAuthentication>(AbsentAuthentication.SchemeName, null);
        });
        services.AddOptions<PolicySchemeOptions>(BearerHeader.SchemeName).Configure<AccessSettings>((options, settings) =>
            options.ForwardDefaultSelector = context => context.Features.Get<AbsentPerson>() is not null ? AbsentAuthentication.SchemeName
                : settings.Authority is { Length: > 0 } && BearerHeader.Of(context.Request) is { } token && BearerHeader.IsJsonWebToken(token)
                ? ProviderAuthentication.SchemeName
                : TokenAuthentication.SchemeName);
    }
}
