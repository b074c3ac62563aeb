using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Surs;

/// <summary>Whether a statement is still being written.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SurStatus>))]
public enum SurStatus
{
    [JsonStringEnumMemberName("draft")]
    Draft,

    /// <summary>For good: what it says never changes.</summary>
    [JsonStringEnumMemberName("published")]
    Published,
}
