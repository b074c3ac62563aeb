using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>Why the Secretariat lowers a unit. What it means for this unit is said in the reason's own words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LoweringReason>))]
public enum LoweringReason
{
    /// <summary>The unit was found to be less than its level asks for.</summary>
    [JsonStringEnumMemberName("unit-below-standard")]
    UnitBelowStandard,

    /// <summary>Its persons or its equipment have changed, so that what was found no longer describes it.</summary>
    [JsonStringEnumMemberName("unit-changed")]
    UnitChanged,

    /// <summary>Evidence on which the level rested was wrong, or was taken back.</summary>
    [JsonStringEnumMemberName("evidence-not-valid")]
    EvidenceNotValid,

    /// <summary>Its state asked for it.</summary>
    [JsonStringEnumMemberName("asked-by-state")]
    AskedByState,

    [JsonStringEnumMemberName("other")]
    Other,
}

/// <summary>Why the Secretariat does not give the level that a state asks for. The rest is said in words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LevelRefusalReason>))]
public enum LevelRefusalReason
{
    /// <summary>Evidence that the level asks for is not on record, or does not count.</summary>
    [JsonStringEnumMemberName("evidence-missing")]
    EvidenceMissing,

    /// <summary>The unit was found to be less than the level asks for.</summary>
    [JsonStringEnumMemberName("unit-below-standard")]
    UnitBelowStandard,

    /// <summary>Missions are not expected to need units of this type at that level.</summary>
    [JsonStringEnumMemberName("no-need-expected")]
    NoNeedExpected,

    /// <summary>No visit can be arranged for the time being.</summary>
    [JsonStringEnumMemberName("no-visit-possible")]
    NoVisitPossible,

    [JsonStringEnumMemberName("other")]
    Other,
}
