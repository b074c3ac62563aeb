namespace CapabilityRegistry.Portal.Api;

/// <summary>The visits that would close most of the gap of a day.</summary>
public sealed record VisitProposals
{
    public DateOnly On { get; init; }

    public required string Proof { get; init; }

    public required OpenGap Before { get; init; }

    public required OpenGap After { get; init; }

    public required IReadOnlyList<VisitProposal> Proposals { get; init; }

    public bool Exhausted { get; init; }

    public IReadOnlyList<string> OnlyToRaise { get; init; } = [];

    public IReadOnlyList<string> NotEvaluated { get; init; } = [];
}

/// <summary>How much of a gap is open.</summary>
public sealed record OpenGap
{
    public int Unmet { get; init; }

    public required IReadOnlyList<PriorityShare> Missing { get; init; }
}

/// <summary>How much of one priority.</summary>
public sealed record PriorityShare
{
    public int Priority { get; init; }

    public long PerMille { get; init; }
}

/// <summary>One visit to units of one state.</summary>
public sealed record VisitProposal
{
    public int Rank { get; init; }

    public required string Contributor { get; init; }

    public required string Kind { get; init; }

    public required IReadOnlyList<ProposedPledge> Pledges { get; init; }

    public required ProposedGain Gain { get; init; }

    public required OpenGap After { get; init; }
}

/// <summary>A unit that a visit would raise, or whose level it would keep.</summary>
public sealed record ProposedPledge
{
    public required string Pledge { get; init; }

    public required string UnitType { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public DateOnly? LapsesOn { get; init; }

    public DateOnly? VisitPlannedOn { get; init; }
}

/// <summary>What a visit adds.</summary>
public sealed record ProposedGain
{
    public required string Status { get; init; }

    public required IReadOnlyList<PriorityShare> Priorities { get; init; }

    public required IReadOnlyList<RequirementGain> Requirements { get; init; }
}

/// <summary>A requirement that is filled further.</summary>
public sealed record RequirementGain
{
    public required string Requirement { get; init; }

    public int? Slot { get; init; }

    public required string Unit { get; init; }

    public int Amount { get; init; }
}
