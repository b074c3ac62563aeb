using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Platform.Access.Tokens;

/// <summary>A token given to somebody, without the token itself.</summary>
public sealed record AccessToken : IVersioned, IPartlyVersioned
{
    /// <summary>The key, e.g. TOK-00004; not the token itself.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>What the token is called: the actor of everything done with it.</summary>
    public required string Name { get; init; }

    /// <summary>The person it is for, or who answers for what a machine does with it. All tokens of one person are one person for four eyes.</summary>
    public required string Person { get; init; }

    public required Role Role { get; init; }

    /// <summary>The state it is bound to; null for the United Nations.</summary>
    public required string? Contributor { get; init; }

    /// <summary>Whether the token may read, write or both, within what the role may do.</summary>
    public required IReadOnlyList<TokenScope> Scopes { get; init; }

    /// <summary>SHA-256 of the token, 64 hexadecimal digits: whoever finds a token can tell which one it is.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From this time on the token is refused.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null unless it was revoked.</summary>
    public required DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was last used, to the minute; null if never. No part of the history.</summary>
    public required DateTimeOffset? LastUsedAt { get; init; }

    public static Subject SubjectOf(AccessToken token) => new("token", token.Id, token.Version);

    public Caller ToCaller() => new(Name, Role, Contributor) { Person = Person, Scopes = Scopes };

    /// <summary>Why the token is refused, as a sentence; null while it is valid.</summary>
    public string? Fault(DateTimeOffset now) => this switch
    {
        { RevokedAt: not null } => "The token was revoked.",
        _ when ExpiresAt <= now => "The token has expired.",
        _ => null,
    };

    /// <summary>A token revoked once stays so.</summary>
    public Decision<AccessToken> Revoke(DateTimeOffset at) => RevokedAt is null
        ? this with { RevokedAt = at, Version = Version + 1 }
        : new Refusal("already-revoked", $"The token {Id} was revoked at {RevokedAt:u}.");

    /// <summary>As the event log stores it: without the time of last use.</summary>
    public AccessToken OnRecord() => this with { LastUsedAt = null };

    /// <summary>A focal point speaks for one state; planners, auditors and administrators for none.</summary>
    public static Fault? BindingFault(Role role, string? contributor) => (role, contributor) switch
    {
        (Role.FocalPoint, null) => Kernel.Fault.At("/contributor", "contributor-missing", "the state that the focal point speaks for", "nothing"),
        (Role.Planner or Role.Auditor or Role.Administrator, not null) =>
            CapabilityRegistry.Kernel.Fault.At("/contributor", "contributor-not-allowed", $"no contributor: a {role.Code()} belongs to no state", contributor),
        _ => null,
    };
}
