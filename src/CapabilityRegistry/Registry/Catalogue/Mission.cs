using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>A peacekeeping mission.</summary>
public sealed record Mission
{
    /// <summary>The acronym, e.g. MINUSCA.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The department that leads it.</summary>
    public required string LeadDepartment { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly StartedOn { get; init; }

    /// <summary>The last day; null while the mission is active.</summary>
    public required DateOnly? EndedOn { get; init; }

    public required string Location { get; init; }

    /// <summary>What the Security Council authorised, the newest first; only what could be sourced.</summary>
    public required IReadOnlyList<AuthorisedStrength> AuthorisedStrength { get; init; }

    /// <summary>How sure the facts are.</summary>
    [CodeOf("Certainty")]
    public required string Certainty { get; init => field = CertaintyCodes.Of(value); }

    /// <summary>Where it is written.</summary>
    public required string Source { get; init; }
}

/// <summary>A ceiling on uniformed personnel.</summary>
public sealed record AuthorisedStrength
{
    /// <summary>Null where the source gives no date.</summary>
    public required DateOnly? EffectiveOn { get; init; }

    /// <summary>The resolution or document; null where the source gives none.</summary>
    public required string? Reference { get; init; }

    /// <summary>Persons; null where the source gives none.</summary>
    public required int? Military { get; init; }

    /// <summary>Persons; null where the source gives none.</summary>
    public required int? Police { get; init; }

    /// <summary>What is to be known besides; null for nothing.</summary>
    public required string? Note { get; init; }

    /// <summary>How sure the figure is.</summary>
    [CodeOf("Certainty")]
    public required string Certainty { get; init => field = CertaintyCodes.Of(value); }

    /// <summary>Where it is written.</summary>
    public required string Source { get; init; }
}
