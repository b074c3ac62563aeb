using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Visits.Findings;

/// <summary>What a visit found wanting in a unit, with the answers of its state, and the steps that it may take.</summary>
public sealed record Finding : NewFinding, IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. FIND-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The key of the visit.</summary>
    public required string Visit { get; init; }

    /// <summary>The key of the pledge.</summary>
    public required string Pledge { get; init; }

    /// <summary>The state whose unit it is.</summary>
    public required string Contributor { get; init; }

    /// <summary>The day of the visit.</summary>
    public required DateOnly FoundOn { get; init; }

    public required FindingStatus Status { get; init; }

    /// <summary>What the state answered, in order; each but the last was sent back.</summary>
    public IReadOnlyList<FindingAnswer> Answers { get; init; } = [];

    /// <summary>The day on which it was closed; null until then.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Where the facts come from; null for what was recorded here.</summary>
    public string? Source { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("finding", Id, Contributor), DisclosedObject.Pledge(Pledge)];

    /// <summary>A finding that nobody has answered.</summary>
    public static Finding Of(NewFinding found, string id, Visit visit, VisitedUnit unit) => ContentCopy.New<Finding, NewFinding>(found) with
    {
        Id = id,
        Version = 1,
        Visit = visit.Id,
        Pledge = unit.Pledge,
        Contributor = visit.Contributor,
        FoundOn = unit.VisitedOn!.Value,
        Status = FindingStatus.Open,
    };

    /// <summary>The state says what it did.</summary>
    public Decision<Finding> Answer(string text, string? reference, Caller by, DateOnly today) => While(FindingStatus.Open, () => this with
    {
        Version = Version + 1,
        Status = FindingStatus.Answered,
        Answers = [.. Answers, new FindingAnswer { Text = text, Reference = reference, AnsweredOn = today, AnsweredBy = by.Name }],
    });

    /// <summary>The answer will do.</summary>
    public Decision<Finding> Close(Caller by, DateOnly today) =>
        JudgedBy(by, () => this with { Version = Version + 1, Status = FindingStatus.Closed, ClosedOn = today });

    /// <summary>The answer will not do: the finding is open again.</summary>
    public Decision<Finding> SendBack(string why, Caller by, DateOnly today) => JudgedBy(by, () => this with
    {
        Version = Version + 1,
        Status = FindingStatus.Open,
        Answers = [.. Answers.SkipLast(1), Answers[^1] with { SentBackOn = today, SentBackFor = why }],
    });

    // Nobody judges the answers of their own state.
    private Decision<Finding> JudgedBy(Caller by, Func<Finding> then) => by.Contributor == Contributor
        ? OwnState.NotJudged(Contributor, "does not judge answers of")
        : While(FindingStatus.Answered, then);

    private Decision<Finding> While(FindingStatus status, Func<Finding> then) => Status == status
        ? then()
        : new Refusal("wrong-status", $"The finding is {Status.Code()}.", Fault.At("/status", "wrong-status", status.Code(), Status.Code()));
}

/// <summary>What a visit finds wanting in a unit.</summary>
public record NewFinding
{
    /// <summary>The checklist that it is about, by its code in <c>/v1/checklists</c>: one of those that were gone through.</summary>
    [RegularExpression(Patterns.Category)]
    public required string Checklist { get; init; }

    // An attribute, because the generator takes a member of this name for an indexer and passes over its comment.
    [System.ComponentModel.Description("The item of the checklist; null if it is about none of them.")]
    [RegularExpression(Patterns.Category)]
    public string? Item { get; init; }

    public required FindingSeverity Severity { get; init; }

    /// <summary>What was found, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Text { get; init; }

    /// <summary>What the team recommends, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Recommendation { get; init; }

    /// <summary>The last day for an answer; null if none is set, and then nothing follows from it. Not before the visit.</summary>
    public DateOnly? Due { get; init; }
}

/// <summary>What a state answered to a finding, and what came of that.</summary>
public sealed record FindingAnswer
{
    /// <summary>What was done, in words.</summary>
    public required string Text { get; init; }

    /// <summary>The document that shows it; null if there is none.</summary>
    public required string? Reference { get; init; }

    public required DateOnly AnsweredOn { get; init; }

    /// <summary>Who answered, by the name of the token; null for what was taken over.</summary>
    public required string? AnsweredBy { get; init; }

    /// <summary>The day on which it was sent back; null if it was not.</summary>
    public DateOnly? SentBackOn { get; init; }

    /// <summary>Why it was sent back; null if it was not.</summary>
    public string? SentBackFor { get; init; }
}

/// <summary>Where a finding stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingStatus>))]
public enum FindingStatus
{
    /// <summary>The finding waits for an answer of the state.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>Its answer waits to be judged. Nothing is overdue meanwhile.</summary>
    [JsonStringEnumMemberName("answered")]
    Answered,

    [JsonStringEnumMemberName("closed")]
    Closed,
}

/// <summary>How grave a finding is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
public enum FindingSeverity
{
    /// <summary>The unit cannot do its task so.</summary>
    [JsonStringEnumMemberName("critical")]
    Critical,

    /// <summary>The unit can do only a part of its task so.</summary>
    [JsonStringEnumMemberName("major")]
    Major,

    /// <summary>To be mended; the task does not suffer.</summary>
    [JsonStringEnumMemberName("minor")]
    Minor,
}
