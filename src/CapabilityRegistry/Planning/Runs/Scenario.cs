using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements;

namespace CapabilityRegistry.Planning.Runs;

/// <summary>What a what-if supposes, on top of what the registry holds.</summary>
public sealed record Scenario
{
    /// <summary>Pledges that would be registered at another level, and would keep it.</summary>
    [MaxLength(500)]
    public IReadOnlyList<SupposedLevel> Elevations { get; init; } = [];

    /// <summary>Pledges that would be withdrawn.</summary>
    [MaxLength(500)]
    public IReadOnlyList<string> Withdrawals { get; init; } = [];

    /// <summary>Pledges that would be there at other times.</summary>
    [MaxLength(500)]
    public IReadOnlyList<PledgeDates> PledgeDates { get; init; } = [];

    /// <summary>Requirements that would come up. They take part whatever the scope is, as HYPOTHETICAL-00001 and so on.</summary>
    [MaxLength(100)]
    public IReadOnlyList<DraftRequirementRequest> NewRequirements { get; init; } = [];

    /// <summary>Requirements that would fall away.</summary>
    [MaxLength(500)]
    public IReadOnlyList<string> CancelledRequirements { get; init; } = [];

    /// <summary>Requirements that would be needed at other times.</summary>
    [MaxLength(500)]
    public IReadOnlyList<RequirementDates> RequirementDates { get; init; } = [];
}

/// <summary>A pledge at another level.</summary>
public sealed record SupposedLevel
{
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    public required ReadinessLevel To { get; init; }
}

/// <summary>A pledge at other times.</summary>
public sealed record PledgeDates
{
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>The first day on which the unit would be available.</summary>
    public required DateOnly AvailableFrom { get; init; }

    /// <summary>The last day, itself included; left out when open.</summary>
    public DateOnly? AvailableUntil { get; init; }
}

/// <summary>A requirement at other times.</summary>
public sealed record RequirementDates
{
    public required string Requirement { get; init; }

    /// <summary>The first day of the need.</summary>
    public required DateOnly NeededBy { get; init; }

    /// <summary>For how many days it would be needed, the first one included.</summary>
    [Range(1, 3_650)]
    public required int DurationDays { get; init; }
}
