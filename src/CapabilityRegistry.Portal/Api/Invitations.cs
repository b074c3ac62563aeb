namespace CapabilityRegistry.Portal.Api;

/// <summary>A state is asked for a unit.</summary>
public sealed record Invitation
{
    public required string Id { get; init; }

    public int Version { get; init; }

    public required string Status { get; init; }

    public required string Requirement { get; init; }

    public int? Slot { get; init; }

    public required string Pledge { get; init; }

    public required string Contributor { get; init; }

    public InvitedContribution? Asked { get; init; }

    public DateOnly ExpiresOn { get; init; }

    /// <summary>Why this unit; left out for the state that is asked.</summary>
    public string? Reason { get; init; }

    public string? DeclinedFor { get; init; }

    public string? Answer { get; init; }

    public string? Decision { get; init; }

    public string? Deployment { get; init; }

    /// <summary>Where somebody went on although criteria were not met; left out for the state that is asked.</summary>
    public IReadOnlyList<CriteriaOverride> Overrides { get; init; } = [];
}

/// <summary>What a state is asked for.</summary>
public sealed record InvitedContribution
{
    public string? Mission { get; init; }

    public required string UnitType { get; init; }

    public Quantity? Quantity { get; init; }

    public DateOnly NeededBy { get; init; }

    public DateOnly? NeededUntil { get; init; }
}

/// <summary>What came of a pledge for each requirement.</summary>
public sealed record PledgeOutcomes
{
    public required IReadOnlyList<RequirementOutcome> Requirements { get; init; }
}

public sealed record RequirementOutcome
{
    public required string Requirement { get; init; }

    public int? Slot { get; init; }

    public string? Mission { get; init; }

    public required string UnitType { get; init; }

    public DateOnly NeededBy { get; init; }

    public required string Outcome { get; init; }

    public required string Text { get; init; }

    public bool Eligible { get; init; }

    public required IReadOnlyList<ReasonView> Reasons { get; init; }

    public RepairView? Repair { get; init; }
}

/// <summary>One criterion that a unit does not meet.</summary>
public sealed record ReasonView
{
    public required string Code { get; init; }

    public required string Required { get; init; }

    public required string Actual { get; init; }
}

/// <summary>The smallest change that would make a unit eligible.</summary>
public sealed record RepairView
{
    public bool Possible { get; init; }

    public required IReadOnlyList<RepairStepView> Steps { get; init; }
}

public sealed record RepairStepView
{
    public required string Code { get; init; }

    public string? Item { get; init; }

    public required string Text { get; init; }
}

/// <summary>A decision about a pledge, as its state reads it.</summary>
public sealed record LoggedDecision
{
    public required string Id { get; init; }

    public required string Decision { get; init; }

    public required IReadOnlyList<string> ReasonCodes { get; init; }

    public required string Text { get; init; }

    public DateOnly DecidedOn { get; init; }

    public string? DecidedBy { get; init; }

    public string? ReadinessLevel { get; init; }

    public string? Requirement { get; init; }
}
