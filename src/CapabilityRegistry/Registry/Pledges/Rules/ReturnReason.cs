using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>Why the Secretariat hands a pledge back. What each means for the unit is said in the reason's own words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReturnReason>))]
public enum ReturnReason
{
    [JsonStringEnumMemberName("papers-incomplete")]
    PapersIncomplete,

    [JsonStringEnumMemberName("unit-type-unclear")]
    UnitTypeUnclear,

    [JsonStringEnumMemberName("personnel-below-standard")]
    PersonnelBelowStandard,

    [JsonStringEnumMemberName("equipment-below-standard")]
    EquipmentBelowStandard,

    [JsonStringEnumMemberName("self-sustainment-below-standard")]
    SelfSustainmentBelowStandard,

    [JsonStringEnumMemberName("training-needed")]
    TrainingNeeded,

    [JsonStringEnumMemberName("repeats-another-pledge")]
    RepeatsAnotherPledge,

    [JsonStringEnumMemberName("other")]
    Other,
}
