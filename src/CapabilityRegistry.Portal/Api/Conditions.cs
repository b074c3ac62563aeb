namespace CapabilityRegistry.Portal.Api;

/// <summary>What a state makes the use of its unit depend on.</summary>
public sealed record Condition
{
    public required string Id { get; init; }

    public required string Pledge { get; init; }

    /// <summary>What must be so; null for whoever may not read it.</summary>
    public string? Text { get; init; }

    public DateOnly StatedOn { get; init; }

    /// <summary>The first day on which the state insists on it; null: from the beginning.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The first day on which it does not insist any more, whether it was met or not.</summary>
    public DateOnly? ValidUntil { get; init; }

    public DateOnly? MetFrom { get; init; }

    public string? AgreedBy { get; init; }

    public string? Reference { get; init; }

    public DateOnly? DroppedOn { get; init; }

    public string? DroppedFor { get; init; }

    /// <summary>The first day on which it is not open any more: the earliest of those that the API names. Null if there is none.</summary>
    public DateOnly? OpenUntil => new[] { ValidUntil, MetFrom, DroppedOn }.Min();
}
