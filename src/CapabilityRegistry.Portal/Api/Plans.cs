using System.Text.Json;

namespace CapabilityRegistry.Portal.Api;

/// <summary>A run of the matcher: what it rests on and how far it is.</summary>
public sealed record MatchRun
{
    public required string Id { get; init; }

    public int Version { get; init; }

    public required string Status { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public MatchRunProgress? Progress { get; init; }

    public MatchRunFailure? Failure { get; init; }

    public string? Proof { get; init; }

    /// <summary>Whether it supposes what is not so.</summary>
    public bool Scenario { get; init; }

    public DateOnly AsOf { get; init; }

    public int Requirements { get; init; }

    public int Pledges { get; init; }
}

/// <summary>How many of its independent parts are planned.</summary>
public sealed record MatchRunProgress
{
    public int Components { get; init; }

    public int Done { get; init; }
}

/// <summary>Why a run has no plan.</summary>
public sealed record MatchRunFailure
{
    public required string Code { get; init; }

    /// <summary>In English.</summary>
    public required string Detail { get; init; }
}

/// <summary>A run with its question and its plan.</summary>
public sealed record MatchRunView
{
    public required MatchRun Run { get; init; }

    public IReadOnlyList<PriorityFill> Fill { get; init; } = [];

    public IReadOnlyList<ObjectiveView> Stages { get; init; } = [];

    public required IReadOnlyList<AssignmentView> Assignments { get; init; }

    public IReadOnlyList<GapView> Gaps { get; init; } = [];

    /// <summary>What is left out for this person.</summary>
    public IReadOnlyList<string> Redacted { get; init; } = [];
}

/// <summary>How much of what one priority asks for is filled.</summary>
public sealed record PriorityFill
{
    public int Priority { get; init; }

    public int Requirements { get; init; }

    public int Complete { get; init; }

    public int Partly { get; init; }

    public int PerMille { get; init; }
}

/// <summary>One objective, and how far it is proven.</summary>
public sealed record ObjectiveView
{
    public required string Name { get; init; }

    public required string Status { get; init; }

    public long Value { get; init; }

    public long Bound { get; init; }

    public double Gap { get; init; }
}

/// <summary>One unit that answers one requirement.</summary>
public sealed record AssignmentView
{
    public required string Requirement { get; init; }

    public int? Slot { get; init; }

    public required string Pledge { get; init; }

    public required string Contributor { get; init; }

    public int Amount { get; init; }

    public int Score { get; init; }

    public required IReadOnlyList<ScoreView> Breakdown { get; init; }
}

/// <summary>The invitations that lines of a plan have become.</summary>
public sealed record InvitedLines
{
    public required IReadOnlyList<Invitation> Invitations { get; init; }
}

/// <summary>In what two plans differ, and why.</summary>
public sealed record ComparisonView
{
    public required ComparedRun Before { get; init; }

    public required ComparedRun After { get; init; }

    public required IReadOnlyList<InputChange> Changes { get; init; }

    public required IReadOnlyList<ComparedFill> Fill { get; init; }

    public required IReadOnlyList<ComparedLine> Lines { get; init; }

    public required IReadOnlyList<ComparedGap> Gaps { get; init; }
}

/// <summary>One of the two.</summary>
public sealed record ComparedRun
{
    public required string Id { get; init; }

    public bool Scenario { get; init; }

    public DateOnly AsOf { get; init; }

    public required string Proof { get; init; }
}

/// <summary>One difference of the inputs.</summary>
public sealed record InputChange
{
    public required string Key { get; init; }

    public required string Kind { get; init; }

    public string? Subject { get; init; }

    public required IReadOnlyList<ChangedField> Fields { get; init; }
}

/// <summary>A field that differs.</summary>
public sealed record ChangedField
{
    public required string Field { get; init; }

    public JsonElement Before { get; init; }

    public JsonElement After { get; init; }
}

/// <summary>One priority in the two plans.</summary>
public sealed record ComparedFill
{
    public int Priority { get; init; }

    public PriorityFill? Before { get; init; }

    public PriorityFill? After { get; init; }
}

/// <summary>A line that is in one plan only, or differs.</summary>
public sealed record ComparedLine
{
    public required string Change { get; init; }

    public required string Requirement { get; init; }

    public required string Pledge { get; init; }

    public LineFigures? Before { get; init; }

    public LineFigures? After { get; init; }

    public required ComparedCause Cause { get; init; }
}

/// <summary>The figures of a line.</summary>
public sealed record LineFigures
{
    public int Amount { get; init; }

    public int Score { get; init; }
}

/// <summary>Why something is different.</summary>
public sealed record ComparedCause
{
    public required string Basis { get; init; }

