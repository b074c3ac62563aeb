namespace CapabilityRegistry.Portal.Api;

/// <summary>What is needed on a day and not there.</summary>
public sealed record GapTable
{
    public DateOnly On { get; init; }

    public required string Proof { get; init; }

    public required LinkedCount Required { get; init; }

    public required LinkedCount Met { get; init; }

    public required LinkedCount Unmet { get; init; }

    public required IReadOnlyList<GapRow> Rows { get; init; }
}

/// <summary>A number of objects, and the address of the list of exactly these.</summary>
public sealed record LinkedCount
{
    public int Count { get; init; }

    public required string Link { get; init; }
}

/// <summary>A number of objects, how much they add up to, and the address of the list of exactly these.</summary>
public sealed record LinkedAmount
{
    public int Count { get; init; }

    public long Amount { get; init; }

    public required string Link { get; init; }
}

/// <summary>One unit type, level and mission of the table.</summary>
public sealed record GapRow
{
    public required string UnitType { get; init; }

    public required string MinimumLevel { get; init; }

    public string? Mission { get; init; }

    public required string Unit { get; init; }

    public required LinkedAmount Required { get; init; }

    public required LinkedAmount Met { get; init; }

    public required LinkedAmount Unmet { get; init; }

    public required LinkedAmount Available { get; init; }
}

/// <summary>A requirement that the best plan does not fill, and why.</summary>
public sealed record GapView
{
    public required string Requirement { get; init; }

    public int? Slot { get; init; }

    public string? Mission { get; init; }

    public required string UnitType { get; init; }

    public int Priority { get; init; }

    public required string MinimumLevel { get; init; }

    public required string Unit { get; init; }

    public int Required { get; init; }

    public int Engaged { get; init; }

    public int Filled { get; init; }

    public int Missing { get; init; }

    public required IReadOnlyList<GapReasonView> Reasons { get; init; }
}

/// <summary>A requirement that the best plan fills.</summary>
public sealed record MetRequirement
{
    public required string Requirement { get; init; }

    public int? Slot { get; init; }

    public string? Mission { get; init; }

    public required string UnitType { get; init; }

    public int Priority { get; init; }

    public required string MinimumLevel { get; init; }

    public required string Unit { get; init; }

    public int Required { get; init; }

    public required IReadOnlyList<ServingPledge> ServedBy { get; init; }
}

/// <summary>A unit that a plan gives to a requirement.</summary>
public sealed record ServingPledge
{
    public required string Pledge { get; init; }

    public required string Contributor { get; init; }

    public int Amount { get; init; }
}

public sealed record GapReasonView
{
    public required string Kind { get; init; }

    /// <summary>The reason in a sentence, in English.</summary>
    public required string Detail { get; init; }

    public int? Closes { get; init; }

    public IReadOnlyList<NearMissView> NearMisses { get; init; } = [];
}

/// <summary>A pledge that falls short in one thing only.</summary>
public sealed record NearMissView
{
    public required PledgeLink Pledge { get; init; }

    public int? Closes { get; init; }

    public RepairView? Repair { get; init; }
}

public sealed record PledgeLink
{
    public required string Pledge { get; init; }
}

/// <summary>A registered unit that is available on a day.</summary>
public sealed record SuppliedUnit
{
    public required string Pledge { get; init; }

    public required string Contributor { get; init; }

    public required string UnitName { get; init; }

    public required string UnitType { get; init; }

    public int Amount { get; init; }

    public required string Unit { get; init; }

    public required string ReadinessLevel { get; init; }

    public DateOnly? LapsesOn { get; init; }
}

/// <summary>The gaps of months to come.</summary>
public sealed record GapForecast
{
    public DateOnly AsOf { get; init; }

    public required IReadOnlyList<ForecastMonth> Months { get; init; }
}

public sealed record ForecastMonth
{
    public DateOnly On { get; init; }

    public required LinkedAmounts Required { get; init; }

    public required LinkedAmounts Met { get; init; }

    public required LinkedAmounts Unmet { get; init; }
}

public sealed record LinkedAmounts
{
    public int Count { get; init; }
}

/// <summary>Unit types by how scarce they are on a day.</summary>
public sealed record ScarcityTable
{
    public required IReadOnlyList<Scarcity> Items { get; init; }
}

public sealed record Scarcity
{
    public int Rank { get; init; }

    public required string UnitType { get; init; }

    public required string Unit { get; init; }

    public required LinkedAmount Demand { get; init; }

    public required LinkedAmount Supply { get; init; }
}
