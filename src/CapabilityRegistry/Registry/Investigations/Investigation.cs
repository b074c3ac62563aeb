using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Investigations;

/// <summary>
/// A case against a unit, or against what a state has sent as a whole. What is alleged and found is restricted; that there is a case, since when, and how it
/// ended may be read by its state and by planners.
/// </summary>
public sealed record Investigation : InvestigationContent, IVersioned, IRedactable, IDisclosesObjects
{
    /// <summary>The key, e.g. CASE-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    public required InvestigationStatus Status { get; init; }

    /// <summary>The day on which it was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public InvestigationOutcome? Outcome { get; init; }

    /// <summary>What was found; null while it is open.</summary>
    [Redactable]
    public string? Conclusion { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() =>
    [
        new(InvestigationStore.Kind, Id, Contributor),
        .. Pledge is { } pledge ? [DisclosedObject.Pledge(pledge)] : Array.Empty<DisclosedObject>(),
    ];

    /// <summary>As this caller may see it.</summary>
    public Investigation For(Caller caller) =>
        Redactions.For<Investigation>(caller) is { } hidden ? this with { Account = "", Conclusion = null, Redacted = hidden } : this;

    public static Investigation Of(InvestigationContent content, string id) => ContentCopy.New<Investigation, InvestigationContent>(content) with
    {
        Id = id,
        Version = 1,
        Status = InvestigationStatus.Opened,
    };

    /// <summary>The case ends.</summary>
    public Decision<Investigation> Close(DateOnly on, InvestigationOutcome outcome, string conclusion, DateOnly today) => this switch
    {
        { Status: InvestigationStatus.Closed } => new Refusal("wrong-status", "The case is closed; open another one.",
            Fault.At("/status", "wrong-status", InvestigationStatus.Opened.Code(), Status.Code())),
        _ when on < OpenedOn || on > today => Refusal.Invalid(
            "A case is closed between the day on which it was opened and today.",
            Fault.At("/closedOn", on > today ? "in-the-future" : "dates-reversed", $"{OpenedOn:O} (openedOn) to {today:O}", $"{on:O}")),
        _ => this with { Version = Version + 1, Status = InvestigationStatus.Closed, ClosedOn = on, Outcome = outcome, Conclusion = conclusion },
    };
}

/// <summary>Whom a case is against, and why.</summary>
public record InvestigationContent
{
    /// <summary>The state, ISO 3166-1 alpha-3.</summary>
    [RegularExpression(Patterns.Contributor)]
    public required string Contributor { get; init; }

    /// <summary>The key of the pledge of this state whose unit it is against; null if it is against no unit alone, and then it has no effect on any.</summary>
    [RegularExpression(Patterns.Pledge)]
    public string? Pledge { get; init; }

    /// <summary>The day on which it was opened; not in the future.</summary>
    public required DateOnly OpenedOn { get; init; }

    [Redactable]
    public required AllegationClass Allegation { get; init; }

    /// <summary>What is alleged, for those who handle and audit cases.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    [Redactable]
    public required string Account { get; init; }
}

/// <summary>Where a case stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InvestigationStatus>))]
public enum InvestigationStatus
{
    [JsonStringEnumMemberName("opened")]
    Opened,

    [JsonStringEnumMemberName("closed")]
    Closed,
}

/// <summary>How a case ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InvestigationOutcome>))]
public enum InvestigationOutcome
{
    /// <summary>What was alleged was found to be so.</summary>
    [JsonStringEnumMemberName("substantiated")]
    Substantiated,

    /// <summary>What was alleged was not found to be so.</summary>
    [JsonStringEnumMemberName("unsubstantiated")]
    Unsubstantiated,

    /// <summary>The case was handed to others, such as the courts of the state.</summary>
    [JsonStringEnumMemberName("referred")]
    Referred,

    /// <summary>Nobody maintains any more what was alleged.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}

/// <summary>What is alleged. The list is this registry's own: it takes over no published list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AllegationClass>))]
public enum AllegationClass
{
    [JsonStringEnumMemberName("sexual-exploitation-or-abuse")]
    SexualExploitationOrAbuse,

    /// <summary>Violations of human rights or humanitarian law.</summary>
    [JsonStringEnumMemberName("human-rights-violation")]
    HumanRightsViolation,

    /// <summary>Fraud, theft or misuse of means.</summary>
    [JsonStringEnumMemberName("fraud-or-theft")]
    FraudOrTheft,

    /// <summary>A serious shortfall in doing what was asked, such as protecting civilians.</summary>
    [JsonStringEnumMemberName("serious-underperformance")]
    SeriousUnderperformance,

    [JsonStringEnumMemberName("other-misconduct")]
    OtherMisconduct,
}
