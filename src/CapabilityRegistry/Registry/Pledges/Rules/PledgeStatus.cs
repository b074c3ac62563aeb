using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>Where a pledge stands between the state and the Secretariat.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PledgeStatus>))]
public enum PledgeStatus
{
    /// <summary>Promised at a conference, before any paper; it counts nowhere.</summary>
    [JsonStringEnumMemberName("announced")]
    Announced,

    /// <summary>The state is still writing it.</summary>
    [JsonStringEnumMemberName("draft")]
    Draft,

    /// <summary>Handed in; the state can no longer edit it.</summary>
    [JsonStringEnumMemberName("submitted")]
    Submitted,

    /// <summary>The Secretariat has notified receipt.</summary>
    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    /// <summary>Accepted; it holds a readiness level.</summary>
    [JsonStringEnumMemberName("registered")]
    Registered,

    /// <summary>Registered, and set aside for a time: it keeps its level and its clocks, and counts for nothing.</summary>
    [JsonStringEnumMemberName("suspended")]
    Suspended,

    /// <summary>Handed back to the state with reasons; the state may edit and submit it again.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,

    /// <summary>Taken back by the state.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>Not renewed in time; its state may revive it.</summary>
    [JsonStringEnumMemberName("lapsed")]
    Lapsed,
}
