namespace CapabilityRegistry.Platform.Events;

/// <summary>Which events; what is null or empty is not asked for.</summary>
public sealed record EventSearch
{
    /// <summary>Only events after this sequence number.</summary>
    public long After { get; init; }

    /// <summary>Only events before this sequence number; null for all.</summary>
    public long? Before { get; init; }

    /// <summary>Whether the last event comes first.</summary>
    public bool IsNewestFirst { get; init; }

    public IReadOnlyList<string> SubjectKind { get; init; } = [];

    public IReadOnlyList<string> SubjectId { get; init; } = [];

    public IReadOnlyList<string> Actor { get; init; } = [];

    public IReadOnlyList<string> Action { get; init; } = [];

    public IReadOnlyList<string> Contributor { get; init; } = [];

    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment that no longer counts.</summary>
    public DateTimeOffset? Until { get; init; }

    internal bool IsWithin => From is not null || Until is not null;
}
