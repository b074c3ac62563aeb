using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>
/// What is on record about one unit or many, as far as readiness follows from it: rows of the tables of today, or of the log of events on an earlier day.
/// </summary>
public sealed record UnitRecords
{
    /// <summary>What was decided about each pledge, in the order of its versions.</summary>
    public IReadOnlyList<PledgeDecision> Decisions { get; init; } = [];

    /// <summary>Visits that have an outcome, the earliest first.</summary>
    public IReadOnlyList<VisitOfUnit> Visits { get; init; } = [];

    /// <summary>What visits found and asked an answer for by a day, by key.</summary>
    public IReadOnlyList<FindingOfUnit> Findings { get; init; } = [];

    /// <summary>Papers about its deployment, the earliest first.</summary>
    public IReadOnlyList<PaperOfUnit> Papers { get; init; } = [];

    /// <summary>Comparisons with statements, the earliest first.</summary>
    public IReadOnlyList<ComparisonOfUnit> Comparisons { get; init; } = [];

    /// <summary>Agreements on the rapid deployment level, the earliest first.</summary>
    public IReadOnlyList<AgreementOnUnit> Agreements { get; init; } = [];

    /// <summary>What the law of its state forbids, by key.</summary>
    public IReadOnlyList<CapOfState> Caps { get; init; } = [];

    /// <summary>The times that it was out, the earliest first.</summary>
    public IReadOnlyList<TimeInMission> Missions { get; init; } = [];
}

/// <summary>How a visit ended for one unit.</summary>
public sealed record VisitOfUnit
{
    public string Visit { get; init; } = "";

    public string Pledge { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Mode { get; init; } = "";

    public DateOnly VisitedOn { get; init; }

    public string Status { get; init; } = "";

    /// <summary>Who recorded the outcome; null for a visit that was taken over.</summary>
    public string? Assessor { get; init; }

    /// <summary>The person who recorded it; null if that is not known.</summary>
    public string? AssessorPerson { get; init; }
}

/// <summary>A paper about the deployment of a unit.</summary>
public sealed record PaperOfUnit
{
    public string Id { get; init; } = "";

    public string Pledge { get; init; } = "";

    public string Kind { get; init; } = "";

    public DateOnly HandedInOn { get; init; }
}

/// <summary>What came of comparing a unit with a statement.</summary>
public sealed record ComparisonOfUnit
{
    public string Id { get; init; } = "";

    public string Pledge { get; init; } = "";

    public string Sur { get; init; } = "";

    public DateOnly ComparedOn { get; init; }

    /// <summary>Lines that fall short without an agreement.</summary>
    public int Shortfalls { get; init; }
}

/// <summary>An agreement on the rapid deployment level.</summary>
public sealed record AgreementOnUnit
{
    public string Id { get; init; } = "";

    public string Pledge { get; init; } = "";

    public string Sur { get; init; } = "";

    public DateOnly SignedOn { get; init; }

    /// <summary>The first day on which it is over; null if it has no end.</summary>
    public DateOnly? Until { get; init; }

    public int ResponseDays { get; init; }
}

/// <summary>What the law of a state forbids its units.</summary>
public sealed record CapOfState
{
    public string Id { get; init; } = "";

    public string Contributor { get; init; } = "";

    public string Highest { get; init; } = "";

    /// <summary>The unit types as they are stored; none: all.</summary>
    public string UnitTypes { get; init; } = "[]";

    public DateOnly EffectiveFrom { get; init; }

    /// <summary>The first day on which it forbids nothing any more; null while that is not known.</summary>
    public DateOnly? EffectiveUntil { get; init; }

    /// <summary>The day on which it was recorded; null for what was taken over.</summary>
    public DateOnly? RecordedOn { get; init; }

    /// <summary>The consents as they are stored; read as <see cref="DaysOfApproval"/>.</summary>
    public string Approvals { get; init; } = "[]";

    public bool HoldsFor(string unitType) => Json.Read<IReadOnlyList<string>>(UnitTypes) is var types && (types.Count == 0 || types.Contains(unitType));
}

/// <summary>When consent was obtained and when it is over; null if it has no end.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record DaysOfApproval
{
    public required DateOnly ApprovedOn { get; init; }

    public DateOnly? ApprovedUntil { get; init; }
}

/// <summary>A finding of a visit that asks for an answer.</summary>
public sealed record FindingOfUnit
{
    public string Id { get; init; } = "";

    public string Pledge { get; init; } = "";

    public DateOnly FoundOn { get; init; }

    public DateOnly Due { get; init; }

    /// <summary>The answers as they are stored; read as <see cref="DaysOfAnswer"/>.</summary>
    public string Answers { get; init; } = "[]";
}

/// <summary>When a finding was answered, and when the answer was sent back; null if it was not.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record DaysOfAnswer
{
    public required DateOnly AnsweredOn { get; init; }

    public DateOnly? SentBackOn { get; init; }
}

/// <summary>A time that a unit was out in a mission.</summary>
public sealed record TimeInMission
{
    public string Id { get; init; } = "";

    public string Pledge { get; init; } = "";

    public DateOnly ArrivedOn { get; init; }

    /// <summary>The day on which it returned; null while it is out.</summary>
    public DateOnly? EndedOn { get; init; }
}
