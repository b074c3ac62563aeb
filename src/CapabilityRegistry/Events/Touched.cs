namespace CapabilityRegistry.Events;

/// <summary>What an event was about, without what it says.</summary>
public sealed record Touched
{
    public string Hash { get; init; } = "";

    public string SubjectKind { get; init; } = "";

    public string SubjectId { get; init; } = "";

    public string? Contributor { get; init; }
}
