using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>Where a visit stands: planned, or ended in one way or the other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VisitStatus>))]
public enum VisitStatus
{
    [JsonStringEnumMemberName("scheduled")]
    Scheduled,

    [JsonStringEnumMemberName("passed")]
    Passed,

    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>How a visit ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VisitResult>))]
public enum VisitResult
{
    [JsonStringEnumMemberName("passed")]
    Passed,

    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>What the visit is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VisitKind>))]
public enum VisitKind
{
    /// <summary>Assessment and Advisory Visit: the gate of Level 2.</summary>
    [JsonStringEnumMemberName("AAV")]
    Aav,
}
