using System.Text.Json.Serialization;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Requirements.Rules;

/// <summary>The criterion of the selection that a line is judged by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineCriterion>))]
public enum LineCriterion
{
    [JsonStringEnumMemberName("equipment-missing")]
    Equipment = LineKind.MajorEquipment,

    [JsonStringEnumMemberName("self-sustainment-missing")]
    SelfSustainment = LineKind.SelfSustainment,

    [JsonStringEnumMemberName("training-missing")]
    Training = LineKind.Training,

    [JsonStringEnumMemberName("language-missing")]
    Language = LineKind.Language,

    [JsonStringEnumMemberName("attribute-missing")]
    Attribute = LineKind.Attribute,
}
