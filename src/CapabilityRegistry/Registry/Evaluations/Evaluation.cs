using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Evaluations;

/// <summary>
/// How a unit did for some time: what was measured, apart from what the assessor thought of it. It is open while its improvement is awaited. What was said
/// never changes; a newer evaluation can take its place, which closes it.
/// </summary>
public sealed record Evaluation : EvaluationContent, IVersioned, IRedactable, IDisclosesObjects
{
    /// <summary>The key, e.g. EVAL-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The state whose unit it is.</summary>
    public required string Contributor { get; init; }

    public required EvaluationStatus Status { get; init; }

    /// <summary>The day on which it was recorded.</summary>
    public required DateOnly RecordedOn { get; init; }

    /// <summary>Who recorded it, by the name of the token.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>What became of the improvement; null while it is awaited, and where none was asked for.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>The newer evaluation that has taken its place; null if none has.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new(EvaluationStore.Kind, Id, Contributor), DisclosedObject.Pledge(Pledge)];

    /// <summary>As this caller may see it.</summary>
    public Evaluation For(Caller caller) =>
        Redactions.For<Evaluation>(caller) is { } hidden ? this with { Note = null, Redacted = hidden } : this;

    public static Evaluation Of(EvaluationContent content, string id, string contributor, Caller by, DateOnly today) =>
        ContentCopy.New<Evaluation, EvaluationContent>(content) with
        {
            Id = id,
            Version = 1,
            Contributor = contributor,
            Status = content.Improvement is null ? EvaluationStatus.Closed : EvaluationStatus.ImprovementAwaited,
            RecordedOn = today,
            RecordedBy = by.Name,
        };

    /// <summary>What became of the improvement, which closes the evaluation.</summary>
    public Decision<Evaluation> FollowedUp(FollowUp followUp, Caller by, DateOnly today) => this switch
    {
        _ when by.Contributor == Contributor => OwnState.NotJudged(Contributor, "does not evaluate units of"),
        { SupersededBy: { } newer } => Superseded("/id", newer),
        { Status: EvaluationStatus.Closed } => new Refusal("wrong-status", "Nothing is awaited.",
            Fault.At("/status", "wrong-status", EvaluationStatus.ImprovementAwaited.Code(), Status.Code())),
        _ when followUp.DoneOn < RecordedOn || followUp.DoneOn > today => Refusal.Invalid(
            "The improvement was seen between the evaluation and today.",
            Fault.At("/doneOn", followUp.DoneOn > today ? "in-the-future" : "dates-reversed", $"{RecordedOn:O} to {today:O}", $"{followUp.DoneOn:O}")),
        _ => this with { Version = Version + 1, Status = EvaluationStatus.Closed, FollowUp = followUp },
    };

    /// <summary>A newer one of the same unit takes the place of this one, once.</summary>
    /// <param name="newer">Its key.</param>
    public Decision<Evaluation> SupersedeBy(string newer) => SupersededBy is { } other
        ? Superseded("/supersedes", other)
        : this with { Version = Version + 1, Status = EvaluationStatus.Closed, SupersededBy = newer };

    private Refusal Superseded(string at, string by) => new(
        "evaluation-superseded", $"{by} has taken its place already.",
        Fault.At(at, "evaluation-superseded", "an evaluation that none has superseded", $"{Id}, superseded by {by}"));
}

/// <summary>What an assessor records.</summary>
public record EvaluationContent
{
    /// <summary>The key of the pledge.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>The key of the deployment of the unit in which it was seen; null if in none.</summary>
    [RegularExpression(Patterns.Deployment)]
    public string? Deployment { get; init; }

    /// <summary>The first day that is evaluated.</summary>
    public required DateOnly PeriodFrom { get; init; }

    /// <summary>The first day after; tomorrow at the latest.</summary>
    public required DateOnly PeriodUntil { get; init; }

    /// <summary>What was measured; none if nothing was.</summary>
    [MaxLength(40)]
    public IReadOnlyList<PerformanceMeasure> Measures { get; init; } = [];

    public required PerformanceRating Rating { get; init; }

    /// <summary>What the assessor says to the state.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Remark { get; init; }

