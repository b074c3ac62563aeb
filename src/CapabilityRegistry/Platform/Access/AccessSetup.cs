using CapabilityRegistry.Platform.Access.Provider;
using CapabilityRegistry.Platform.Access.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace CapabilityRegistry.Platform.Access;

public static class AccessSetup
{
    /// <summary>Nobody may do anything unless an endpoint says who may.</summary>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.AddAllowedOrigins();
        builder.Services.AddSingleton(DemoTokens.From(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton<TokenCache>();
        builder.Services.AddSingleton<WrongTokens>();
        builder.Services.AddScoped<TokenStore>();
        builder.Services.AddScoped<TokenIssuer>();
        AddAuthentication(builder.Services, ProviderSettings.From(builder.Configuration));
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswer>();
    }

    // Not AddAuthentication, which would write data protection keys to the disk: tokens here need none.
    private static void AddAuthentication(IServiceCollection services, ProviderSettings? provider)
    {
        services.AddWebEncoders();
        services.AddTransient<PolicySchemeHandler>();
        services.AddTransient<TokenAuthentication>();
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = BearerHeader.SchemeName;
            options.AddScheme<PolicySchemeHandler>(BearerHeader.SchemeName, null);
            options.AddScheme<TokenAuthentication>(TokenAuthentication.SchemeName, null);
        });
        services.Configure<PolicySchemeOptions>(BearerHeader.SchemeName, options => options.ForwardDefaultSelector = context =>
            provider is not null && BearerHeader.Of(context.Request) is { } token && BearerHeader.IsJsonWebToken(token)
                ? ProviderAuthentication.SchemeName
                : TokenAuthentication.SchemeName);
        if (provider is not null)
        {
            services.AddProvider(provider);
        }
    }
}