    public IReadOnlyList<string> Changes { get; init; } = [];
}

/// <summary>A requirement of which something else is missing.</summary>
public sealed record ComparedGap
{
    public required string Change { get; init; }

    public required string Requirement { get; init; }

    public int Before { get; init; }

    public int After { get; init; }

    public required ComparedCause Cause { get; init; }
}

/// <summary>What a plan can be defended by.</summary>
public sealed record DossierView
{
    public required MatchRun Run { get; init; }

    /// <summary>What was asked, in English sentences.</summary>
    public required IReadOnlyList<string> Asked { get; init; }

    /// <summary>What the run supposes that is not so, in English sentences.</summary>
    public required IReadOnlyList<string> Supposed { get; init; }

    /// <summary>What people decided beforehand.</summary>
    public required IReadOnlyList<DossierDecision> Decisions { get; init; }

    public required IReadOnlyList<PriorityFill> Fill { get; init; }

    public required IReadOnlyList<DossierObjective> Proof { get; init; }

    public required IReadOnlyList<DossierRequirement> Requirements { get; init; }

    public required DossierCheck Check { get; init; }
}

/// <summary>A pin, a ban, or two pledges that must not meet.</summary>
public sealed record DossierDecision
{
    public required string Kind { get; init; }

    /// <summary>In an English sentence.</summary>
    public required string Text { get; init; }

    public required string SetBy { get; init; }

    public string? Reason { get; init; }
}

/// <summary>One objective.</summary>
public sealed record DossierObjective
{
    public required ObjectiveView Objective { get; init; }
}

/// <summary>One requirement of a plan: who answers it, who does not and why.</summary>
public sealed record DossierRequirement
{
    /// <summary>Its key, with the slot if it is split: MINUSCA-00007/2.</summary>
    public required string Id { get; init; }

    public bool Hypothetical { get; init; }

    public string? Mission { get; init; }

    public required string UnitType { get; init; }

    public int Priority { get; init; }

    public required string MinimumLevel { get; init; }

    public DateOnly NeededBy { get; init; }

    public DateOnly NeededUntil { get; init; }

    public required string Unit { get; init; }

    public int Required { get; init; }

    public int Engaged { get; init; }

    public int Filled { get; init; }

    public required IReadOnlyList<ChosenPledge> Chosen { get; init; }

    /// <summary>The best of those that could have answered and were not taken.</summary>
    public required IReadOnlyList<NotTakenPledge> NotTaken { get; init; }

    public int NotTakenInAll { get; init; }

    /// <summary>The nearest of those that could not answer.</summary>
    public required IReadOnlyList<ExcludedPledge> Unfit { get; init; }

    public int UnfitInAll { get; init; }

    /// <summary>Why something is missing; empty if nothing is.</summary>
    public required IReadOnlyList<GapReasonView> Gap { get; init; }

    public CombinationView? Together { get; init; }
}

/// <summary>A unit that answers a requirement.</summary>
public sealed record ChosenPledge
{
    public required DossierPledge Pledge { get; init; }

    public int Amount { get; init; }

    public int Score { get; init; }

    public required IReadOnlyList<ScoreView> Breakdown { get; init; }

    public IReadOnlyList<VariationUsedView> Variations { get; init; } = [];

    /// <summary>Whether somebody decided on it beforehand.</summary>
    public bool Pinned { get; init; }
}

/// <summary>A unit that could have answered and was not taken.</summary>
public sealed record NotTakenPledge
{
    public required DossierPledge Pledge { get; init; }

    public int Score { get; init; }

    public required string Why { get; init; }

    /// <summary>In an English sentence.</summary>
    public required string Detail { get; init; }
}

/// <summary>A unit that could not answer, with every reason.</summary>
public sealed record ExcludedPledge
{
    public required DossierPledge Pledge { get; init; }

    public required IReadOnlyList<ReasonView> Reasons { get; init; }
}

/// <summary>A unit, as it was called at the time.</summary>
public sealed record DossierPledge
{
    public required string Id { get; init; }

    public required string Contributor { get; init; }

    public required string UnitType { get; init; }

    public required string UnitName { get; init; }
}

/// <summary>What would fill more only together.</summary>
public sealed record CombinationView
{
    /// <summary>In an English sentence.</summary>
    public string? Text { get; init; }
}

/// <summary>How a plan is checked.</summary>
public sealed record DossierCheck
{
    public required string InputHash { get; init; }

    public required string PlanHash { get; init; }

    public required string RuleSet { get; init; }

    public bool RulesUnchanged { get; init; }

    public required string Command { get; init; }
}
