using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Vettings;

/// <summary>
/// Whether a unit is cleared to serve, as the Secretariat found, and the steps that a vetting may take. A unit may have several: from the day on which a
/// later one was opened it alone counts.
/// </summary>
public sealed record Vetting : VettingContent, IVersioned, IRedactable, IDisclosesObjects
{
    /// <summary>The key, e.g. VET-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The state whose unit it is.</summary>
    public required string Contributor { get; init; }

    public required VettingStatus Status { get; init; }

    /// <summary>The day on which it was decided; null while it is pending.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>The first day on which the decision holds; until then the unit waits. Null while it is pending.</summary>
    public DateOnly? HoldsFrom { get; init; }

    /// <summary>The first day on which a clearance does not hold any more, and the unit waits again; null if there is none.</summary>
    public DateOnly? HoldsUntil { get; init; }

    /// <summary>Why the unit was cleared; null if it was not.</summary>
    public ClearanceReason? ClearedFor { get; init; }

    /// <summary>Why the unit was barred; null if it was not.</summary>
    public BarReason? BarredFor { get; init; }

    /// <summary>What the decision rests on, for the Secretariat; null while it is pending.</summary>
    [Redactable]
    public string? Grounds { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new(VettingStore.Kind, Id, Contributor), DisclosedObject.Pledge(Pledge)];

    /// <summary>As this caller may see it.</summary>
    public Vetting For(Caller caller) =>
        Redactions.For<Vetting>(caller) is { } hidden ? this with { Scope = "", Grounds = null, Redacted = hidden } : this;

    public static Vetting Of(VettingContent content, string id, string contributor) => ContentCopy.New<Vetting, VettingContent>(content) with
    {
        Id = id,
        Version = 1,
        Contributor = contributor,
        Status = VettingStatus.Pending,
    };

    /// <summary>The unit may serve.</summary>
    /// <param name="until">The first day on which it may not any more; null if there is none.</param>
    public Decision<Vetting> Clear(DateOnly from, DateOnly? until, ClearanceReason reason, string grounds, DateOnly today) => until switch
    {
        { } end when end <= from => Wrong("/until", "dates-reversed", $"a day after {from:O} (from)", end),
        { } end when end <= today => Wrong("/until", "in-the-past", $"a day after {today:O}", end),
        _ => Decide(from, grounds, today, decided => decided with { Status = VettingStatus.Cleared, HoldsUntil = until, ClearedFor = reason }),
    };

    /// <summary>The unit may not serve, until a later vetting says otherwise.</summary>
    public Decision<Vetting> Bar(DateOnly from, BarReason reason, string grounds, DateOnly today) =>
        Decide(from, grounds, today, decided => decided with { Status = VettingStatus.Barred, BarredFor = reason });

    private Decision<Vetting> Decide(DateOnly from, string grounds, DateOnly today, Func<Vetting, Vetting> decide) => this switch
    {
        { Status: not VettingStatus.Pending } => new Refusal("wrong-status", $"The vetting is {Status.Code()}; open another one.",
            Fault.At("/status", "wrong-status", VettingStatus.Pending.Code(), Status.Code())),
        _ when from < OpenedOn => Wrong("/from", "dates-reversed", $"{OpenedOn:O} (openedOn) or later", from),
        _ => decide(this with { Version = Version + 1, DecidedOn = today, HoldsFrom = from, Grounds = grounds }),
    };

    private static Refusal Wrong(string at, string code, string expected, DateOnly found) =>
        Refusal.Invalid("The days of the decision do not fit.", Fault.At(at, code, expected, $"{found:O}"));
}

/// <summary>What is vetted, from when on.</summary>
public record VettingContent
{
    /// <summary>The key of the pledge.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>The day on which it was opened, from which on the unit waits; not in the future, and not before the last vetting of the unit.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>What is looked into, for the Secretariat.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    [Redactable]
    public required string Scope { get; init; }
}

/// <summary>Where a vetting stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VettingStatus>))]
public enum VettingStatus
{
    /// <summary>Nothing is decided: the unit waits.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>The unit may serve.</summary>
    [JsonStringEnumMemberName("cleared")]
    Cleared,

    /// <summary>The unit may not serve.</summary>
    [JsonStringEnumMemberName("barred")]
    Barred,
}

/// <summary>Why a unit is cleared. The list is this registry's own: it takes over no published list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClearanceReason>))]
public enum ClearanceReason
{
    /// <summary>The records of the United Nations show nothing against the unit.</summary>
    [JsonStringEnumMemberName("records-clear")]
    RecordsClear,

    /// <summary>Its state certified that nothing is held against its members.</summary>
    [JsonStringEnumMemberName("certified-by-state")]
    CertifiedByState,

    /// <summary>What stood against the unit was dealt with.</summary>
    [JsonStringEnumMemberName("measures-taken")]
    MeasuresTaken,

    [JsonStringEnumMemberName("other")]
    Other,
}

/// <summary>Why a unit is barred. The list is this registry's own: it takes over no published list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BarReason>))]
public enum BarReason
{
    /// <summary>Misconduct of its members in service stands against the unit.</summary>
    [JsonStringEnumMemberName("misconduct")]
    Misconduct,

    /// <summary>Violations of human rights or humanitarian law stand against the unit.</summary>
    [JsonStringEnumMemberName("human-rights-record")]
    HumanRightsRecord,

    /// <summary>Its state did not certify what it was asked to.</summary>
    [JsonStringEnumMemberName("not-certified")]
    NotCertified,

    [JsonStringEnumMemberName("other")]
    Other,
}
