using System.Text.Json.Serialization;

namespace CapabilityRegistry.ForceGeneration.Invitations.Rules;

/// <summary>Where an invitation stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InvitationStatus>))]
public enum InvitationStatus
{
    /// <summary>The state has not answered and still may.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>The state offers the unit.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>The state does not offer the unit.</summary>
    [JsonStringEnumMemberName("declined")]
    Declined,

    /// <summary>The state did not answer in time.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>The Secretariat took the question back, or lets the offer go.</summary>
    [JsonStringEnumMemberName("released")]
    Released,

    /// <summary>The Secretariat took the offer up: there is a deployment.</summary>
    [JsonStringEnumMemberName("selected")]
    Selected,
}

/// <summary>Why a state does not offer its unit. The rest is said in words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeclineReason>))]
public enum DeclineReason
{
    [JsonStringEnumMemberName("unit-not-available")]
    UnitNotAvailable,

    [JsonStringEnumMemberName("dates-not-possible")]
    DatesNotPossible,

    [JsonStringEnumMemberName("committed-elsewhere")]
    CommittedElsewhere,

    /// <summary>Government, parliament or law do not allow it.</summary>
    [JsonStringEnumMemberName("national-decision")]
    NationalDecision,

    [JsonStringEnumMemberName("conditions-not-met")]
    ConditionsNotMet,

    [JsonStringEnumMemberName("other")]
    Other,
}

/// <summary>Why the Secretariat takes a question back or lets an offer go; the state reads it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReleaseReason>))]
public enum ReleaseReason
{
    [JsonStringEnumMemberName("requirement-changed")]
    RequirementChanged,

    [JsonStringEnumMemberName("requirement-filled")]
    RequirementFilled,

    /// <summary>Nothing is looked for any more, although it was not filled.</summary>
    [JsonStringEnumMemberName("requirement-closed")]
    RequirementClosed,

    [JsonStringEnumMemberName("unit-not-suitable")]
    UnitNotSuitable,

    [JsonStringEnumMemberName("other")]
    Other,
}
