using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CapabilityRegistry.Planning.Runs.Weights;

/// <summary>
/// How many points each criterion can give. They weigh what is good about a pair against each other; none of them is
/// ever traded for fill. The defaults are this registry's judgement, not a rule of the United Nations.
/// </summary>
public sealed record WeightValues
{
    public const int Most = 1_000;

    /// <summary>The very unit type that is asked for, rather than a substitute.</summary>
    [Range(0, Most)]
    [DefaultValue(150)]
    public int Type { get; init; } = 150;

    /// <summary>A readiness level above the minimum.</summary>
    [Range(0, Most)]
    [DefaultValue(200)]
    public int Level { get; init; } = 200;

    /// <summary>Arriving early.</summary>
    [Range(0, Most)]
    [DefaultValue(150)]
    public int Response { get; init; } = 150;

    /// <summary>Time to spare at both ends.</summary>
    [Range(0, Most)]
    [DefaultValue(75)]
    public int Availability { get; init; } = 75;

    /// <summary>Few caveats.</summary>
    [Range(0, Most)]
    [DefaultValue(75)]
    public int Caveats { get; init; } = 75;

    /// <summary>The share of women against the target.</summary>
    [Range(0, Most)]
    [DefaultValue(125)]
    public int Women { get; init; } = 125;

    /// <summary>Lines that are desired, not demanded.</summary>
    [Range(0, Most)]
    [DefaultValue(75)]
    public int Desired { get; init; } = 75;

    /// <summary>Recent evidence for the level.</summary>
    [Range(0, Most)]
    [DefaultValue(75)]
    public int Freshness { get; init; } = 75;

    /// <summary>A contributor, and a region, that has few persons in missions compared with the others.</summary>
    [Range(0, Most)]
    [DefaultValue(50)]
    public int Burden { get; init; } = 50;

    /// <summary>A unit that serves together with partners.</summary>
    [Range(0, Most)]
    [DefaultValue(25)]
    public int CoDeployment { get; init; } = 25;

    public static WeightValues Of(CapabilityRegistry.Matching.Model.Weights weights) => new()
    {
        Type = weights.Type,
        Level = weights.Level,
        Response = weights.Response,
        Availability = weights.Availability,
        Caveats = weights.Caveats,
        Women = weights.Women,
        Desired = weights.Desired,
        Freshness = weights.Freshness,
        Burden = weights.Burden,
        CoDeployment = weights.CoDeployment,
    };

    /// <summary>Each with its name in JSON.</summary>
    public IReadOnlyList<(string Name, int Points)> Named() =>
    [
        ("type", Type), ("level", Level), ("response", Response), ("availability", Availability), ("caveats", Caveats), ("women", Women),
        ("desired", Desired), ("freshness", Freshness), ("burden", Burden), ("coDeployment", CoDeployment),
    ];

    public CapabilityRegistry.Matching.Model.Weights ToWeights() =>
        new(Type, Level, Response, Availability, Caveats, Women, Desired, Freshness, Burden, CoDeployment);
}
