using CapabilityRegistry.Platform.Access.Absent;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace CapabilityRegistry.Platform.Access.Provider;

/// <summary>Sets up JwtBearer for the provider's tokens: issuer, audience, lifetime, signature, algorithm.</summary>
public static class ProviderAuthentication
{
    public const string SchemeName = "Provider";

    /// <summary>Asymmetric signatures only: a shared secret, or no signature at all, is never accepted.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Registers what checks a provider's tokens; it is used only if a provider is configured.</summary>
    public static void AddProvider(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<AccessSettings>().Provider
            ?? throw new InvalidOperationException("No provider is configured."));
        services.AddSingleton<ProviderClaims>();
        services.AddSingleton<ContributorCache>();
        services.AddSingleton<ProviderTokenCache>();
        services.AddTransient<JwtBearerHandler>();
        services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>, JwtBearerPostConfigureOptions>();
        services.Configure<AuthenticationOptions>(options => options.AddScheme<JwtBearerHandler>(SchemeName, null));
        services.AddOptions<JwtBearerOptions>(SchemeName).Configure<ProviderSettings>(Configure);
    }

    private static void Configure(JwtBearerOptions options, ProviderSettings settings)
    {
        options.Authority = settings.Authority.ToString();
        options.RequireHttpsMetadata = !settings.Authority.IsLoopback;
        options.Audience = settings.Audience;
        options.MapInboundClaims = false;
        // A provider in trouble must not hold up every request for the usual minute.
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(30),
        };
        options.Events = new JwtBearerEvents { OnMessageReceived = Recall, OnTokenValidated = Recognise, OnAuthenticationFailed = ProviderFault.Explain };
    }

    private static Task Recall(MessageReceivedContext context)
    {
        if (BearerHeader.Of(context.Request) is { } token
            && context.HttpContext.RequestServices.GetRequiredService<ProviderTokenCache>().Find(token) is { } principal)
        {
            context.Principal = principal;
            context.Success();
        }

        return Task.CompletedTask;
    }

    private static async Task Recognise(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var (caller, fault) = services.GetRequiredService<ProviderClaims>().Read(context.Principal!);
        if (caller?.Contributor is { } state && !await services.GetRequiredService<ContributorCache>().Has(state, context.HttpContext.RequestAborted))
        {
            (caller, fault) = (null, "The state that the token names is no contributor of this registry.");
        }

        context.Principal = caller?.ToPrincipal(SchemeName) ?? UnknownPrincipal.Because(fault!, SchemeName);
        if (caller is not null)
        {
            services.GetRequiredService<ProviderLogins>().Seen(caller);
        }

        if (caller is not null && BearerHeader.Of(context.Request) is { } token)
        {
            services.GetRequiredService<ProviderTokenCache>().Add(token, context.Principal, context.SecurityToken.ValidTo);
        }
    }
}
