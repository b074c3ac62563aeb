namespace CapabilityRegistry.Portal.Api;

/// <summary>A part of a list of the API.</summary>
public sealed record Listed<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>The address of the next part; null on the last one.</summary>
    public string? Next { get; init; }

    public int? Count { get; init; }
}
