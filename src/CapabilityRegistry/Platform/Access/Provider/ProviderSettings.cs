using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Access.Provider;

/// <summary>The OpenID Connect provider whose tokens open this registry, and how its claims are read.</summary>
public sealed record ProviderSettings
{
    /// <summary>Where the provider describes itself: this address + /.well-known/openid-configuration.</summary>
    public required Uri Authority { get; init; }

    /// <summary>What a token's aud must name: this registry.</summary>
    public required string Audience { get; init; }

    /// <summary>The claim that names the person, never given to anybody else.</summary>
    public required string NameClaim { get; init; }

    /// <summary>The claim that holds the person's name as tokens of this registry have it; null if there is none.</summary>
    public required string? PersonClaim { get; init; }

    public required string RoleClaim { get; init; }

    public required string ContributorClaim { get; init; }

    /// <summary>Roles by what the provider calls them, such as a group; empty if it uses the codes of this registry.</summary>
    public required IReadOnlyDictionary<string, Role> Roles { get; init; }

    /// <summary>ISO alpha-3 codes by what the provider calls the states; empty if it uses those codes.</summary>
    public required IReadOnlyDictionary<string, string> Contributors { get; init; }

    /// <summary>The settings of a provider that <see cref="Faults"/> finds nothing wrong with.</summary>
    public static ProviderSettings Of(AccessSettings settings) => new()
    {
        Authority = new Uri(settings.Authority!),
        Audience = settings.Audience!,
        NameClaim = settings.Claims.Name,
        PersonClaim = settings.Claims.Person,
        RoleClaim = settings.Claims.Role,
        ContributorClaim = settings.Claims.Contributor,
        Roles = settings.Roles.ToDictionary(pair => pair.Key, pair => Codes.Parse<Role>(pair.Value)),
        Contributors = settings.Contributors,
    };

    /// <summary>Why the provider that is configured cannot be trusted.</summary>
    public static IEnumerable<ValidationResult> Faults(AccessSettings settings)
    {
        if (!IsTrusted(settings.Authority!))
        {
            yield return new($"Access:Authority must be an https address (http only on this machine), found '{settings.Authority}'.");
        }

        if (settings.Audience is null or "")
        {
            yield return new("Access:Authority needs Access:Audience: otherwise tokens for any other service would open this one.");
        }

        foreach (var (name, code) in settings.Roles.Where(role => !Codes.TryParse<Role>(role.Value, out _)))
        {
            yield return new($"Access:Roles:{name} must be one of {string.Join(", ", Enum.GetValues<Role>().Select(each => each.Code()))}, found '{code}'.");
        }
    }

    // What comes over plain HTTP can be replaced on the way, the keys included.
    private static bool IsTrusted(string authority) => Uri.TryCreate(authority, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
