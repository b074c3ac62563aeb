using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>The groups of ranks by which the persons of a unit are counted.</summary>
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
