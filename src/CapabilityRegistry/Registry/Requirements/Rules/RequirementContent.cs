using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Requirements.Rules;

/// <summary>What is needed.</summary>
public record RequirementContent
{
    /// <summary>A code of /v1/unit-types.</summary>
    [RegularExpression(Patterns.UnitType)]
    public required string UnitType { get; init; }

    /// <summary>
    /// The key of a published Statement of Unit Requirements for this unit type, whose lines count here; null for none. An own
    /// line of the same kind and code stands in the place of the statement's, whether it says more, less or only desired.
    /// </summary>
    [RegularExpression(Patterns.Sur)]
    public string? Sur { get; init; }

    /// <summary>Unit types that would do as well, each with a penalty; counted in the same measure.</summary>
    [MaxLength(20)]
    public IReadOnlyList<Substitute> Substitutes { get; init; } = [];

    /// <summary>How much, in the measure of the unit type.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Persons altogether, if that is known better than by the statement or the unit type; null if not.</summary>
    [Range(1, 100_000)]
    public int? Persons { get; init; }

    /// <summary>The resolution that it rests on, as the mission's authorised strengths name it; null for none.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Resolution { get; init; }

    /// <summary>
    /// 0 is the highest. Requirements of one priority count the same whatever they ask for: 1 if filled completely, else the part that is filled.
    /// </summary>
    [Range(0, 4)]
    public required int Priority { get; init; }

    /// <summary>The first day of the need.</summary>
    public required DateOnly NeededBy { get; init; }

    /// <summary>For how many days it is needed, the first one included.</summary>
    [Range(1, 3_650)]
    public required int DurationDays { get; init; }

    /// <summary>
    /// Months after which another contributor may take over, 6 or 12: the need is split into consecutive slots from its first day on, and a rest of
    /// less than 30 days belongs to the last one. Null: it is not split.
    /// </summary>
    [Range(6, 12)]
    public int? RotationMonths { get; init; }

    /// <summary>The level that a unit must hold. Whatever is said here, only Level 2 and above is ever selected.</summary>
    public required ReadinessLevel MinimumLevel { get; init; }

    /// <summary>Equipment that the unit must bring.</summary>
    [MaxLength(50)]
    public IReadOnlyList<EquipmentDemand> MajorEquipment { get; init; } = [];

    /// <summary>Codes of /v1/self-sustainment in which the unit must sustain itself.</summary>
    [MaxLength(100)]
    public IReadOnlyList<string> SelfSustainment { get; init; } = [];

    /// <summary>Languages that the unit must work in, ISO 639-1.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What the unit must be able to do, e.g. night-operations; codes of /v1/attributes.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>
    /// Courses in which the unit must hold certificates for the whole time; codes of /v1/courses. A certificate of a pledge that names a training centre
    /// counts only while the course is recognised there.
    /// </summary>
    [MaxLength(50)]
    public IReadOnlyList<string> Training { get; init; } = [];

    /// <summary>Lines that are desired: they rank pledges and rule none out.</summary>
    [MaxLength(100)]
    public IReadOnlyList<DesiredLine> Desired { get; init; } = [];

    /// <summary>Less than this is of no use, in the measure of the unit type: it is filled so far at least, or not at all.</summary>
    [Range(0, 100_000)]
    public int MinimumFill { get; init; }

    /// <summary>
    /// The most that one contributor may cover, what it has selected or deployed there included, in the measure of the unit type; null for no cap.
    /// </summary>
    [Range(1, 100_000)]
    public int? ShareCap { get; init; }

    /// <summary>
    /// Requirements with the same bundle are all filled completely, or none of them at all; of a bundle of which units are selected already, what is
    /// left. A bundle may hold several priorities: it is filled if that adds to the highest of them, even where a priority between them loses. Null for none.
    /// </summary>
    [RegularExpression(Patterns.Bundle)]
    public string? Bundle { get; init; }

    /// <summary>If not empty, only units of these states.</summary>
    [MaxLength(193)]
    public IReadOnlyList<string> RequiredContributors { get; init; } = [];

    /// <summary>No units of these states.</summary>
    [MaxLength(193)]
    public IReadOnlyList<string> ExcludedContributors { get; init; } = [];

    /// <summary>If not empty, only units of members of at least one of these organisations.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> RequiredOrganisations { get; init; } = [];

    /// <summary>No units of members of these organisations.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> ExcludedOrganisations { get; init; } = [];

    /// <summary>The unit type that is asked for, then its substitutes.</summary>
    public IReadOnlyList<string> AcceptableUnitTypes() => [UnitType, .. Substitutes.Select(substitute => substitute.UnitType)];
}

/// <summary>A unit type that would do as well.</summary>
public sealed record Substitute
{
    /// <summary>A code of /v1/unit-types.</summary>
    [RegularExpression(Patterns.UnitType)]
    public required string UnitType { get; init; }

    /// <summary>Percent of the points for the right type that are lost.</summary>
    [Range(1, 100)]
    public required int Penalty { get; init; }
}

/// <summary>Something that is desired, not demanded.</summary>
public sealed record DesiredLine
{
    public required LineKind Kind { get; init; }

    /// <summary>The code in the list of its kind.</summary>
    [RegularExpression(Patterns.Category)]
    public required string Code { get; init; }

    /// <summary>Items; of major equipment, and of nothing else.</summary>
    [Range(1, 10_000)]
    public int? Quantity { get; init; }
}

/// <summary>Equipment that the unit must bring.</summary>
public sealed record EquipmentDemand
{
    /// <summary>A code of /v1/equipment.</summary>
    [RegularExpression(Patterns.Category)]
    public required string Category { get; init; }

    /// <summary>How many items at least.</summary>
    [Range(1, 10_000)]
    public required int Quantity { get; init; }
}
