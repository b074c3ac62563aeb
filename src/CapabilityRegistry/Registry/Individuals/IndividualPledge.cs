using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Individuals;

/// <summary>
/// Persons whom a state offers for posts of their own: staff officers, military observers, individual police officers, experts. Without gates and levels,
/// which are of units.
/// </summary>
public sealed record IndividualPledge : IndividualPledgeContent, IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. INDIV-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The state that offers them, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    public required IndividualPledgeStatus Status { get; init; }

    /// <summary>The day on which they were offered.</summary>
    public required DateOnly OfferedOn { get; init; }

    /// <summary>The day on which the Secretariat accepted or declined; null while it has not.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Why the Secretariat declined the offer; null unless it did.</summary>
    public IndividualDeclineReason? DeclinedFor { get; init; }

    /// <summary>The reason for declining in words; null if none was given.</summary>
    public string? DeclineNote { get; init; }

    /// <summary>The day on which the state took the offer back; null if it did not.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("individual-pledge", Id, Contributor)];

    public static IndividualPledge Of(IndividualPledgeContent content, string id, string contributor, DateOnly today) =>
        ContentCopy.New<IndividualPledge, IndividualPledgeContent>(content) with
        {
            Id = id,
            Version = 1,
            Contributor = contributor,
            Status = IndividualPledgeStatus.Offered,
            OfferedOn = today,
        };

    /// <summary>The state says otherwise, while nobody has decided.</summary>
    public Decision<IndividualPledge> Edit(IndividualPledgeContent content) =>
        From(() => ContentCopy.Onto(this with { Version = Version + 1 }, content), IndividualPledgeStatus.Offered);

    /// <summary>The Secretariat takes them onto its list.</summary>
    public Decision<IndividualPledge> Accept(DateOnly today) =>
        From(() => this with { Version = Version + 1, Status = IndividualPledgeStatus.Accepted, DecidedOn = today }, IndividualPledgeStatus.Offered);

    /// <summary>The Secretariat declines the offer.</summary>
    public Decision<IndividualPledge> Decline(IndividualDeclineReason why, string? note, DateOnly today) => From(
        () => this with { Version = Version + 1, Status = IndividualPledgeStatus.Declined, DecidedOn = today, DeclinedFor = why, DeclineNote = note },
        IndividualPledgeStatus.Offered);

    /// <summary>The state takes them back.</summary>
    public Decision<IndividualPledge> Withdraw(DateOnly today) => From(
        () => this with { Version = Version + 1, Status = IndividualPledgeStatus.Withdrawn, WithdrawnOn = today },
        IndividualPledgeStatus.Offered, IndividualPledgeStatus.Accepted);

    private Decision<IndividualPledge> From(Func<IndividualPledge> next, params IndividualPledgeStatus[] open) => open.Contains(Status)
        ? next()
        : new Refusal("wrong-status", $"The offer is {Status.Code()}.",
            Fault.At("/status", "wrong-status", string.Join(" or ", open.Select(status => status.Code())), Status.Code()));
}

/// <summary>Whom a state offers.</summary>
public record IndividualPledgeContent
{
    /// <summary>As what: a code of /v1/unit-types that is counted in persons, such as STAFF_OFFICER.</summary>
    [RegularExpression(Patterns.UnitType)]
    public required string Category { get; init; }

    /// <summary>For which posts, and what they can do.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Profile { get; init; }

    public required RankGroup RankGroup { get; init; }

    /// <summary>How many men.</summary>
    [Range(0, 1000)]
    public required int Men { get; init; }

    /// <summary>How many women; with the men at least one person.</summary>
    [Range(0, 1000)]
    public required int Women { get; init; }

    /// <summary>The languages in which each of them can work, ISO 639-1.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The courses that each of them holds; codes of /v1/courses.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> Courses { get; init; } = [];

    /// <summary>The first day on which they are available.</summary>
    public required DateOnly AvailableFrom { get; init; }

    /// <summary>The last day; null for no end.</summary>
    public DateOnly? AvailableUntil { get; init; }

    /// <summary>Days from a request until they can deploy.</summary>
    [Range(0, 730)]
    public required int ResponseDays { get; init; }

    /// <summary>The state's own reference.</summary>
    [StringLength(100, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public string? ExternalReference { get; init; }
}

/// <summary>Where an offer of individuals stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IndividualPledgeStatus>))]
public enum IndividualPledgeStatus
{
    /// <summary>The Secretariat has not decided.</summary>
    [JsonStringEnumMemberName("offered")]
    Offered,

    [JsonStringEnumMemberName("accepted")]
    Accepted,

    [JsonStringEnumMemberName("declined")]
    Declined,

    /// <summary>The state took back what it had offered, accepted or not.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}

/// <summary>Why the Secretariat declines individuals.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IndividualDeclineReason>))]
public enum IndividualDeclineReason
{
    /// <summary>No post of that kind is open in the time.</summary>
    [JsonStringEnumMemberName("no-post-open")]
    NoPostOpen,

    /// <summary>Rank or skills are others than the posts ask for.</summary>
    [JsonStringEnumMemberName("profile-not-fitting")]
    ProfileNotFitting,

    /// <summary>A language is wanting that the posts ask for.</summary>
    [JsonStringEnumMemberName("language-needed")]
    LanguageNeeded,

    /// <summary>A course is wanting that the posts ask for.</summary>
    [JsonStringEnumMemberName("training-needed")]
    TrainingNeeded,

    /// <summary>What the note says.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}
