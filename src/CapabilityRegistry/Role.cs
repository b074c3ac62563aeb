using System.Text.Json.Serialization;

namespace CapabilityRegistry;

/// <summary>Who somebody is to the registry. What each role may do stands in Access/Rights.cs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Speaks for one contributor: the only channel of a state.</summary>
    [JsonStringEnumMemberName("focal-point")]
    FocalPoint,

    /// <summary>Plans force generation: decides on pledges, states requirements, runs the matching.</summary>
    [JsonStringEnumMemberName("planner")]
    Planner,

    /// <summary>Visits units; of one contributor or of the United Nations.</summary>
    [JsonStringEnumMemberName("assessor")]
    Assessor,

    /// <summary>Reads everything, changes nothing.</summary>
    [JsonStringEnumMemberName("auditor")]
    Auditor,

    /// <summary>Gives and revokes access; decides nothing about pledges.</summary>
    [JsonStringEnumMemberName("administrator")]
    Administrator,

    /// <summary>A machine that reads for another system.</summary>
    [JsonStringEnumMemberName("integrator")]
    Integrator,
}
