namespace CapabilityRegistry.Portal;

/// <summary>What the host tells the pages about itself.</summary>
public sealed record PortalSettings
{
    /// <summary>Tokens that everybody knows, each a button to sign in with; empty where they are not accepted.</summary>
    public IReadOnlyList<DemoPerson> Demo { get; init; } = [];

    /// <summary>Whether there is a mail server, so that a digest can be sent.</summary>
    public bool SendsMail { get; init; }

    /// <summary>Where people sign in; null if only tokens are taken.</summary>
    public PortalProvider? Provider { get; init; }
}

/// <summary>Somebody of the demonstration.</summary>
/// <param name="Role">A code of the API.</param>
/// <param name="State">ISO 3166-1 alpha-3; null for the United Nations.</param>
public sealed record DemoPerson(string Token, string Name, string Role, string? State);

/// <summary>An OpenID Connect provider at which the pages are a client.</summary>
/// <param name="ClientSecret">Null for a client that has none: PKCE protects the code.</param>
public sealed record PortalProvider(Uri Authority, string ClientId, string? ClientSecret, IReadOnlyList<string> Scopes);
