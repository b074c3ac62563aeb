using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>By whom, why and since when a registered pledge is set aside.</summary>
public sealed record Suspension
{
    /// <summary>The side that set it aside, and alone takes it up again.</summary>
    public required PledgeSide By { get; init; }

    public required SuspensionReason ReasonCode { get; init; }

    /// <summary>The first day on which it counts for nothing.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The reasons that a side can have: a state speaks of what it can give, the Secretariat of what it has found.</summary>
    public static IReadOnlyList<SuspensionReason> ReasonsOf(PledgeSide side) => side == PledgeSide.State
        ? [SuspensionReason.UnitNotAvailable, SuspensionReason.UnitNotReady, SuspensionReason.NationalDecision, SuspensionReason.Other]
        :
        [
            SuspensionReason.UnitBelowStandard, SuspensionReason.EvidenceInDoubt, SuspensionReason.ConductUnderReview, SuspensionReason.StateDoesNotAnswer,
            SuspensionReason.Other,
        ];

    /// <summary>The side that somebody acts for.</summary>
    public static PledgeSide SideOf(Caller caller) => caller.Contributor is null ? PledgeSide.Secretariat : PledgeSide.State;
}

/// <summary>The two sides of a pledge.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PledgeSide>))]
public enum PledgeSide
{
    /// <summary>The state that pledges the unit.</summary>
    [JsonStringEnumMemberName("state")]
    State,

    [JsonStringEnumMemberName("secretariat")]
    Secretariat,
}

/// <summary>Why a registered pledge is set aside for a time. The rest is said in words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuspensionReason>))]
public enum SuspensionReason
{
    /// <summary>The state needs the unit elsewhere for a time.</summary>
    [JsonStringEnumMemberName("unit-not-available")]
    UnitNotAvailable,

    /// <summary>The state equips, mans or trains the unit anew.</summary>
    [JsonStringEnumMemberName("unit-not-ready")]
    UnitNotReady,

    /// <summary>Government, parliament or law of the state do not allow its use for a time.</summary>
    [JsonStringEnumMemberName("national-decision")]
    NationalDecision,

    /// <summary>The Secretariat found the unit to be less than its level asks for.</summary>
    [JsonStringEnumMemberName("unit-below-standard")]
    UnitBelowStandard,

    /// <summary>The Secretariat looks again at evidence on which the level rests.</summary>
    [JsonStringEnumMemberName("evidence-in-doubt")]
    EvidenceInDoubt,

    /// <summary>The Secretariat looks into the conduct of members of the unit.</summary>
    [JsonStringEnumMemberName("conduct-under-review")]
    ConductUnderReview,

    /// <summary>The state does not answer what the Secretariat asks about the unit.</summary>
    [JsonStringEnumMemberName("state-does-not-answer")]
    StateDoesNotAnswer,

    [JsonStringEnumMemberName("other")]
    Other,
}
