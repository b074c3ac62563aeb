using System.Text.Json.Serialization;

namespace CapabilityRegistry.Planning.Gaps.Table;

/// <summary>How contributors are grouped.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GroupKind>))]
public enum GroupKind
{
    /// <summary>By United Nations regional group; every state is in one.</summary>
    [JsonStringEnumMemberName("region")]
    Region,

    /// <summary>By organisation; a state may be in several, or in none.</summary>
    [JsonStringEnumMemberName("organisation")]
    Organisation,
}
