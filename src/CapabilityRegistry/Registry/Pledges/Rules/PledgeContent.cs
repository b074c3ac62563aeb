using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>What a state says about the unit that it pledges.</summary>
public record PledgeContent
{
    /// <summary>A code of /v1/unit-types.</summary>
    [RegularExpression(Patterns.UnitType)]
    public required string UnitType { get; init; }

    /// <summary>What the state calls the unit.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public required string UnitName { get; init; }

    /// <summary>The table of organization: men and women by rank group. Null: not given.</summary>
    [MinLength(1)]
    [MaxLength(5)]
    public IReadOnlyList<PersonnelLine>? Personnel { get; init; }

    /// <summary>How much the unit can do, in the measure of its unit type.</summary>
    public required Quantity Capacity { get; init; }

    /// <summary>The list of major equipment. An empty list states that there is none; null: not given.</summary>
    [MaxLength(200)]
    public IReadOnlyList<EquipmentLine>? MajorEquipment { get; init; }

    /// <summary>The codes of /v1/self-sustainment in which the unit sustains itself. Null: not given.</summary>
    [MinLength(1)]
    [MaxLength(100)]
    public IReadOnlyList<string>? SelfSustainment { get; init; }

    /// <summary>Days from a request until the unit can deploy.</summary>
    [Range(0, 730)]
    public required int ResponseDays { get; init; }

    /// <summary>The first day on which the unit is available.</summary>
    public required DateOnly AvailableFrom { get; init; }

    /// <summary>The last day; null for no end.</summary>
    public DateOnly? AvailableUntil { get; init; }

    /// <summary>The languages in which the unit can work, ISO 639-1.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What the unit can do, e.g. night-operations; codes of /v1/attributes.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The courses that the unit's people are certified in, each once.</summary>
    [MaxLength(50)]
    public IReadOnlyList<TrainingLine> Training { get; init; } = [];

    /// <summary>Days that the unit needs between two missions. Within one mission it may stay on, as from one rotation to the next.</summary>
    [Range(0, 730)]
    public int TurnaroundDays { get; init; }

    /// <summary>
    /// Pledges without which this one does not serve: each must serve in the same mission at an overlapping time. The keys of
    /// the state's own must exist; those of another state are as agreed with it, and until they exist this pledge serves nowhere.
    /// </summary>
    [MaxLength(10)]
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>
    /// The organisation through which the state offers the unit, a code of /v1/organisations of which it is a member on the day on which it hands the pledge
    /// in. Null: by itself.
    /// </summary>
    [RegularExpression(Patterns.Organisation)]
    public string? OfferedThrough { get; init; }

    /// <summary>What the state does not let the unit do.</summary>
    [MaxLength(50)]
    [Redactable]
    public IReadOnlyList<Caveat> Caveats { get; init; } = [];

    /// <summary>The reference of the note verbale with which the state pledges. Null: not given.</summary>
    [StringLength(100, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    [Redactable]
    public string? NoteVerbale { get; init; }

    /// <summary>
    /// The state's own reference; no two pledges of a state share one. Case, space around it, and letters of other scripts that look like ASCII make no
    /// difference.
    /// </summary>
    [StringLength(100, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public string? ExternalId { get; init; }
}
