using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>Where a visit stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VisitStatus>))]
public enum VisitStatus
{
    /// <summary>At least one of its units has no outcome yet.</summary>
    [JsonStringEnumMemberName("scheduled")]
    Scheduled,

    /// <summary>Every unit has its outcome, or those that have none were cancelled.</summary>
    [JsonStringEnumMemberName("ended")]
    Ended,

    /// <summary>The visit did not take place.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}

/// <summary>How a visit ended for one unit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VisitResult>))]
public enum VisitResult
{
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>Passed, with findings that the state is to answer. It opens the same gates as passed.</summary>
    [JsonStringEnumMemberName("passed-with-findings")]
    PassedWithFindings,

    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>What a visit is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VisitKind>))]
public enum VisitKind
{
    /// <summary>Assessment and Advisory Visit: a gate of Level 2.</summary>
    [JsonStringEnumMemberName("AAV")]
    Aav,

    /// <summary>Verification visit: a gate of the rapid deployment level.</summary>
    [JsonStringEnumMemberName("VV")]
    Verification,

    /// <summary>Pre-deployment visit: a gate of no level.</summary>
    [JsonStringEnumMemberName("PDV")]
    PreDeployment,
}

/// <summary>How a visit is made.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VisitMode>))]
public enum VisitMode
{
    [JsonStringEnumMemberName("in-person")]
    InPerson,

    /// <summary>From afar. It counts as much as one in person.</summary>
    [JsonStringEnumMemberName("remote")]
    Remote,
}
