using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Visits.Findings;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>What the state says of a deficiency of its unit, and may change while it is open.</summary>
public record DeficiencyContent
{
    /// <summary>How much of what is held can be used; null if that is not told. Not more than is held.</summary>
    [Range(0, 20_000)]
    public int? Serviceable { get; init; }

    /// <summary>What the state does about it, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Remedy { get; init; }

    /// <summary>The last day by which it is to be mended; null if none is set. Not in the past when it is set.</summary>
    public DateOnly? Due { get; init; }
}

/// <summary>What somebody tells that a unit lacks.</summary>
public record ReportedDeficiency : DeficiencyContent
{
    /// <summary>The key of a pledge that is handed in, and neither withdrawn nor lapsed.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    public required ComparedKind Kind { get; init; }

    /// <summary>The code in the list of its kind; the rank group of personnel, the measure of the unit type of capacity.</summary>
    [StringLength(40, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public required string Code { get; init; }

    /// <summary>How much there must be.</summary>
    [Range(1, 20_000)]
    public required int Required { get; init; }

    /// <summary>How much the unit has; less of it, or of what is serviceable, than is required.</summary>
    [Range(0, 20_000)]
    public required int Held { get; init; }

    public required FindingSeverity Severity { get; init; }

    /// <summary>The document that tells it.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reference { get; init; }
}

/// <summary>What shows that a deficiency is mended.</summary>
public record DeficiencyEvidence
{
    /// <summary>What was done, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Text { get; init; }

    /// <summary>The document that shows it.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reference { get; init; }
}
