using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Platform.Access.Provider;

namespace CapabilityRegistry.Platform.Access;

/// <summary>The section Access of the configuration: who may ask, from where, and who says who somebody is.</summary>
public sealed record AccessSettings : IValidatableObject
{
    public const string Section = "Access";

    /// <summary>Where an OpenID Connect provider describes itself: this address + /.well-known/openid-configuration. Null if there is none.</summary>
    public string? Authority { get; init; }

    /// <summary>What a token's aud must name: this registry.</summary>
    public string? Audience { get; init; }

    public ClaimSettings Claims { get; init; } = new();

    /// <summary>How the pages are known to the provider; without it people sign in to them by a token.</summary>
    public SignInSettings SignIn { get; init; } = new();

    /// <summary>Codes of roles by what the provider calls them, such as a group; empty if it uses the codes of this registry.</summary>
    public Dictionary<string, string> Roles { get; init; } = [];

    /// <summary>ISO alpha-3 codes by what the provider calls the states; empty if it uses those codes.</summary>
    public Dictionary<string, string> Contributors { get; init; } = [];

    /// <summary>Whether the tokens that everybody knows open this registry; in Development only.</summary>
    public bool DemoTokens { get; init; }

    /// <summary>A proxy in front terminates TLS, and its headers are believed.</summary>
    public bool BehindTlsProxy { get; init; }

    /// <summary>Addresses or networks of proxies, such as 10.0.0.7 or 10.1.0.0/16; this machine if none is named.</summary>
    public string[] KnownProxies { get; init; } = [];

    /// <summary>Origins that may ask from within a browser, such as https://planning.example.</summary>
    public string[] AllowedOrigins { get; init; } = [];

    /// <summary>The provider; null if none is configured.</summary>
    public ProviderSettings? Provider => Authority is { Length: > 0 } ? ProviderSettings.Of(this) : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
    [
        .. Authority is { Length: > 0 } ? ProviderSettings.Faults(this) : [],
        .. KnownProxies.Where(text => !TlsProxy.IsNetwork(text)).Select(text => new ValidationResult(
            $"{TlsProxy.KnownProxies} takes addresses and networks such as 10.0.0.7 or 10.1.0.0/16, found '{text}'.")),
        .. AllowedOrigins.Where(text => !Access.AllowedOrigins.IsOrigin(text)).Select(text => new ValidationResult(
            $"{Access.AllowedOrigins.Setting} takes origins such as https://planning.example, found '{text}'.")),
    ];
}

/// <summary>The claims of a provider's tokens that count here.</summary>
public sealed record ClaimSettings
{
    /// <summary>The claim that names the person, never given to anybody else.</summary>
    public string Name { get; init; } = "sub";

    /// <summary>
    /// The claim that holds the person's name as tokens of this registry have it, so that a person with both is one for four eyes; null if the
    /// provider has none: then whoever <see cref="Name"/> names is a person of the provider.
    /// </summary>
    public string? Person { get; init; }

    public string Role { get; init; } = "roles";

    public string Contributor { get; init; } = "contributor";
}

/// <summary>The pages as a client of the provider: code flow with PKCE, redirected to /sign-in/callback.</summary>
public sealed record SignInSettings
{
    /// <summary>Null: nobody signs in at the provider.</summary>
    public string? ClientId { get; init; }

    /// <summary>Null for a client without a secret. It is a secret: a file of its own, see OPERATIONS.md.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What is asked for; one of them makes the provider give an access token for this registry.</summary>
    public string[] Scopes { get; init; } = ["openid"];
}
