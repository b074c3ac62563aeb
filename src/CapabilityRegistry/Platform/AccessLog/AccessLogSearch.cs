namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>Which answers; what is null or empty is not asked for.</summary>
public sealed record AccessLogSearch
{
    public IReadOnlyList<string> Actor { get; init; } = [];

    public IReadOnlyList<string> Operation { get; init; } = [];

    public IReadOnlyList<string> SubjectId { get; init; } = [];

    public IReadOnlyList<string> Contributor { get; init; } = [];

    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment that no longer counts.</summary>
    public DateTimeOffset? Until { get; init; }
}
