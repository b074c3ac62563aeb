using System.Text.Json.Serialization;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>
/// What was decided about a pledge with one of its versions, as far as its readiness follows from it. The rest of what happened to it stands in the
/// log of events alone.
/// </summary>
public sealed record PledgeDecision
{
    public required string Pledge { get; init; }

    /// <summary>The version of the pledge that the decision made.</summary>
    public required int Version { get; init; }

    /// <summary>The pledging state.</summary>
    public required string Contributor { get; init; }

    public required PledgeDecisionKind Kind { get; init; }

    /// <summary>The day from which it counts.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The level that the pledge holds by it; null if none.</summary>
    [JsonPropertyName("readinessLevel")]
    public ReadinessLevel? Level { get; init; }

    /// <summary>
    /// The decision that a new pledge comes with: one that is taken over brings its standing along. Null for a draft, and for what is handed in.
    /// </summary>
    public static PledgeDecision? Of(Pledge taken, DateOnly on) => taken.Status switch
    {
        PledgeStatus.Registered => New(taken, PledgeDecisionKind.TakenOver, on),
        PledgeStatus.Suspended => New(taken, PledgeDecisionKind.Suspended, on),
        PledgeStatus.Lapsed => New(taken, PledgeDecisionKind.Lapsed, on),
        PledgeStatus.Withdrawn => New(taken, PledgeDecisionKind.Withdrawn, on),
        _ => null,
    };

    /// <summary>The decision between two versions of a pledge; null if its readiness does not follow from what was changed.</summary>
    public static PledgeDecision? Of(Pledge before, Pledge after, DateOnly on) => (before.Status, after.Status) switch
    {
        (PledgeStatus.Registered, PledgeStatus.Suspended) => New(after, PledgeDecisionKind.Suspended, on),
        (PledgeStatus.Suspended, PledgeStatus.Registered) => New(after, PledgeDecisionKind.Resumed, on),
        (not PledgeStatus.Registered, PledgeStatus.Registered) => New(after, PledgeDecisionKind.Registered, on),
        (not PledgeStatus.Lapsed, PledgeStatus.Lapsed) => New(after, PledgeDecisionKind.Lapsed, on),
        (not PledgeStatus.Withdrawn, PledgeStatus.Withdrawn) => New(after, PledgeDecisionKind.Withdrawn, on),
        _ when after.Level > before.Level => New(after, PledgeDecisionKind.Raised, on),
        _ when after.Level < before.Level => New(after, PledgeDecisionKind.Lowered, on),
        _ when after.RenewedOn != before.RenewedOn => New(after, PledgeDecisionKind.Renewed, after.RenewedOn!.Value),
        _ when after.SelfCertifiedOn != before.SelfCertifiedOn => New(after, PledgeDecisionKind.SelfCertified, after.SelfCertifiedOn!.Value),
        _ => null,
    };

    private static PledgeDecision New(Pledge pledge, PledgeDecisionKind kind, DateOnly on) => new()
    {
        Pledge = pledge.Id,
        Version = pledge.Version,
        Contributor = pledge.Contributor,
        Kind = kind,
        DecidedOn = on,
        Level = pledge.Level,
    };
}

/// <summary>What can be decided about a pledge so that its readiness follows from it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PledgeDecisionKind>))]
public enum PledgeDecisionKind
{
    /// <summary>Accepted at Level 1.</summary>
    [JsonStringEnumMemberName("registered")]
    Registered,

    /// <summary>Imported with the level that it held elsewhere.</summary>
    [JsonStringEnumMemberName("taken-over")]
    TakenOver,

    [JsonStringEnumMemberName("raised")]
    Raised,

    [JsonStringEnumMemberName("lowered")]
    Lowered,

    /// <summary>Set aside for a time.</summary>
    [JsonStringEnumMemberName("suspended")]
    Suspended,

    /// <summary>Taken up again.</summary>
    [JsonStringEnumMemberName("resumed")]
    Resumed,

    [JsonStringEnumMemberName("lapsed")]
    Lapsed,

    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>The state confirmed that it stands.</summary>
    [JsonStringEnumMemberName("renewed")]
    Renewed,

    /// <summary>The state certified that the unit is as it was.</summary>
    [JsonStringEnumMemberName("self-certified")]
    SelfCertified,
}
