using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Planning.Runs;

namespace CapabilityRegistry.Planning.Defence.Comparisons;

/// <summary>In what the plans of two runs differ, and which differences of their inputs that comes from.</summary>
public sealed record ComparisonView : IDisclosesObjects
{
    public required ComparedRun Before { get; init; }

    public required ComparedRun After { get; init; }

    /// <summary>In what the inputs differ: the causes, each under a key of its own.</summary>
    public required IReadOnlyList<InputChange> Changes { get; init; }

    /// <summary>The fill by priority.</summary>
    public required IReadOnlyList<ComparedFill> Fill { get; init; }

    public required IReadOnlyList<ComparedLine> Lines { get; init; }

    public required IReadOnlyList<ComparedGap> Gaps { get; init; }

    /// <summary>The pledges that changes and lines name.</summary>
    public IEnumerable<DisclosedObject> DisclosedObjects() =>
    [
        .. Changes.SelectMany(change => change.Pledges).Select(DisclosedObject.Pledge),
        .. Lines.Select(line => DisclosedObject.Pledge(line.Pledge)),
    ];
}

/// <summary>One of the two runs that are compared.</summary>
public sealed record ComparedRun
{
    public required string Id { get; init; }

    /// <summary>Whether the run is a what-if: planned from what a <c>scenario</c> supposes.</summary>
    public required bool Scenario { get; init; }

    /// <summary>The day on which requests would go out.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The last event that it knows of.</summary>
    public required long EventSeq { get; init; }

    /// <summary>SHA-256 over everything that its plan depends on.</summary>
    public required string InputHash { get; init; }

    /// <summary>The version of the rules by which it was planned.</summary>
    public required string RuleSet { get; init; }

    /// <summary>optimal, feasible or unknown.</summary>
    [CodeOf("PlanProof")]
    public required string Proof { get; init; }

    public static ComparedRun Of(FinishedRun run) => new()
    {
        Id = run.Job.Id,
        Scenario = run.Job.IsScenario,
        AsOf = run.Job.AsOf,
        EventSeq = run.Job.EventSeq,
        InputHash = run.Job.InputHash,
        RuleSet = run.Job.RuleSet,
        Proof = run.Plan.Status,
    };
}

/// <summary>One difference of the inputs.</summary>
public sealed record InputChange
{
    /// <summary>C1, C2 …: what differences of the plans refer to.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// pledge-new, pledge-gone, pledge-withdrawn, pledge-suspended, pledge-resumed, pledge-raised, pledge-lowered, pledge-moved (its dates), pledge-changed;
    /// requirement-new, requirement-cancelled, requirement-moved, requirement-amended, requirement-engaged, requirement-released;
    /// pin-added, pin-removed, ban-added, ban-removed, forbidden-added, forbidden-removed, previous-changed;
    /// engaged-added, engaged-removed (a unit that is selected or deployed);
    /// weights-changed, day-changed, limit-changed, rules-changed.
    /// </summary>
    [CodeOf("InputChangeKind")]
    public required string Kind { get; init; }

    /// <summary>The requirement or the pledge that it is about; null if it is about the whole run.</summary>
    public required string? Subject { get; init; }

    /// <summary>The fields that differ, each with both values.</summary>
    public required IReadOnlyList<ChangedField> Fields { get; init; }

    /// <summary>The needs and offers that it touches; empty if it touches all.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> Touches { get; init; } = [];

    /// <summary>The pledges that its subject and its fields name.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> Pledges { get; init; } = [];
}

/// <summary>One field of an input.</summary>
public sealed record ChangedField
{
    /// <summary>Where within the subject, as a JSON pointer in the matcher's words.</summary>
    public required string Field { get; init; }

    /// <summary>A JSON value of any type; null if there was none.</summary>
    public required JsonNode? Before { get; init; }

    /// <summary>A JSON value of any type; null if there is none any more.</summary>
    public required JsonNode? After { get; init; }
}

/// <summary>Why something is different.</summary>
public sealed record ComparedCause
{
    /// <summary>
    /// direct: what changed is the requirement or the pledge itself; competition: it is one that both depend on, by way of
    /// those who compete; whole-run: it weighs on every choice; not-proven: nothing
    /// that changed is connected with it, and one of the plans is not proven, so that another would have been as good;
    /// unexplained: there is no cause, which would be a mistake of the program.
    /// </summary>
    [CodeOf("CauseBasis")]
    public required string Basis { get; init; }

    /// <summary>The keys of the changes, the nearest first; twenty at most.</summary>
    public required IReadOnlyList<string> Changes { get; init; }
}

/// <summary>How much of one priority is filled in the two plans.</summary>
public sealed record ComparedFill
{
    /// <summary>0 is the highest.</summary>
    public required int Priority { get; init; }

    /// <summary>Null if nothing of this priority took part.</summary>
    public required PriorityFill? Before { get; init; }

    /// <summary>Null if nothing of this priority takes part.</summary>
    public required PriorityFill? After { get; init; }
}

/// <summary>A line that is in one plan only, or differs.</summary>
public sealed record ComparedLine
{
    /// <summary>added, dropped or changed.</summary>
    [CodeOf("PlanLineDifference")]
    public required string Change { get; init; }

    /// <summary>Its key, with the slot if it is split: MINUSCA-00007/2.</summary>
    public required string Requirement { get; init; }

    public required string Pledge { get; init; }

    /// <summary>Null if it was not there.</summary>
    public required LineFigures? Before { get; init; }

    /// <summary>Null if it is not there any more.</summary>
    public required LineFigures? After { get; init; }

    public required ComparedCause Cause { get; init; }
}

/// <summary>The figures of a line.</summary>
public sealed record LineFigures
{
    /// <summary>How much of the requirement the pledge covers, in the unit of the requirement.</summary>
    public required int Amount { get; init; }

    /// <summary>The sum of its points.</summary>
    public required int Score { get; init; }
}

/// <summary>A requirement of which something else is missing than before.</summary>
public sealed record ComparedGap
{
    /// <summary>opened, closed, wider or narrower.</summary>
    [CodeOf("GapDifference")]
    public required string Change { get; init; }

    /// <summary>Its key, with the slot if it is split: MINUSCA-00007/2.</summary>
    public required string Requirement { get; init; }

    /// <summary>How much was missing; 0 if it was filled or not there.</summary>
    public required int Before { get; init; }

    /// <summary>How much is missing; 0 if it is filled or not there.</summary>
    public required int After { get; init; }

    public required ComparedCause Cause { get; init; }
}
