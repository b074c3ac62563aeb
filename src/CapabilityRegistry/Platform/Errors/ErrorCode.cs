using System.Text.Json.Serialization;

namespace CapabilityRegistry.Platform.Errors;

/// <summary>What one permanent code of a refusal means.</summary>
public sealed record ErrorCode
{
    /// <summary>In kebab-case.</summary>
    public required string Code { get; init; }

    /// <summary>The statuses with which a problem of this code comes; empty if the code only comes within <c>errors</c> of another problem.</summary>
    public IReadOnlyList<int> Status { get; init; } = [];

    /// <summary>What happened, in a sentence or two.</summary>
    public required string Meaning { get; init; }

    /// <summary>What the caller can do about it.</summary>
    public required string Remedy { get; init; }

    [JsonIgnore]
    public bool OnlyWithin => Status.Count == 0;
}
