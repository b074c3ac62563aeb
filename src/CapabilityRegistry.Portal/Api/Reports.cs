namespace CapabilityRegistry.Portal.Api;

/// <summary>What is needed in the time to come, and what of it is scarce.</summary>
public sealed record RequirementsReport
{
    public DateOnly On { get; init; }

    public DateOnly Until { get; init; }

    public required string Proof { get; init; }

    public required LinkedCount Current { get; init; }

    public required LinkedCount Emerging { get; init; }

    /// <summary>What is most wanted first.</summary>
    public required IReadOnlyList<RequiredType> Types { get; init; }
}

/// <summary>One unit type.</summary>
public sealed record RequiredType
{
    public required string UnitType { get; init; }

    public required string Unit { get; init; }

    public required string Outlook { get; init; }

    public required LinkedAmount Current { get; init; }

    public required LinkedAmount Emerging { get; init; }

    /// <summary>The first day on which most is missing; null if nothing ever is.</summary>
    public RequiredDay? Worst { get; init; }

    /// <summary>At Level 2 and above.</summary>
    public required LinkedAmount Supply { get; init; }

    public required LinkedAmount AtAnyLevel { get; init; }

    public required IReadOnlyList<RequiredDay> Days { get; init; }

    public required IReadOnlyList<RequiredLevel> Levels { get; init; }

    public required IReadOnlyList<RequiredLine> Lines { get; init; }

    public required IReadOnlyList<RequiredUnit> Requirements { get; init; }
}

/// <summary>One unit type on one day.</summary>
public sealed record RequiredDay
{
    public DateOnly On { get; init; }

    public required LinkedAmount Required { get; init; }

    public required LinkedAmount Unmet { get; init; }

    public required LinkedAmount Supply { get; init; }
}

/// <summary>How many requirements ask for a level.</summary>
public sealed record RequiredLevel
{
    public required string MinimumLevel { get; init; }

    public required LinkedCount Requirements { get; init; }
}

/// <summary>What requirements of the type ask for, by their keys.</summary>
public sealed record RequiredLine
{
    public required string Kind { get; init; }

    public required string Code { get; init; }

    public required IReadOnlyList<string> Mandatory { get; init; }

    public required IReadOnlyList<string> Desired { get; init; }
}

/// <summary>One requirement of the paper.</summary>
public sealed record RequiredUnit
{
    public required string Requirement { get; init; }

    /// <summary>Null for a capacity goal.</summary>
    public string? Mission { get; init; }

    public int Priority { get; init; }

    public DateOnly NeededBy { get; init; }

    public DateOnly NeededUntil { get; init; }

    public int Amount { get; init; }

    public required string MinimumLevel { get; init; }

    public bool IsEmerging { get; init; }
}

/// <summary>What the work of the registry comes to on a day, and in the time before it.</summary>
public sealed record IndicatorReport
{
    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    public required IReadOnlyList<StageIndicator> Stages { get; init; }

    public required IReadOnlyList<LevelTimeIndicator> LevelTimes { get; init; }

    /// <summary>Null for whoever speaks for one state.</summary>
    public FillIndicator? Fill { get; init; }

    public required IReadOnlyList<AgeIndicator> Ages { get; init; }

    public required IReadOnlyList<WomensShare> Women { get; init; }

    public required IReadOnlyList<RegionIndicator> Regions { get; init; }
}

/// <summary>One stage of the life of pledges.</summary>
public sealed record StageIndicator
{
    public required string Stage { get; init; }

    public required LinkedCount Reached { get; init; }

    public required LinkedCount OfAnnounced { get; init; }

    public required LinkedCount InTime { get; init; }
}

/// <summary>How long pledges took to a level.</summary>
public sealed record LevelTimeIndicator
{
    public required string Stage { get; init; }

    public required LinkedCount Reached { get; init; }

    public required LinkedCount Timed { get; init; }

    public int? MedianDays { get; init; }

    public int? NinthDecileDays { get; init; }
}

/// <summary>How much of what is needed on a day is filled.</summary>
public sealed record FillIndicator
{
    public required LinkedCount Required { get; init; }

    public required LinkedCount Met { get; init; }

    public required LinkedCount Unmet { get; init; }

    public int? EngagedPerMille { get; init; }

    public int? FillablePerMille { get; init; }

    public required string Proof { get; init; }
}

/// <summary>Registered pledges by how long ago somebody confirmed them.</summary>
public sealed record AgeIndicator
{
    public required string Age { get; init; }

    public required LinkedCount Pledges { get; init; }
}

/// <summary>The share of women in units of a category, or of one type.</summary>
public sealed record WomensShare
{
    public required string CategoryName { get; init; }

    public required ListedPledges Pledges { get; init; }

    public int Persons { get; init; }

    public int Women { get; init; }

    public int? PerMille { get; init; }

    public WomenTarget? Target { get; init; }

    /// <summary>green, yellow, red; null if there is nobody, or no target.</summary>
    public string? Colour { get; init; }
}

public sealed record WomensShareTable
{
    public required IReadOnlyList<WomensShare> Rows { get; init; }
}

public sealed record ListedPledges
{
    public int Count { get; init; }

    public required string Link { get; init; }
}

public sealed record WomenTarget
{
    public int Percent { get; init; }

    public int Year { get; init; }
}

/// <summary>What a region has pledged and carries.</summary>
public sealed record RegionIndicator
{
    public required string Region { get; init; }

    public required LinkedCount Registered { get; init; }

    public required LinkedCount Serving { get; init; }

    public int Persons { get; init; }

    public int? PersonsPerMille { get; init; }
}

/// <summary>How far a pledge came by a day.</summary>
public sealed record PledgeTimeline
{
    public required string Pledge { get; init; }

    public required string Contributor { get; init; }

    public required string UnitType { get; init; }

    public required string UnitName { get; init; }

    public bool Announced { get; init; }

    public DateOnly? AnnouncedOn { get; init; }

    public DateOnly? RegisteredOn { get; init; }

    public bool TakenOver { get; init; }

    public DateOnly? Level2On { get; init; }

    public DateOnly? Level3On { get; init; }

    public DateOnly? RapidOn { get; init; }

    public DateOnly? SelectedOn { get; init; }

    public DateOnly? DeployedOn { get; init; }

    public string? ReadinessLevel { get; init; }

    public DateOnly? ConfirmedOn { get; init; }

    public int Persons { get; init; }
}
