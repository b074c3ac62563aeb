namespace CapabilityRegistry.Portal.Api;

/// <summary>Something that happened to an object.</summary>
public sealed record EventView
{
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Left out for whoever may not know.</summary>
    public string? Actor { get; init; }

    public string? Person { get; init; }

    public required string Action { get; init; }

    public string? Reason { get; init; }

    public int SubjectVersion { get; init; }

    /// <summary>The whole object at first, then what became different.</summary>
    public IReadOnlyDictionary<string, object?> Changes { get; init; } = new Dictionary<string, object?>();
}
