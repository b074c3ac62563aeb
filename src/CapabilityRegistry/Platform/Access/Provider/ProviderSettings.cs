using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Access.Provider;

/// <summary>The OpenID Connect provider whose tokens open this registry, and how its claims are read.</summary>
public sealed record ProviderSettings
{
    private const string Section = "Access";

    /// <summary>Where the provider describes itself: this address + /.well-known/openid-configuration.</summary>
    public required Uri Authority { get; init; }

    /// <summary>What a token's aud must name: this registry.</summary>
    public required string Audience { get; init; }

    /// <summary>The claim that names the person, never given to anybody else.</summary>
    public required string NameClaim { get; init; }

    public required string RoleClaim { get; init; }

    public required string ContributorClaim { get; init; }

    /// <summary>Roles by what the provider calls them, such as a group; empty if it uses the codes of this registry.</summary>
    public required IReadOnlyDictionary<string, Role> Roles { get; init; }

    /// <summary>ISO alpha-3 codes by what the provider calls the states; empty if it uses those codes.</summary>
    public required IReadOnlyDictionary<string, string> Contributors { get; init; }

    /// <returns>Null if no provider is configured.</returns>
    /// <exception cref="InvalidOperationException">It is configured, but not so that it can be trusted; the message says what is wrong.</exception>
    public static ProviderSettings? From(IConfiguration configuration)
    {
        var access = configuration.GetSection(Section);
        return access["Authority"] is not { Length: > 0 } authority ? null : new ProviderSettings
        {
            Authority = Trusted(authority),
            Audience = access["Audience"] is { Length: > 0 } audience
                ? audience
                : throw new InvalidOperationException("Access:Authority needs Access:Audience: otherwise tokens for any other service would open this one."),
            NameClaim = access["Claims:Name"] ?? "sub",
            RoleClaim = access["Claims:Role"] ?? "roles",
            ContributorClaim = access["Claims:Contributor"] ?? "contributor",
            Roles = Mapped(access.GetSection("Roles")).ToDictionary(pair => pair.Key, pair => RoleOf(pair.Key, pair.Value)),
            Contributors = Mapped(access.GetSection("Contributors")).ToDictionary(pair => pair.Key, pair => pair.Value),
        };
    }

    // What comes over plain HTTP can be replaced on the way, the keys included.
    private static Uri Trusted(string authority) => Uri.TryCreate(authority, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        ? address
        : throw new InvalidOperationException($"Access:Authority must be an https address (http only on this machine), found '{authority}'.");

    private static Role RoleOf(string name, string code) => Codes.TryParse<Role>(code, out var role)
        ? role
        : throw new InvalidOperationException($"Access:Roles:{name} must be one of {string.Join(", ", Enum.GetValues<Role>().Select(each => each.Code()))}, found '{code}'.");

    private static IEnumerable<(string Key, string Value)> Mapped(IConfigurationSection section) =>
        section.GetChildren().Select(pair => (pair.Key, pair.Value ?? ""));
}
