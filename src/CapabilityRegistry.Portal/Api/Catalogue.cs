namespace CapabilityRegistry.Portal.Api;

/// <summary>A kind of unit.</summary>
public sealed record UnitType
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Category { get; init; }

    /// <summary>What it is counted in: units, airframes, beds, persons.</summary>
    public required string Measure { get; init; }

    public int? IndicativeStrength { get; init; }
}

public sealed record Mission
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Location { get; init; }

    public IReadOnlyList<AuthorisedStrength> AuthorisedStrength { get; init; } = [];
}

/// <summary>A state.</summary>
public sealed record Contributor
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The United Nations regional group.</summary>
    public required string Region { get; init; }
}

/// <summary>A resolution and how many persons it authorises.</summary>
public sealed record AuthorisedStrength
{
    /// <summary>Null where the source gives none.</summary>
    public string? Reference { get; init; }
}

/// <summary>What a mission may have on a day, and what its requirements add up to.</summary>
public sealed record Ceiling
{
    public DateOnly On { get; init; }

    public required CeilingComponent Military { get; init; }

    public required CeilingComponent Police { get; init; }
}

/// <summary>Persons of one component.</summary>
public sealed record CeilingComponent
{
    /// <summary>Null if no ceiling is on record.</summary>
    public int? Authorised { get; init; }

    public int Required { get; init; }

    public int Excess { get; init; }
}

/// <summary>A code of the catalogue with its name: equipment, self-sustainment, attributes, courses.</summary>
public sealed record Category
{
    public required string Id { get; init; }

    public required string Name { get; init; }
}

/// <summary>A list of the catalogue that is given whole.</summary>
public sealed record CategoryList
{
    public required IReadOnlyList<Category> Items { get; init; }
}

/// <summary>A statement of what a unit of a type must bring.</summary>
public sealed record Sur
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Status { get; init; }

    public string? Mission { get; init; }

    public int? Persons { get; init; }

    public Quantity? Capacity { get; init; }

    public required IReadOnlyList<SurLine> Lines { get; init; }

    public DateOnly EffectiveFrom { get; init; }
}

public sealed record SurLine
{
    public required string Kind { get; init; }

    public required string Code { get; init; }

    public int? Quantity { get; init; }

    public required string Demand { get; init; }
}

/// <summary>What anybody may know: pledges by unit type and level.</summary>
public sealed record PublicSummary
{
    public DateTimeOffset At { get; init; }

    public int LeastContributors { get; init; }

    public required IReadOnlyList<PublicFigure> Figures { get; init; }
}

public sealed record PublicFigure
{
    public required string UnitType { get; init; }

    public required string UnitTypeName { get; init; }

    public required string ReadinessLevel { get; init; }

    public int Pledges { get; init; }
}
