using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>What a line asks for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineKind>))]
public enum LineKind
{
    /// <summary>Items of a category of /v1/equipment.</summary>
    [JsonStringEnumMemberName("majorEquipment")]
    MajorEquipment,

    /// <summary>A category of /v1/self-sustainment.</summary>
    [JsonStringEnumMemberName("selfSustainment")]
    SelfSustainment,

    /// <summary>A course of /v1/courses.</summary>
    [JsonStringEnumMemberName("training")]
    Training,

    /// <summary>A language, ISO 639-1.</summary>
    [JsonStringEnumMemberName("language")]
    Language,

    /// <summary>An attribute of /v1/attributes.</summary>
    [JsonStringEnumMemberName("attribute")]
    Attribute,
}
