using Microsoft.AspNetCore.Authorization;

namespace CapabilityRegistry.Access;

public static class AccessSetup
{
    /// <summary>Nobody may do anything unless an endpoint says who may.</summary>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(DemoTokens.From(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton<KnownTokens>();
        builder.Services.AddScoped<TokenStore>();
        builder.Services.AddScoped<GiveToken>();
        // Not AddAuthentication, which would write data protection keys to the disk: tokens here need none.
        builder.Services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = TokenAuthentication.SchemeName;
            options.AddScheme<TokenAuthentication>(TokenAuthentication.SchemeName, null);
        });
        builder.Services.AddWebEncoders();
        builder.Services.AddTransient<TokenAuthentication>();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswer>();
    }
}
