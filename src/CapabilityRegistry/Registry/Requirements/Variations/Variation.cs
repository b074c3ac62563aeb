using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Registry.Requirements.Variations;

/// <summary>A shortfall of one line that was agreed to be operationally acceptable, and for whom.</summary>
public sealed record Variation : VariationTerms
{
    /// <summary>The key, e.g. VAR-00012; it is shown wherever the variation counts.</summary>
    public required string Id { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>Null while it holds.</summary>
    public required DateOnly? RevokedOn { get; init; }

    /// <summary>Why it was revoked; null while it holds.</summary>
    public required string? RevokedFor { get; init; }
}

/// <summary>What was agreed.</summary>
public record VariationTerms
{
    /// <summary>The criterion that may fall short.</summary>
    public required LineCriterion Criterion { get; init; }

    /// <summary>Which line of it: the code of a mandatory line that the requirement has, e.g. engineering-vehicle.</summary>
    [RegularExpression(Patterns.Category)]
    public required string Item { get; init; }

    /// <summary>Only for pledges of this state; null for any.</summary>
    [RegularExpression(Patterns.Contributor)]
    public string? Contributor { get; init; }

    /// <summary>Only for this pledge; null for any.</summary>
    [RegularExpression(Patterns.Pledge)]
    public string? Pledge { get; init; }

    /// <summary>Who agreed.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string AgreedBy { get; init; }

    public required DateOnly AgreedOn { get; init; }

    /// <summary>The document that says so.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reference { get; init; }

    /// <summary>What was agreed, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Scope { get; init; }

    /// <summary>
    /// The last day on which it may be used; null for no end. It is used on the first day of the need, or today if that is past: a variation that ends
    /// later, while the unit serves, still counts.
    /// </summary>
    public DateOnly? ValidUntil { get; init; }
}
