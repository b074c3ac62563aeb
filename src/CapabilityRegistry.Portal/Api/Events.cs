using System.Text.Json;

namespace CapabilityRegistry.Portal.Api;

/// <summary>Something that was done: who, when, to what, why, and what changed by it.</summary>
public sealed record EventView
{
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>By the name of the token; empty if it is left out for this person.</summary>
    public required string Actor { get; init; }

    public string? Person { get; init; }

    public required string Role { get; init; }

    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public int SubjectVersion { get; init; }

    public string? Contributor { get; init; }

    public string? Reason { get; init; }

    /// <summary>The whole object when it was created, a merge patch (RFC 7386) after that.</summary>
    public IReadOnlyDictionary<string, JsonElement> Changes { get; init; } = new Dictionary<string, JsonElement>();
}

/// <summary>That somebody was shown objects of another state than their own.</summary>
public sealed record AccessLogEntry
{
    public required string Id { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Role { get; init; }

    public required string Operation { get; init; }

    public int Objects { get; init; }

    /// <summary>In a list of entries the first ten of them.</summary>
    public required IReadOnlyList<ShownObject> Shown { get; init; }
}

public sealed record ShownObject
{
    public required string Kind { get; init; }

    public required string Id { get; init; }

    public string? Contributor { get; init; }
}

/// <summary>An invitation or a deployment, as far as somebody went on with it although criteria were not met.</summary>
public sealed record OverriddenObject
{
    public required string Id { get; init; }

    public required string Pledge { get; init; }

    /// <summary>Of an invitation, what came of it; null if nothing did, and of a deployment.</summary>
    public string? Deployment { get; init; }

    public IReadOnlyList<CriteriaOverride> Overrides { get; init; } = [];
}

public sealed record CriteriaOverride
{
    public required string Step { get; init; }

    /// <summary>Who went on, by the name of the token.</summary>
    public required string By { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Reason { get; init; }

    public IReadOnlyList<ReasonView> Criteria { get; init; } = [];
}

/// <summary>Of a pledge, who handed it in.</summary>
public sealed record SubmittedUnit
{
    public required string UnitName { get; init; }

    public string? SubmittedByPerson { get; init; }
}
