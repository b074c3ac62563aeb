namespace CapabilityRegistry.Portal.Api;

/// <summary>A unit that a state offers. Closed codes stay texts: an answer may hold one that is newer than the pages.</summary>
public sealed record Pledge
{
    public required string Id { get; init; }

    public int Version { get; init; }

    public required string Contributor { get; init; }

    public required string Status { get; init; }

    public string? ReadinessLevel { get; init; }

    public string? Engagement { get; init; }

    public Strength? Strength { get; init; }

    public Suspension? Suspension { get; init; }

    public IReadOnlyList<string> ReturnedFor { get; init; } = [];

    public DateOnly? SubmittedOn { get; init; }

    public string? LevelAskedFor { get; init; }

    public PledgeRevision? Revision { get; init; }

    public IReadOnlyList<string> OpenShares { get; init; } = [];

    public IReadOnlyList<string> JointWith { get; init; } = [];

    public string? Source { get; init; }

    public required string UnitType { get; init; }

    public required string UnitName { get; init; }

    public IReadOnlyList<PersonnelLine>? Personnel { get; init; }

    public Quantity? Capacity { get; init; }

    public IReadOnlyList<EquipmentLine>? MajorEquipment { get; init; }

    public IReadOnlyList<string>? SelfSustainment { get; init; }

    public int ResponseDays { get; init; }

    public DateOnly AvailableFrom { get; init; }

    public DateOnly? AvailableUntil { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<string> Attributes { get; init; } = [];

    public IReadOnlyList<TrainingLine> Training { get; init; } = [];

    public int TurnaroundDays { get; init; }

    public string? OfferedThrough { get; init; }

    public IReadOnlyList<Caveat> Caveats { get; init; } = [];

    public string? NoteVerbale { get; init; }

    public string? ExternalId { get; init; }
}

/// <summary>Persons over all rank groups.</summary>
public sealed record Strength
{
    public int Men { get; init; }

    public int Women { get; init; }
}

public sealed record Suspension
{
    public required string By { get; init; }

    public required string ReasonCode { get; init; }

    public DateOnly Since { get; init; }
}

/// <summary>A change that the state proposes for a registered unit.</summary>
public sealed record PledgeRevision
{
    public DateOnly ProposedOn { get; init; }
}

public sealed record PersonnelLine
{
    public required string RankGroup { get; init; }

    public int Men { get; init; }

    public int Women { get; init; }
}

public sealed record Quantity
{
    public int Amount { get; init; }

    public required string Unit { get; init; }
}

public sealed record EquipmentLine
{
    public required string Category { get; init; }

    public required string Description { get; init; }

    public int Quantity { get; init; }

    public required string Lease { get; init; }
}

public sealed record TrainingLine
{
    public required string Course { get; init; }

    public int? Persons { get; init; }

    public DateOnly CertifiedOn { get; init; }

    public DateOnly? ValidUntil { get; init; }
}

public sealed record Caveat
{
    public string? Kind { get; init; }

    public required string Text { get; init; }

    public IReadOnlyList<string> ExcludedMissions { get; init; } = [];
}

/// <summary>Which steps somebody can take with a pledge.</summary>
public sealed record PledgeActions
{
    /// <summary>Where the pledge stands today.</summary>
    public required string Status { get; init; }

    public required IReadOnlyList<ActionView> Actions { get; init; }

    /// <summary>Whether its life has ended: nobody can take any step from where it stands.</summary>
    public bool IsOver => Actions.All(each => !each.From.Contains(Status));

    public bool Allow(string action) => Actions.Any(each => each.Action == action && each.Open);
}

public sealed record ActionView
{
    public required string Action { get; init; }

    public bool Open { get; init; }

    /// <summary>The statuses from which it can be taken.</summary>
    public required IReadOnlyList<string> From { get; init; }

    public string? Code { get; init; }

    public string? Why { get; init; }
}
