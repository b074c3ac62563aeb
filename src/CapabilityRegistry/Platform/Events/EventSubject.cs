namespace CapabilityRegistry.Platform.Events;

/// <summary>The subject of an event, without its content.</summary>
public sealed record EventSubject
{
    public string Hash { get; init; } = "";

    public string SubjectKind { get; init; } = "";

    public string SubjectId { get; init; } = "";

    public string? Contributor { get; init; }
}
