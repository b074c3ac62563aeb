using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>Where a deployment stands. Selected and deployed ones are under way: they bind the unit and fill the requirement.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeploymentStatus>))]
public enum DeploymentStatus
{
    /// <summary>The unit is on its way: chosen, not yet arrived.</summary>
    [JsonStringEnumMemberName("selected")]
    Selected,

    /// <summary>The unit has arrived and serves.</summary>
    [JsonStringEnumMemberName("deployed")]
    Deployed,

    /// <summary>The unit has served and is back in the pool.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,

    /// <summary>The unit never arrived: the selection was undone.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}

/// <summary>Why a unit that was selected does not deploy. What that means is said in words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WithdrawalReason>))]
public enum WithdrawalReason
{
    /// <summary>Its state takes the offer back.</summary>
    [JsonStringEnumMemberName("withdrawn-by-state")]
    WithdrawnByState,

    [JsonStringEnumMemberName("unit-not-ready")]
    UnitNotReady,

    [JsonStringEnumMemberName("requirement-changed")]
    RequirementChanged,

    [JsonStringEnumMemberName("other")]
    Other,
}
