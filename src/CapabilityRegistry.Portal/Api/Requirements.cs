namespace CapabilityRegistry.Portal.Api;

/// <summary>A need for a unit, of a mission or as a goal of capacity.</summary>
public sealed record Requirement
{
    public required string Id { get; init; }

    public int Version { get; init; }

    /// <summary>Null for a capacity goal.</summary>
    public string? Mission { get; init; }

    public required string Status { get; init; }

    /// <summary>Whether units can be asked for at all: nobody is asked for a goal, nor for what is no longer looked for.</summary>
    public bool IsInForceForAMission => this is { Mission: not null, Status: "published" or "amended" };

    public Authority? Authority { get; init; }

    public IReadOnlyList<Variation> Variations { get; init; } = [];

    public IReadOnlyList<string> FulfilledBy { get; init; } = [];

    public string? Source { get; init; }

    /// <summary>The first day after the need.</summary>
    public DateOnly NeededUntil { get; init; }

    /// <summary>The lines that count, its own and those of its statement.</summary>
    public required IReadOnlyList<RequirementLine> Lines { get; init; }

    /// <summary>The parts that the rotation splits it into; empty without one.</summary>
    public required IReadOnlyList<SlotView> Slots { get; init; }

    public required string UnitType { get; init; }

    public string? Sur { get; init; }

    public IReadOnlyList<Substitute> Substitutes { get; init; } = [];

    public required Quantity Quantity { get; init; }

    public int? Persons { get; init; }

    public string? Resolution { get; init; }

    /// <summary>0 is the highest.</summary>
    public int Priority { get; init; }

    /// <summary>The first day of the need.</summary>
    public DateOnly NeededBy { get; init; }

    public int DurationDays { get; init; }

    public int? RotationMonths { get; init; }

    public required string MinimumLevel { get; init; }

    public int MinimumFill { get; init; }

    public int? ShareCap { get; init; }

    public string? Bundle { get; init; }

    public IReadOnlyList<string> RequiredContributors { get; init; } = [];

    public IReadOnlyList<string> ExcludedContributors { get; init; } = [];

    public IReadOnlyList<string> RequiredOrganisations { get; init; } = [];

    public IReadOnlyList<string> ExcludedOrganisations { get; init; } = [];
}

/// <summary>The resolution that a requirement rests on.</summary>
public sealed record Authority
{
    public required string Reference { get; init; }

    public int? Military { get; init; }

    public int? Police { get; init; }
}

/// <summary>A line that counts, and where it comes from.</summary>
public sealed record RequirementLine
{
    public required string Kind { get; init; }

    public required string Code { get; init; }

    public int? Quantity { get; init; }

    public required string Demand { get; init; }

    public required string Origin { get; init; }

    public ReplacedLine? Replaces { get; init; }
}

/// <summary>What the statement says instead.</summary>
public sealed record ReplacedLine
{
    public int? Quantity { get; init; }

    public required string Demand { get; init; }
}

/// <summary>One of the consecutive parts of a need.</summary>
public sealed record SlotView
{
    public int Number { get; init; }

    public DateOnly From { get; init; }

    /// <summary>The first day after.</summary>
    public DateOnly Until { get; init; }
}

/// <summary>A kind of unit that would do as well.</summary>
public sealed record Substitute
{
    public required string UnitType { get; init; }

    /// <summary>Percent of the points for the right kind that are lost.</summary>
    public int Penalty { get; init; }
}

/// <summary>A shortfall of one line that was agreed to be acceptable.</summary>
public sealed record Variation
{
    public required string Id { get; init; }

    public required string Criterion { get; init; }

    public required string Item { get; init; }

    public string? Contributor { get; init; }

    public string? Pledge { get; init; }

    public required string AgreedBy { get; init; }

    public DateOnly AgreedOn { get; init; }

    public required string Reference { get; init; }

    public required string Scope { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public DateOnly? RevokedOn { get; init; }

    public string? RevokedFor { get; init; }
}

/// <summary>Which units could answer a requirement, and why the others could not.</summary>
public sealed record CandidatesView
{
    public int? Slot { get; init; }

    public DateOnly AsOf { get; init; }

    /// <summary>The points of a unit that earns all of them.</summary>
    public int OutOf { get; init; }

    public int CandidateCount { get; init; }

    public int ExcludedCount { get; init; }

    public required IReadOnlyList<ReasonCountView> Reasons { get; init; }

    /// <summary>The best first.</summary>
    public required IReadOnlyList<CandidateView> Candidates { get; init; }

    /// <summary>The smallest change first.</summary>
    public required IReadOnlyList<ExcludedView> Excluded { get; init; }

    public ExplainedView? Explained { get; init; }