    /// <summary>What the assessor says to the Secretariat alone; null if nothing.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    [Redactable]
    public string? Note { get; init; }

    /// <summary>What is to become better, and by when; null if nothing is asked for.</summary>
    public ImprovementPlan? Improvement { get; init; }

    /// <summary>The key of the evaluation of the same unit whose place it takes, because that was wrong; null if it takes none.</summary>
    [RegularExpression(Patterns.Evaluation)]
    public string? Supersedes { get; init; }
}

/// <summary>One thing that was measured, in whole numbers.</summary>
public sealed record PerformanceMeasure
{
    public required MeasuredThing Measure { get; init; }

    /// <summary>What exactly was measured; required for <c>other</c>.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Text { get; init; }

    /// <summary>What was found, in <c>unit</c>.</summary>
    [Range(0, 1_000_000)]
    public required int Value { get; init; }

    /// <summary>What was aimed at, in <c>unit</c>; null if nothing was. Whether more or less than it is better depends on what is measured.</summary>
    [Range(0, 1_000_000)]
    public int? Target { get; init; }

    public required MeasuredIn Unit { get; init; }
}

/// <summary>What is to become better.</summary>
public sealed record ImprovementPlan
{
    /// <summary>What falls short, and what is to be done.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Text { get; init; }

    /// <summary>The last day by which it is to be done; not in the past when it is set.</summary>
    public required DateOnly Due { get; init; }
}

/// <summary>What became of an improvement.</summary>
public record FollowUp
{
    /// <summary>The day on which an assessor saw that it was done; not in the future, and not before the evaluation was recorded.</summary>
    public required DateOnly DoneOn { get; init; }

    /// <summary>What was seen.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Text { get; init; }
}

/// <summary>Where an evaluation stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvaluationStatus>))]
public enum EvaluationStatus
{
    /// <summary>Its improvement is awaited.</summary>
    [JsonStringEnumMemberName("improvement-awaited")]
    ImprovementAwaited,

    /// <summary>Nothing is awaited.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,
}

/// <summary>What an assessor thinks of a unit, against what it was asked to do. The list is this registry's own.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PerformanceRating>))]
public enum PerformanceRating
{
    /// <summary>More than was asked.</summary>
    [JsonStringEnumMemberName("exceeds")]
    Exceeds,

    /// <summary>All that was asked.</summary>
    [JsonStringEnumMemberName("meets")]
    Meets,

    /// <summary>Some of what was asked.</summary>
    [JsonStringEnumMemberName("partly-meets")]
    PartlyMeets,

    /// <summary>Little or nothing of what was asked.</summary>
    [JsonStringEnumMemberName("does-not-meet")]
    DoesNotMeet,
}

/// <summary>What can be measured of a unit. The list is this registry's own: it takes over no published list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeasuredThing>))]
public enum MeasuredThing
{
    /// <summary>Persons of the unit who were there, of those pledged.</summary>
    [JsonStringEnumMemberName("personnel-present")]
    PersonnelPresent,

    /// <summary>Major equipment that could be used, of what is held.</summary>
    [JsonStringEnumMemberName("equipment-serviceable")]
    EquipmentServiceable,

    /// <summary>Tasks that were done, of those given.</summary>
    [JsonStringEnumMemberName("tasks-done")]
    TasksDone,

    /// <summary>Patrols that were made.</summary>
    [JsonStringEnumMemberName("patrols")]
    Patrols,

    /// <summary>The time from an alarm to the departure of a quick reaction.</summary>
    [JsonStringEnumMemberName("reaction-time")]
    ReactionTime,

    /// <summary>Training that was held, of what was planned.</summary>
    [JsonStringEnumMemberName("training-held")]
    TrainingHeld,

    /// <summary>What its text says.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}

/// <summary>In what something was measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeasuredIn>))]
public enum MeasuredIn
{
    [JsonStringEnumMemberName("percent")]
    Percent,

    [JsonStringEnumMemberName("count")]
    Count,

    [JsonStringEnumMemberName("minutes")]
    Minutes,

    [JsonStringEnumMemberName("days")]
    Days,
}
