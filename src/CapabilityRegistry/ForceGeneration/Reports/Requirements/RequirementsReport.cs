using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.ForceGeneration.Reports.Requirements;

/// <summary>What is needed in the time to come, and what of it is scarce.</summary>
public sealed record RequirementsReport
{
    /// <summary>The first day that is looked at.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The last day, 18 months on.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>How far the plans are proven that the figures rest on: optimal, feasible or unknown.</summary>
    [CodeOf("PlanProof")]
    public required string Proof { get; init; }

    /// <summary>Requirements in force and needed on the first day.</summary>
    public required LinkedCount Current { get; init; }

    /// <summary>Requirements in force whose need begins after the first day and not after the last one.</summary>
    public required LinkedCount Emerging { get; init; }

    /// <summary>Every unit type that is needed in that time, what is most wanted first.</summary>
    public required IReadOnlyList<RequiredType> Types { get; init; }
}

/// <summary>One unit type.</summary>
public sealed record RequiredType
{
    public required string UnitType { get; init; }

    /// <summary>What the amounts are counted in.</summary>
    public required Measure Unit { get; init; }

    public required RequirementOutlook Outlook { get; init; }

    /// <summary>Requirements in force and needed on the first day, and how much they ask for.</summary>
    public required LinkedAmount Current { get; init; }

    /// <summary>Requirements in force whose need begins later in the time that is looked at, and how much they ask for.</summary>
    public required LinkedAmount Emerging { get; init; }

    /// <summary>The first day on which most is missing, in amounts; null if nothing ever is.</summary>
    public required RequiredDay? Worst { get; init; }

    /// <summary>Registered pledges of the type at Level 2 and above that are available on the first day: only these are selected.</summary>
    public required LinkedAmount Supply { get; init; }

    /// <summary>The same at any level: what is more than the supply is registered at Level 1, and a visit away from it.</summary>
    public required LinkedAmount AtAnyLevel { get; init; }

    /// <summary>The first day, and the first day of each month after it.</summary>
    public required IReadOnlyList<RequiredDay> Days { get; init; }

    /// <summary>How many of the requirements ask for which level at the least; levels that none asks for are left out.</summary>
    public required IReadOnlyList<RequiredLevel> Levels { get; init; }

    /// <summary>The attributes, languages and training that the requirements ask for, from their statements too.</summary>
    public required IReadOnlyList<RequiredLine> Lines { get; init; }

    /// <summary>The requirements themselves, the most urgent first.</summary>
    public required IReadOnlyList<RequiredUnit> Requirements { get; init; }
}

/// <summary>Whether a need will be met, going by the best plans of the days that are looked at.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequirementOutlook>))]
public enum RequirementOutlook
{
    /// <summary>On one of the days something is missing, and no unit of the type at Level 2 or above is there at all.</summary>
    [JsonStringEnumMemberName("absent")]
    Absent,

    /// <summary>On one of the days something is missing, although there are such units.</summary>
    [JsonStringEnumMemberName("short")]
    Short,

    /// <summary>Nothing is missing on any of the days.</summary>
    [JsonStringEnumMemberName("met")]
    Met,
}

/// <summary>One unit type on one day.</summary>
public sealed record RequiredDay
{
    public required DateOnly On { get; init; }

    /// <summary>Requirements in force and needed on the day, and how much they ask for.</summary>
    public required LinkedAmount Required { get; init; }

    /// <summary>Those that the best plan of the day does not fill completely, and how much is missing.</summary>
    public required LinkedAmount Unmet { get; init; }

    /// <summary>Registered pledges of the type at Level 2 and above that are available on the day.</summary>
    public required LinkedAmount Supply { get; init; }
}

/// <summary>How many requirements ask for a level at the least.</summary>
public sealed record RequiredLevel
{
    public required ReadinessLevel MinimumLevel { get; init; }

    public required LinkedCount Requirements { get; init; }
}

/// <summary>An attribute, a language or a course that requirements of the type ask for.</summary>
public sealed record RequiredLine
{
    public required LineKind Kind { get; init; }

    /// <summary>Of the catalogue, or ISO 639-1.</summary>
    public required string Code { get; init; }

    /// <summary>The requirements of which it is a condition.</summary>
    public required IReadOnlyList<string> Mandatory { get; init; }

    /// <summary>The requirements that it would be welcome to.</summary>
    public required IReadOnlyList<string> Desired { get; init; }
}

/// <summary>One requirement of the paper.</summary>
public sealed record RequiredUnit
{
    public required string Requirement { get; init; }

    /// <summary>Null for a capacity goal.</summary>
    public required string? Mission { get; init; }

    /// <summary>0 is the highest.</summary>
    public required int Priority { get; init; }

    /// <summary>The first day of the need.</summary>
    public required DateOnly NeededBy { get; init; }

    /// <summary>The first day after it.</summary>
    public required DateOnly NeededUntil { get; init; }

    /// <summary>At one time, in the unit of the type.</summary>
    public required int Amount { get; init; }

    public required ReadinessLevel MinimumLevel { get; init; }

    /// <summary>Whether the need begins after the first day that is looked at.</summary>
    public required bool IsEmerging { get; init; }
}
