using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Deficiencies.HelpOffers;

/// <summary>What a state offers to others so that their units lack it no longer.</summary>
public sealed record HelpOffer : HelpOfferContent, IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. HELP-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The state that offers it, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    public required HelpOfferStatus Status { get; init; }

    /// <summary>The day on which it was offered.</summary>
    public required DateOnly OfferedOn { get; init; }

    /// <summary>The day on which it was withdrawn; null if it was not.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("help-offer", Id, Contributor)];

    public static HelpOffer Of(HelpOfferContent content, string id, string contributor, DateOnly today) =>
        ContentCopy.New<HelpOffer, HelpOfferContent>(content) with
        {
            Id = id,
            Version = 1,
            Contributor = contributor,
            Status = HelpOfferStatus.Open,
            OfferedOn = today,
        };

    /// <summary>Whether it can be had on a day.</summary>
    public bool CanBeHadOn(DateOnly day) => Status == HelpOfferStatus.Open && AvailableFrom <= day && !(AvailableUntil < day);

    /// <summary>The state offers it no more.</summary>
    public Decision<HelpOffer> Withdraw(DateOnly today) => Status == HelpOfferStatus.Open
        ? this with { Version = Version + 1, Status = HelpOfferStatus.Withdrawn, WithdrawnOn = today }
        : new Refusal("wrong-status", $"The offer is {Status.Code()}.",
            Fault.At("/status", "wrong-status", HelpOfferStatus.Open.Code(), Status.Code()));
}

/// <summary>What is offered.</summary>
public record HelpOfferContent
{
    /// <summary>What the offer is about, each kind and code once: items, services, courses.</summary>
    [MinLength(1)]
    [MaxLength(50)]
    public required IReadOnlyList<HelpItem> Items { get; init; }

    /// <summary>The first day on which it can be had.</summary>
    public required DateOnly AvailableFrom { get; init; }

    /// <summary>The last day; null for no end.</summary>
    public DateOnly? AvailableUntil { get; init; }

    /// <summary>To whom, on what terms and through whom, in words for every state to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Note { get; init; }
}

/// <summary>One thing that is offered.</summary>
public sealed record HelpItem
{
    public required LineKind Kind { get; init; }

    /// <summary>The code in the list of its kind.</summary>
    [RegularExpression(Patterns.Category)]
    public required string Code { get; init; }

    /// <summary>Items; of major equipment, and of nothing else.</summary>
    [Range(1, 10_000)]
    public int? Quantity { get; init; }
}

/// <summary>Where an offer of help stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HelpOfferStatus>))]
public enum HelpOfferStatus
{
    [JsonStringEnumMemberName("open")]
    Open,

    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}
