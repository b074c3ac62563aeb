using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>What one criterion gives.</summary>
public sealed record ScoreView
{
    /// <summary>The code of the criterion: what is wrong when it fails.</summary>
    [CodeOf("CriterionCode")]
    public required string Code { get; init; }

    /// <summary>The name of the criterion: what the points are given for, e.g. level.</summary>
    [CodeOf("CriterionName")]
    public required string Name { get; init; }

    /// <summary>What it earns, 0 or more.</summary>
    public required int Points { get; init; }

    /// <summary>The most that it can give.</summary>
    public required int OutOf { get; init; }

    public static ScoreView Of(ScorePart part) =>
        new() { Code = part.Code, Name = Criteria.NameOf(part.Code), Points = part.Points, OutOf = part.OutOf };
}

/// <summary>One criterion that is not met.</summary>
public sealed record ReasonView
{
    /// <summary>The code of the criterion.</summary>
    [CodeOf("CriterionCode")]
    public required string Code { get; init; }

    /// <summary>The field of the pledge that was judged.</summary>
    public required string Field { get; init; }

    /// <summary>What the requirement asks.</summary>
    public required string Required { get; init; }

    /// <summary>What the pledge says.</summary>
    public required string Actual { get; init; }

    public static ReasonView Of(Failure failure) =>
        new() { Code = failure.Code, Field = failure.Field, Required = failure.Required, Actual = failure.Actual };
}

/// <summary>A shortfall that passes.</summary>
public sealed record VariationUsedView
{
    /// <summary>The key of the variation, as the requirement shows it.</summary>
    public required string Variation { get; init; }

    /// <summary>Who agreed that the shortfall is acceptable.</summary>
    public required string AgreedBy { get; init; }

    /// <summary>The code of the criterion that would fail without it.</summary>
    [CodeOf("CriterionCode")]
    public required string Code { get; init; }

    // An attribute, because the generator takes a member of this name for an indexer and passes over its comment.
    [Description("The line of it, e.g. engineering-vehicle; null for the criterion as a whole.")]
    public required string? Item { get; init; }

    /// <summary>What the requirement asks.</summary>
    public required string Required { get; init; }

    /// <summary>What the pledge says.</summary>
    public required string Actual { get; init; }

    public static VariationUsedView Of(VariationUsed used) =>
        new() { Variation = used.Id, AgreedBy = used.AgreedBy, Code = used.Code, Item = used.Item, Required = used.Required, Actual = used.Actual };
}
