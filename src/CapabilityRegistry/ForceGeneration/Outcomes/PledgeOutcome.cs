using System.Text.Json.Serialization;

namespace CapabilityRegistry.ForceGeneration.Outcomes;

/// <summary>What came of a pledge for a requirement.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PledgeOutcome>))]
public enum PledgeOutcome
{
    /// <summary>The unit serves.</summary>
    [JsonStringEnumMemberName("deployed")]
    Deployed,

    /// <summary>The unit is on its way.</summary>
    [JsonStringEnumMemberName("selected")]
    Selected,

    /// <summary>The unit has served.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,

    /// <summary>The unit was selected, and that was undone.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>The state is asked and has not answered.</summary>
    [JsonStringEnumMemberName("invited")]
    Invited,

    /// <summary>The state has accepted an invitation.</summary>
    [JsonStringEnumMemberName("offered")]
    Offered,

    [JsonStringEnumMemberName("declined")]
    Declined,

    /// <summary>The state did not answer in time.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>The Secretariat took the question back or let the offer go.</summary>
    [JsonStringEnumMemberName("released")]
    Released,

    /// <summary>A plan holds it; nobody has been asked yet.</summary>
    [JsonStringEnumMemberName("chosen")]
    Chosen,

    /// <summary>Nothing bars it, and it was not chosen.</summary>
    [JsonStringEnumMemberName("not-chosen")]
    NotChosen,

    /// <summary>The unit does not meet what is asked.</summary>
    [JsonStringEnumMemberName("not-eligible")]
    NotEligible,
}
