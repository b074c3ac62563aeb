using System.Text.Json.Serialization;

namespace CapabilityRegistry.Kernel;

/// <summary>Who somebody is to the registry. What each role may do stands in <see cref="Access.Rights"/>.</summary>
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

/// <summary>Whose objects a role reaches, where objects belong to states.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StatesReached>))]
public enum StatesReached
{
    /// <summary>The objects of every state.</summary>
    [JsonStringEnumMemberName("every-state")]
    EveryState,

    /// <summary>The objects of the state that it speaks for.</summary>
    [JsonStringEnumMemberName("own-state")]
    OwnState,

    /// <summary>The objects of the state that it is bound to; of every state if it is bound to none.</summary>
    [JsonStringEnumMemberName("own-state-if-bound")]
    OwnStateIfBound,

    /// <summary>The objects of every state but its own.</summary>
    [JsonStringEnumMemberName("other-states")]
    OtherStates,

    /// <summary>What belongs to no state.</summary>
    [JsonStringEnumMemberName("common")]
    Common,
}

public static class Roles
{
    public static StatesReached Reach(this Role role) => role switch
    {
        Role.FocalPoint => CapabilityRegistry.Kernel.StatesReached.OwnState,
        Role.Integrator => CapabilityRegistry.Kernel.StatesReached.OwnStateIfBound,
        _ => CapabilityRegistry.Kernel.StatesReached.EveryState,
    };
}
