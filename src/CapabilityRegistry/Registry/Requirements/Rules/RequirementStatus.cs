using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Requirements.Rules;

/// <summary>Where a requirement stands. Published and amended ones are in force: they count in gaps and matching.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequirementStatus>))]
public enum RequirementStatus
{
    [JsonStringEnumMemberName("draft")]
    Draft,

    [JsonStringEnumMemberName("published")]
    Published,

    /// <summary>Published and changed since.</summary>
    [JsonStringEnumMemberName("amended")]
    Amended,

    /// <summary>Filled: nothing is looked for, but it still counts against the mission's ceiling.</summary>
    [JsonStringEnumMemberName("fulfilled")]
    Fulfilled,

    [JsonStringEnumMemberName("closed")]
    Closed,
}
