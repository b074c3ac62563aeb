using System.Text.Json.Serialization;

namespace CapabilityRegistry.Planning.Gaps.Table;

/// <summary>How contributors are grouped.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GroupKind>))]
public enum GroupKind
{
    /// <summary>United Nations regional groups; every state is in one.</summary>
    [JsonStringEnumMemberName("region")]
    Region,

    /// <summary>Organisations; a state may be in several, or in none.</summary>
    [JsonStringEnumMemberName("organisation")]
    Organisation,
}
