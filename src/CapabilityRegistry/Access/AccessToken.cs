using CapabilityRegistry.Events;

namespace CapabilityRegistry.Access;

/// <summary>A token given to somebody, without the token itself.</summary>
public sealed record AccessToken
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>The state it is bound to; null for the United Nations.</summary>
    public required string? Contributor { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while it is valid.</summary>
    public required DateTimeOffset? RevokedAt { get; init; }

    public static Subject SubjectOf(AccessToken token) => new("token", token.Id, token.Version);

    /// <summary>A token revoked once stays so.</summary>
    public Decision<AccessToken> Revoke(DateTimeOffset at) => RevokedAt is null
        ? this with { RevokedAt = at, Version = Version + 1 }
        : new Refusal("already-revoked", $"The token {Id} was revoked at {RevokedAt:u}.");

    /// <summary>A focal point speaks for one state; planners, auditors and administrators for none.</summary>
    public static Fault? BindingFault(Role role, string? contributor) => (role, contributor) switch
    {
        (Role.FocalPoint, null) => Fault.At("/contributor", "contributor-missing", "the state that the focal point speaks for", "nothing"),
        (Role.Planner or Role.Auditor or Role.Administrator, not null) =>
            Fault.At("/contributor", "contributor-not-allowed", $"no contributor: a {role.Code()} belongs to no state", contributor),
        _ => null,
    };
}
