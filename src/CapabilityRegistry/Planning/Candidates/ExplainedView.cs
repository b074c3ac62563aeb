using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Planning.Reasons;

namespace CapabilityRegistry.Planning.Candidates;

/// <summary>One pledge before every criterion.</summary>
public sealed record ExplainedView
{
    public required PledgeSummary Pledge { get; init; }

    /// <summary>Whether it passes them all.</summary>
    public required bool Eligible { get; init; }

    /// <summary>The sum of the points; 0 when it is not eligible.</summary>
    public required int Score { get; init; }

    /// <summary>Each criterion in turn, those that are met too.</summary>
    public required IReadOnlyList<CriterionView> Criteria { get; init; }

    /// <summary>
    /// The investigations of which the policy of readiness warns, for the first day for which the unit is needed, or today if that is past. They take no
    /// points; whoever invites the unit says why all the same.
    /// </summary>
    public required IReadOnlyList<string> CaseWarnings { get; init; }

    /// <summary>The smallest change that would make it eligible; no steps if it is, or serves the requirement already.</summary>
    public required RepairView Repair { get; init; }

    /// <summary>
    /// Whether it is selected for this requirement, or deployed to it, at this time: then its engagement is this one, and nothing is to be mended.
    /// </summary>
    public required bool Serves { get; init; }
}

/// <summary>What one criterion says of a pledge.</summary>
public sealed record CriterionView
{
    [CodeOf("CriterionCode")]
    public required string Code { get; init; }

    /// <summary>What is good about a pledge that passes, and what the points are given for, e.g. level.</summary>
    [CodeOf("CriterionName")]
    public required string Name { get; init; }

    /// <summary>The field of the pledge that is judged.</summary>
    public required string Field { get; init; }

    /// <summary>Whether the pledge meets it, by itself or by a variation.</summary>
    public required bool Passes { get; init; }

    /// <summary>What the requirement asks.</summary>
    public required string Required { get; init; }

    /// <summary>What the pledge says.</summary>
    public required string Actual { get; init; }

    /// <summary>What it earns, if every other criterion is met.</summary>
    public required int Points { get; init; }

    /// <summary>The most that it can give; 0 for one that only says yes or no.</summary>
    public required int OutOf { get; init; }

    /// <summary>Every shortfall that counts for nothing because it was agreed to be acceptable.</summary>
    public required IReadOnlyList<VariationUsedView> Variations { get; init; }

    public static CriterionView Of(Judgement says) => new()
    {
        Code = says.Code,
        Name = Criteria.NameOf(says.Code),
        Field = says.Field,
        Passes = says.Passes,
        Required = says.Required,
        Actual = says.Actual,
        Points = says.Points,
        OutOf = says.OutOf,
        Variations = [.. says.Variations.Select(VariationUsedView.Of)],
    };
}
