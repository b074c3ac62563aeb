using System.Text.Json.Serialization;

namespace CapabilityRegistry.ForceGeneration.Decisions;

/// <summary>What was decided about a pledge, or about its unit for a requirement.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionMade>))]
public enum DecisionMade
{
    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    /// <summary>Registered at Level 1.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>Handed back to its state.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,

    /// <summary>To the next level, with or without a request of its state.</summary>
    [JsonStringEnumMemberName("raised")]
    Raised,

    /// <summary>Not to the level that its state had asked for.</summary>
    [JsonStringEnumMemberName("level-refused")]
    LevelRefused,

    /// <summary>The content became what its state had proposed.</summary>
    [JsonStringEnumMemberName("revision-accepted")]
    RevisionAccepted,

    /// <summary>The content stays what it was.</summary>
    [JsonStringEnumMemberName("revision-refused")]
    RevisionRefused,

    /// <summary>To a level below, by the Secretariat or by the policy.</summary>
    [JsonStringEnumMemberName("lowered")]
    Lowered,

    /// <summary>Set aside for a time, by its state or the Secretariat.</summary>
    [JsonStringEnumMemberName("suspended")]
    Suspended,

    /// <summary>Taken up again.</summary>
    [JsonStringEnumMemberName("resumed")]
    Resumed,

    /// <summary>Taken away by the policy.</summary>
    [JsonStringEnumMemberName("lapsed")]
    Lapsed,

    /// <summary>Taken back by its state.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>The unit was vetted and may serve.</summary>
    [JsonStringEnumMemberName("cleared")]
    Cleared,

    /// <summary>The unit was vetted and may not serve.</summary>
    [JsonStringEnumMemberName("barred")]
    Barred,

    /// <summary>The state was asked for the unit.</summary>
    [JsonStringEnumMemberName("invited")]
    Invited,

    /// <summary>The state offers the unit for the requirement.</summary>
    [JsonStringEnumMemberName("offered")]
    Offered,

    /// <summary>The state does not offer the unit, or takes the offer back.</summary>
    [JsonStringEnumMemberName("declined")]
    Declined,

    /// <summary>The state did not answer in time.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>The unit was taken for the requirement.</summary>
    [JsonStringEnumMemberName("selected")]
    Selected,

    /// <summary>The unit was not taken: the question was taken back, the offer let go, or the requirement filled by others.</summary>
    [JsonStringEnumMemberName("not-selected")]
    NotSelected,

    /// <summary>The selection was undone before the unit arrived.</summary>
    [JsonStringEnumMemberName("selection-undone")]
    SelectionUndone,
}
