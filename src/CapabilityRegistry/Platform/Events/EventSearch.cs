namespace CapabilityRegistry.Platform.Events;

/// <summary>Which events; what is null is not asked for.</summary>
public sealed record EventSearch
{
    /// <summary>Only events after this sequence number.</summary>
    public long After { get; init; }

    public string? SubjectKind { get; init; }

    public string? SubjectId { get; init; }

    public string? Actor { get; init; }

    public string? Action { get; init; }

    public string? Contributor { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment that no longer counts.</summary>
    public DateTimeOffset? Until { get; init; }

    internal bool IsWithin => From is not null || Until is not null;
}
