namespace CapabilityRegistry.Platform.Events;

/// <summary>
/// An event of the log; never changed. <see cref="Changes"/> holds the whole object when it was created, and an RFC 7386 merge patch after
/// that.
/// </summary>
public sealed record Event
{
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>Who is behind the actor; null for events from before persons were recorded.</summary>
    public string? Person { get; init; }

    public required string Role { get; init; }

    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public int SubjectVersion { get; init; }

    public string? Contributor { get; init; }

    /// <summary>
    /// The state that leads the joint pledge of which the subject is a share, and so may read of it too; null of anything else. The first event of a
    /// share tells it as well, and is what the hash covers.
    /// </summary>
    public string? Lead { get; init; }

    public string? Reason { get; init; }

    public required string Changes { get; init; }

    public string PreviousHash { get; init; } = "";

    public string Hash { get; init; } = "";
}
