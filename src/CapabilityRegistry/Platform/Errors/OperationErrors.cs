namespace CapabilityRegistry.Platform.Errors;

/// <summary>The codes with which an operation can refuse.</summary>
public sealed record OperationErrors
{
    /// <summary>The codes of problems.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>The codes that come within <c>errors</c> alone.</summary>
    public required IReadOnlyList<string> Errors { get; init; }
}
