using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Shares;

/// <summary>
/// The part of a joint unit that another state brings than the one that pledges it. The lists of the pledge state the whole unit; a share says which of that
/// comes from its state, and is that state's word alone.
/// </summary>
public record Share : ShareContent, IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. SHARE-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The key of the pledge.</summary>
    public required string Pledge { get; init; }

    /// <summary>The state that leads: it pledges the unit, ISO 3166-1 alpha-3.</summary>
    public required string Lead { get; init; }

    /// <summary>The partner: the state that is to bring the part, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    public required ShareStatus Status { get; init; }

    /// <summary>The day on which the lead proposed it.</summary>
    public required DateOnly ProposedOn { get; init; }

    /// <summary>The day on which the partner confirmed it; null if it never did.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>The day on which the partner withdrew it, or the lead dropped it; null while neither has.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The day from which the lead does not count on it any more, of a share that was withdrawn; null while it does.</summary>
    public DateOnly? SettledOn { get; init; }

    /// <summary>Where the facts come from; null for what the states themselves said.</summary>
    public string? Source { get; init; }

    /// <summary>Whether its state has promised it, or is asked to: then it takes its part of the lists.</summary>
    [JsonIgnore]
    public bool IsHeld => Status is ShareStatus.Proposed or ShareStatus.Confirmed;

    /// <summary>Whether the lead counts on a part that nobody has promised: then the unit is not counted.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is ShareStatus.Proposed or ShareStatus.Withdrawn;

    /// <summary>Men and women of the part.</summary>
    [JsonIgnore]
    public int Persons => Strength.Of(Personnel).Persons;

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("share", Id, Contributor), DisclosedObject.Pledge(Pledge)];

    public static Share Of(ShareContent content, string id, Pledge pledge, string contributor, DateOnly today) =>
        ContentCopy.New<Share, ShareContent>(content) with
        {
            Id = id,
            Version = 1,
            Pledge = pledge.Id,
            Lead = pledge.Contributor,
            Contributor = contributor,
            Status = ShareStatus.Proposed,
            ProposedOn = today,
        };

    /// <summary>The partner changes its part. What it has confirmed stays confirmed: it is the partner's word.</summary>
    public Decision<Share> Edit(ShareContent content) => From(
        [ShareStatus.Proposed, ShareStatus.Confirmed], () => ContentCopy.Onto(Next(), content));

    /// <summary>The partner promises it.</summary>
    public Decision<Share> Confirm(DateOnly today) => From(
        [ShareStatus.Proposed], () => Next() with { Status = ShareStatus.Confirmed, ConfirmedOn = today });

    /// <summary>The partner does not bring it, or no longer.</summary>
    public Decision<Share> Withdraw(DateOnly today) => From(
        [ShareStatus.Proposed, ShareStatus.Confirmed], () => Next() with { Status = ShareStatus.Withdrawn, EndedOn = today });

    /// <summary>The lead takes back what it has proposed.</summary>
    public Decision<Share> Drop(DateOnly today) => From(
        [ShareStatus.Proposed], () => Next() with { Status = ShareStatus.Dropped, EndedOn = today });

    /// <summary>The lead does not count on it any more.</summary>
    public Decision<Share> Settle(DateOnly today) => From(
        [ShareStatus.Withdrawn], () => Next() with { Status = ShareStatus.Settled, SettledOn = today });

    private Share Next() => this with { Version = Version + 1 };

    private Decision<Share> From(IReadOnlyList<ShareStatus> statuses, Func<Share> then) => statuses.Contains(Status)
        ? then()
        : new Refusal("wrong-status", $"The share is {Status.Code()}.",
            Fault.At("/status", "wrong-status", string.Join(" or ", statuses.Select(status => status.Code())), Status.Code()));
}

/// <summary>What a partner brings of a joint unit: at least one person or item.</summary>
public record ShareContent
{
    /// <summary>Men and women by rank group, each group once; empty for nobody.</summary>
    [MaxLength(5)]
    public IReadOnlyList<PersonnelLine> Personnel { get; init; } = [];

    /// <summary>Major equipment, each category with each lease once; empty for none.</summary>
    [MaxLength(200)]
    public IReadOnlyList<SharedEquipment> MajorEquipment { get; init; } = [];
}

/// <summary>Major equipment that a partner brings, of one category and lease.</summary>
public sealed record SharedEquipment
{
    /// <summary>A code of /v1/equipment that the list of the pledge has.</summary>
    [RegularExpression(Patterns.Category)]
    public required string Category { get; init; }

    /// <summary>How many items.</summary>
    [Range(1, 10_000)]
    public required int Quantity { get; init; }

    public required Lease Lease { get; init; }
}

/// <summary>Where a share stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShareStatus>))]
public enum ShareStatus
{
    /// <summary>The lead proposes it and the partner has not answered: the unit is not counted.</summary>
    [JsonStringEnumMemberName("proposed")]
    Proposed,

    /// <summary>The partner has promised it.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>The partner does not bring it, and the lead has not said what becomes of that part: the unit is not counted.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>The lead took it back before it was answered.</summary>
    [JsonStringEnumMemberName("dropped")]
    Dropped,

    /// <summary>The share was withdrawn, and the lead does not count on it any more.</summary>
    [JsonStringEnumMemberName("settled")]
    Settled,
}
