using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Catalogue;

[JsonConverter(typeof(JsonStringEnumConverter<RankGroup>))]
public enum RankGroup
{
    [JsonStringEnumMemberName("officer")]
    Officer,

    [JsonStringEnumMemberName("nonCommissionedOfficer")]
    NonCommissionedOfficer,

    [JsonStringEnumMemberName("enlisted")]
    Enlisted,

    [JsonStringEnumMemberName("police")]
    Police,

    [JsonStringEnumMemberName("civilian")]
    Civilian,
}
