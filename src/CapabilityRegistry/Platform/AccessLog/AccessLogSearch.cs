namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>Which answers; what is null is not asked for.</summary>
public sealed record AccessLogSearch
{
    /// <summary>Only answers after the one with this id.</summary>
    public string After { get; init; } = "";

    public string? Actor { get; init; }

    public string? Operation { get; init; }

    public string? SubjectId { get; init; }

    public string? Contributor { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment that no longer counts.</summary>
    public DateTimeOffset? Until { get; init; }
}
