using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>What a registered unit does, apart from what it can do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PledgeEngagement>))]
public enum PledgeEngagement
{
    /// <summary>The unit waits to be asked.</summary>
    [JsonStringEnumMemberName("pool")]
    Pool,

    /// <summary>The unit was selected and has not arrived yet.</summary>
    [JsonStringEnumMemberName("selected")]
    Selected,

    /// <summary>The unit serves in a mission.</summary>
    [JsonStringEnumMemberName("deployed")]
    Deployed,
}
