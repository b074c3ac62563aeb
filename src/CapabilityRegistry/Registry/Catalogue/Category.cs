using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>A category of major equipment or of self-sustainment, an attribute, a course, or an item of a checklist.</summary>
public sealed record Category
{
    /// <summary>The permanent code that pledges, requirements and findings use.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>How sure the category is.</summary>
    [CodeOf("Certainty")]
    public required string Certainty { get; init => field = CertaintyCodes.Of(value); }

    /// <summary>Where it is written.</summary>
    public required string Source { get; init; }
}
