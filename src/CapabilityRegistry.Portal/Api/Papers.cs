namespace CapabilityRegistry.Portal.Api;

/// <summary>A paper about the deployment of a unit, as its state has handed it in.</summary>
public sealed record Paper
{
    public required string Id { get; init; }

    public DateOnly HandedInOn { get; init; }

    public string? HandedInBy { get; init; }

    public required string Pledge { get; init; }

    public required string Kind { get; init; }

    public required string Reference { get; init; }

    public string? Port { get; init; }

    public int? Days { get; init; }
}

/// <summary>A file that is attached to an object, without its content.</summary>
public sealed record AttachedFile
{
    public required string Id { get; init; }

    public required string AttachedTo { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public int Bytes { get; init; }

    public required string Sha256 { get; init; }

    public DateOnly AttachedOn { get; init; }

    public required string AttachedBy { get; init; }

    public string? SupersededBy { get; init; }
}

/// <summary>What a file can be attached to, as far as it says where it stands.</summary>
public sealed record FiledObject
{
    public required string Id { get; init; }

    /// <summary>The unit that it is about; null for a visit, which is about several.</summary>
    public string? Pledge { get; init; }
}
