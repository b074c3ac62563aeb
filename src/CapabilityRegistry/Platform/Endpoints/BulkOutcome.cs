using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Http.Answers;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>What became of each of many changes.</summary>
public sealed record BulkOutcome : IDisclosesObjects
{
    /// <summary>How many changes were made.</summary>
    public required int Succeeded { get; init; }

    /// <summary>How many changes were refused.</summary>
    public required int Refused { get; init; }

    /// <summary>In the order of the request.</summary>
    public required IReadOnlyList<BulkItem> Items { get; init; }

    /// <summary>What the objects that were changed disclose.</summary>
    internal IReadOnlyList<DisclosedObject> Disclosed { get; init; } = [];

    public IEnumerable<DisclosedObject> DisclosedObjects() => Disclosed;
}

/// <summary>What became of one of many changes.</summary>
public sealed record BulkItem
{
    /// <summary>Its place in the request, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The status that it would have got as a request of its own.</summary>
    public required int Status { get; init; }

    /// <summary>The key of the object; null if the change was refused.</summary>
    public required string? Id { get; init; }

    /// <summary>The version of the object now; null if the change was refused.</summary>
    public required int? Version { get; init; }

    /// <summary>Why it was refused, with pointers into the item; null if it was made.</summary>
    public required Problem? Problem { get; init; }
}
