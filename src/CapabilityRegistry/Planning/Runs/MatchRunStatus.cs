using System.Text.Json.Serialization;

namespace CapabilityRegistry.Planning.Runs;

/// <summary>How far a run is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MatchRunStatus>))]
public enum MatchRunStatus
{
    /// <summary>Its input is fixed; it waits for its turn.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>It has a plan, which was checked.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>It has no plan; failure says why.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>A what-if of which question, input and plan were thrown away after their time.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,
}
