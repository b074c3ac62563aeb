using Microsoft.AspNetCore.Authentication;
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
        builder.Services.AddAuthentication(TokenAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswer>();
    }
}
