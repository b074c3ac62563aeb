namespace CapabilityRegistry.Portal.Api;

/// <summary>A token given to somebody, without the token itself.</summary>
public sealed record AccessToken
{
    public required string Id { get; init; }

    public int Version { get; init; }

    public required string Name { get; init; }

    public required string Person { get; init; }

    public required string Role { get; init; }

    public string? Contributor { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public required string Fingerprint { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>A token just given: the only time that it is shown.</summary>
public sealed record CreatedToken
{
    public required AccessToken Given { get; init; }

    /// <summary>Null if the form was sent a second time: it is not kept.</summary>
    public string? Token { get; init; }
}

/// <summary>What each level demands, for how long, and what follows when it lapses.</summary>
public sealed record LevelPolicy
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public DateOnly? StatedOn { get; init; }

    public required IReadOnlyList<PolicyGate> Gates { get; init; }
}

public sealed record PolicyGate
{
    public required string Level { get; init; }

    public required string Gate { get; init; }

    public PolicyValidity? Validity { get; init; }

    public PolicyLapse? Lapse { get; init; }

    public required string Source { get; init; }

    public required string Certainty { get; init; }
}

public sealed record PolicyValidity
{
    public int Months { get; init; }
}

public sealed record PolicyLapse
{
    public string? LowersTo { get; init; }

    public int GraceDays { get; init; }
}

/// <summary>From which day a policy holds.</summary>
public sealed record PolicyTerm
{
    public required string Id { get; init; }

    public int Version { get; init; }

    public string? RevokedFor { get; init; }

    public required string Policy { get; init; }

    public DateOnly HoldsFrom { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A registered unit for which another policy makes a difference.</summary>
public sealed record PolicyEffect
{
    public required string Pledge { get; init; }

    public required string Contributor { get; init; }

    public required string UnitName { get; init; }

    public required ForeseenLevel Before { get; init; }

    public required ForeseenLevel After { get; init; }
}

public sealed record ForeseenLevel
{
    public required string Standing { get; init; }

    public string? ReadinessLevel { get; init; }

    public DateOnly? LapsesOn { get; init; }

    public string? Lapses { get; init; }
}

/// <summary>What quality is worth in a plan, as a set of weights under a name.</summary>
public sealed record MatchWeights
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public int Version { get; init; }

    public required IReadOnlyDictionary<string, int> Values { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset? At { get; init; }

    public string? Actor { get; init; }
}

/// <summary>Something of the catalogue, with where it is written and how sure that is.</summary>
public sealed record SourcedFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Certainty { get; init; }

    public required string Source { get; init; }
}

/// <summary>A checklist with the points that it consists of.</summary>
public sealed record SourcedChecklist
{
    public required IReadOnlyList<SourcedFact> Items { get; init; }
}
