using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>What a capability is counted in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Measure>))]
public enum Measure
{
    [JsonStringEnumMemberName("units")]
    Units,

    [JsonStringEnumMemberName("airframes")]
    Airframes,

    [JsonStringEnumMemberName("beds")]
    Beds,

    [JsonStringEnumMemberName("persons")]
    Persons,
}
