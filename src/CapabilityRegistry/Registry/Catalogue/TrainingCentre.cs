using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>A centre that trains peacekeepers.</summary>
public sealed record TrainingCentre
{
    /// <summary>The permanent code, e.g. KAZCENT.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The state in which it is, ISO 3166-1 alpha-3.</summary>
    public required string Country { get; init; }

    /// <summary>How sure it is.</summary>
    [CodeOf("Certainty")]
    public required string Certainty { get; init => field = CertaintyCodes.Of(value); }

    /// <summary>Where it is written.</summary>
    public required string Source { get; init; }
}

/// <summary>A short list, returned without paging.</summary>
public sealed record TrainingCentreList
{
    public required IReadOnlyList<TrainingCentre> Items { get; init; }
}
