using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>A list of points that a visit goes through.</summary>
public sealed record Checklist
{
    /// <summary>The permanent code that outcomes and findings use.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>How sure it is that there is such a checklist.</summary>
    [CodeOf("Certainty")]
    public required string Certainty { get; init; }

    /// <summary>Where it is written.</summary>
    public required string Source { get; init; }

    /// <summary>Its points, in order.</summary>
    public required IReadOnlyList<Category> Items { get; init; }
}

/// <summary>Every checklist, returned without paging.</summary>
public sealed record ChecklistList
{
    public required IReadOnlyList<Checklist> Items { get; init; }
}