    public string? Next { get; init; }
}

/// <summary>How many units fail one criterion.</summary>
public sealed record ReasonCountView
{
    public required string Code { get; init; }

    public int Pledges { get; init; }

    /// <summary>How many of them fail no other.</summary>
    public int Alone { get; init; }
}

/// <summary>A unit that could answer.</summary>
public sealed record CandidateView
{
    public int Rank { get; init; }

    public required PledgeSummary Pledge { get; init; }

    public int Score { get; init; }

    public required IReadOnlyList<ScoreView> Breakdown { get; init; }

    public IReadOnlyList<VariationUsedView> Variations { get; init; } = [];

    /// <summary>Investigations of which the policy of readiness warns.</summary>
    public IReadOnlyList<string> CaseWarnings { get; init; } = [];
}

/// <summary>A unit, as a planner knows it.</summary>
public sealed record PledgeSummary
{
    public required string Id { get; init; }

    public required string Contributor { get; init; }

    public required string UnitType { get; init; }

    public required string UnitName { get; init; }

    public required string Status { get; init; }

    public string? ReadinessLevel { get; init; }
}

/// <summary>What one criterion gives.</summary>
public sealed record ScoreView
{
    public required string Name { get; init; }

    public int Points { get; init; }

    public int OutOf { get; init; }
}

/// <summary>A shortfall that passes.</summary>
public sealed record VariationUsedView
{
    public required string Variation { get; init; }

    public required string AgreedBy { get; init; }

    public required string Code { get; init; }

    public string? Item { get; init; }
}

/// <summary>A unit that could not answer, with every reason.</summary>
public sealed record ExcludedView
{
    public required PledgeSummary Pledge { get; init; }

    public required IReadOnlyList<ReasonView> Reasons { get; init; }

    public required RepairView Repair { get; init; }

    /// <summary>Whether it serves this requirement already.</summary>
    public bool Serves { get; init; }
}

/// <summary>One unit before every criterion.</summary>
public sealed record ExplainedView
{
    public required PledgeSummary Pledge { get; init; }

    public bool Eligible { get; init; }

    public int Score { get; init; }

    public required IReadOnlyList<CriterionView> Criteria { get; init; }

    public bool Serves { get; init; }

    /// <summary>Investigations of which the policy of readiness warns.</summary>
    public IReadOnlyList<string> CaseWarnings { get; init; } = [];
}

/// <summary>What one criterion says of a unit.</summary>
public sealed record CriterionView
{
    public required string Name { get; init; }

    public bool Passes { get; init; }

    public required string Required { get; init; }

    public required string Actual { get; init; }

    public int Points { get; init; }

    public int OutOf { get; init; }
}

/// <summary>How far a requirement is on its way from a need to units in the mission.</summary>
public sealed record FulfilmentView
{
    public required string Requirement { get; init; }

    public required string Unit { get; init; }

    public int Required { get; init; }

    public required IReadOnlyList<SlotFulfilment> Slots { get; init; }

    public required PledgedFigures Pledged { get; init; }

    public required InvitedFigures Invited { get; init; }

    public required DeploymentFigures Deployments { get; init; }

    /// <summary>Whether something is still needed of a slot.</summary>
    /// <param name="slot">Null where there is no rotation.</param>
    public bool Needs(int? slot) => Slots.Any(each => each.Slot == slot && each.StillNeeded > 0);
}

/// <summary>What one slot has and lacks.</summary>
public sealed record SlotFulfilment
{
    public int? Slot { get; init; }

    public DateOnly From { get; init; }

    public DateOnly Until { get; init; }

    public int Engaged { get; init; }

    public int StillNeeded { get; init; }
}

/// <summary>Units of the kind that is asked for, for whatever mission.</summary>
public sealed record PledgedFigures
{
    public required LinkedAmount Announced { get; init; }

    public required LinkedAmount HandedIn { get; init; }

    public required LinkedAmount Registered { get; init; }

    public required LinkedAmount Deployed { get; init; }
}

/// <summary>Invitations for a requirement.</summary>
public sealed record InvitedFigures
{
    public required LinkedAmount All { get; init; }

    public required LinkedAmount Open { get; init; }

    public required LinkedAmount Accepted { get; init; }

    public required LinkedAmount Declined { get; init; }

    public required LinkedAmount Expired { get; init; }

    public required LinkedAmount Released { get; init; }

    public required LinkedAmount Selected { get; init; }
}

/// <summary>Deployments for a requirement.</summary>
public sealed record DeploymentFigures
{
    public required LinkedAmount Selected { get; init; }

    public required LinkedAmount Deployed { get; init; }

    public required LinkedAmount Returned { get; init; }

    public required LinkedAmount Withdrawn { get; init; }
}
