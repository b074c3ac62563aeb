using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Deficiencies.TrainingPlaces;

/// <summary>Places in a course that a state offers to others.</summary>
public sealed record TrainingPlace : TrainingPlaceContent, IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. PLACE-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The state that offers them, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    public required TrainingPlaceStatus Status { get; init; }

    /// <summary>The day on which they were offered.</summary>
    public required DateOnly OfferedOn { get; init; }

    /// <summary>The day on which they were withdrawn; null if they were not.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("training-place", Id, Contributor)];

    public static TrainingPlace Of(TrainingPlaceContent content, string id, string contributor, DateOnly today) =>
        ContentCopy.New<TrainingPlace, TrainingPlaceContent>(content) with
        {
            Id = id,
            Version = 1,
            Contributor = contributor,
            Status = TrainingPlaceStatus.Offered,
            OfferedOn = today,
        };

    /// <summary>Whether they are offered still on a day: whoever plans to send somebody does so before the last day.</summary>
    public bool IsOfferedOn(DateOnly day) => Status == TrainingPlaceStatus.Offered && !(AvailableUntil < day);

    /// <summary>The state offers them no more.</summary>
    public Decision<TrainingPlace> Withdraw(DateOnly today) => Status == TrainingPlaceStatus.Offered
        ? this with { Version = Version + 1, Status = TrainingPlaceStatus.Withdrawn, WithdrawnOn = today }
        : new Refusal("wrong-status", $"The places are {Status.Code()}.",
            Fault.At("/status", "wrong-status", TrainingPlaceStatus.Offered.Code(), Status.Code()));
}

/// <summary>In which course, when, and to whom.</summary>
public record TrainingPlaceContent
{
    /// <summary>A code of /v1/courses.</summary>
    [RegularExpression(Patterns.Category)]
    public required string Course { get; init; }

    /// <summary>Where it is held, a code of /v1/training-centres; null if it is no centre of that list.</summary>
    [RegularExpression(Patterns.TrainingCentre)]
    public string? Centre { get; init; }

    /// <summary>How many persons can take part.</summary>
    [Range(1, 10_000)]
    public required int Places { get; init; }

    /// <summary>The first day on which the course is held.</summary>
    public required DateOnly AvailableFrom { get; init; }

    /// <summary>The last day; null for no end.</summary>
    public DateOnly? AvailableUntil { get; init; }

    /// <summary>The languages in which it is held, ISO 639-1, at least one.</summary>
    [MinLength(1)]
    [MaxLength(20)]
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The states to which the places are open, by their codes in /v1/contributors. With no state and no organisation they are open to all.</summary>
    [MaxLength(200)]
    public IReadOnlyList<string> OpenToStates { get; init; } = [];

    /// <summary>The organisations to whose members of the day they are open too, by their codes in /v1/organisations.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> OpenToOrganisations { get; init; } = [];

    /// <summary>On what terms and through whom, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Note { get; init; }
}

/// <summary>Where an offer of training places stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrainingPlaceStatus>))]
public enum TrainingPlaceStatus
{
    [JsonStringEnumMemberName("offered")]
    Offered,

    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}
