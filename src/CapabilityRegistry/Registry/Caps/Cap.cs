using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Caps;

/// <summary>What the law of a state forbids its units, the consent that was obtained, and the steps that it may take.</summary>
public sealed record Cap : CapContent, IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. NCAP-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The state whose law it is.</summary>
    public required string Contributor { get; init; }

    /// <summary>The day on which it was recorded, before which nothing follows from it here; null for what was taken over.</summary>
    public required DateOnly? RecordedOn { get; init; }

    /// <summary>The first day on which the law does not forbid it any more; null while nobody has said that it ends.</summary>
    public DateOnly? EffectiveUntil { get; init; }

    /// <summary>The consent that was obtained, in the order in which it was recorded.</summary>
    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    /// <summary>Where the facts come from; null for what was recorded here.</summary>
    public string? Source { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("cap", Id, Contributor)];

    public static Cap Of(CapContent content, IReadOnlyList<Approval> approvals, string id, string contributor, DateOnly today) =>
        ContentCopy.New<Cap, CapContent>(content) with
        {
            Id = id,
            Version = 1,
            Contributor = contributor,
            RecordedOn = today,
            Approvals = approvals,
        };

    /// <summary>What the law asks for was obtained.</summary>
    public Decision<Cap> Approve(Approval approval, DateOnly today) => EffectiveUntil <= today
        ? Ended()
        : this with { Version = Version + 1, Approvals = [.. Approvals, approval] };

    /// <summary>Whether it allows no more than a number of persons abroad on a day, and no consent is in force then.</summary>
    public bool LimitsPersonsOn(DateOnly day) => Persons is not null && EffectiveFrom <= day && !(EffectiveUntil <= day)
        && !Approvals.Any(consent => consent.ApprovedOn <= day && !(consent.ApprovedUntil <= day));

    /// <summary>The law does not forbid it any more.</summary>
    /// <param name="on">The first day on which it does not.</param>
    public Decision<Cap> End(DateOnly on, DateOnly today) => (on, today) switch
    {
        _ when EffectiveUntil is not null => Ended(),
        _ when on < today => Wrong("ends-in-the-past", "A law is recorded as ended from today on, or later.", $"{today:O} or later", on),
        _ when on < EffectiveFrom => Wrong("ends-before-the-law", "A law ends after it takes effect.", $"{EffectiveFrom:O} (effectiveFrom) or later", on),
        _ => this with { Version = Version + 1, EffectiveUntil = on },
    };

    private Refusal Ended() => new("cap-ended", $"The law ends on {EffectiveUntil:O}.",
        Fault.At("/effectiveUntil", "cap-ended", "a law without an end, or for consent one in force", $"{EffectiveUntil:O}"));

    private static Refusal Wrong(string code, string text, string expected, DateOnly found) =>
        new(code, text, Fault.At("/on", code, expected, $"{found:O}"));
}

/// <summary>What a law forbids: levels above one, more persons abroad than a number, or both.</summary>
public record CapContent
{
    /// <summary>The highest level that it allows without consent.</summary>
    public required HighestLevel Highest { get; init; }

    /// <summary>
    /// The most persons of the state who may serve abroad at a time, as a parliament may decide: in units of its own, whatever their types, and in joint
    /// units of other states; null if the law says nothing of that.
    /// </summary>
    [Range(0, 1_000_000)]
    public int? Persons { get; init; }

    /// <summary>The unit types of which the level holds, by their codes in <c>/v1/unit-types</c>; empty: of all.</summary>
    [MaxLength(100)]
    public IReadOnlyList<string> UnitTypes { get; init; } = [];

    /// <summary>The reference of the law.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public required string Law { get; init; }

    /// <summary>The first day on which the law forbids more.</summary>
    public required DateOnly EffectiveFrom { get; init; }
}

/// <summary>Consent that a law asks for, as it was obtained.</summary>
public record Approval
{
    /// <summary>The day on which it was obtained; not in the future.</summary>
    public required DateOnly ApprovedOn { get; init; }

    /// <summary>The first day on which it is over; null if it has no end.</summary>
    public DateOnly? ApprovedUntil { get; init; }

    /// <summary>The document that says so.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reference { get; init; }
}

/// <summary>The highest level that a law allows without consent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HighestLevel>))]
public enum HighestLevel
{
    /// <summary>Registered.</summary>
    L1,

    /// <summary>Visited.</summary>
    L2,

    /// <summary>Prepared.</summary>
    L3,

    /// <summary>Every level: the law is about persons alone.</summary>
    [JsonStringEnumMemberName("all")]
    All,
}
