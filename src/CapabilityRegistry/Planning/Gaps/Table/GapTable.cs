using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Gaps.Table;

/// <summary>Where the gaps are on a day, after the best possible use of the pledges there are.</summary>
public sealed record GapTable
{
    /// <summary>The day that is looked at.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How far the plans behind the met and unmet figures are proven: optimal, feasible or unknown.</summary>
    [CodeOf("PlanProof")]
    public required string Proof { get; init; }

    /// <summary>Requirements in force and needed on the day.</summary>
    public required LinkedCount Required { get; init; }

    /// <summary>Those of them that the best plan fills completely.</summary>
    public required LinkedCount Met { get; init; }

    /// <summary>Those of them that the best plan does not fill completely.</summary>
    public required LinkedCount Unmet { get; init; }

    /// <summary>By unit type, level and mission.</summary>
    public required IReadOnlyList<GapRow> Rows { get; init; }

    /// <summary>What the groups are; null unless groupBy asks for them.</summary>
    public required GroupKind? GroupedBy { get; init; }

    /// <summary>
    /// The rows for each group of contributors, computed as if only its pledges existed; empty unless groupBy is given. Each group has its
    /// own plan, so groups do not add up: what two groups could each fill counts in both.
    /// </summary>
    public required IReadOnlyList<GroupGaps> Groups { get; init; }
}

/// <summary>What one group of contributors could do by itself.</summary>
public sealed record GroupGaps
{
    /// <summary>The code of the region or organisation.</summary>
    public required string Group { get; init; }

    /// <summary>Requirements that the group's pledges alone fill completely.</summary>
    public required LinkedCount Met { get; init; }

    /// <summary>Requirements that they do not fill completely.</summary>
    public required LinkedCount Unmet { get; init; }

    /// <summary>By unit type, level and mission.</summary>
    public required IReadOnlyList<GapRow> Rows { get; init; }
}

/// <summary>One unit type at one level in one mission, or among the capacity goals.</summary>
public sealed record GapRow
{
    public required string UnitType { get; init; }

    public required ReadinessLevel MinimumLevel { get; init; }

    /// <summary>Null for capacity goals.</summary>
    public required string? Mission { get; init; }

    /// <summary>What the amounts are counted in.</summary>
    public required Measure Unit { get; init; }

    /// <summary>Requirements of this cell, and how much they ask for.</summary>
    public required LinkedAmount Required { get; init; }

    /// <summary>Those of them that the best plan fills completely, and how much they ask for.</summary>
    public required LinkedAmount Met { get; init; }

    /// <summary>
    /// The unmet ones again, and how much of them is selected, deployed or filled by the plan: met, partly met and unmet add up to what is required.
    /// </summary>
    public required LinkedAmount PartlyMet { get; init; }

    /// <summary>Those of them that the best plan does not fill completely, and how much is missing.</summary>
    public required LinkedAmount Unmet { get; init; }

    /// <summary>
    /// Registered pledges of this unit type, at this level or above, available on the day and not bound by a deployment under way, and how much they bring.
    /// Every mission draws on the same ones, so rows do not add up.
    /// </summary>
    public required LinkedAmount Available { get; init; }
}
