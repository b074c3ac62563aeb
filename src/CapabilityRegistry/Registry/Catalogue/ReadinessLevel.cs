using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>What a pledged unit has proven (PCRS Guidelines 2019.01): registered, visited, prepared, ready to deploy in 60 days.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReadinessLevel>))]
[StoredAsNumber]
public enum ReadinessLevel
{
    /// <summary>Registered: the papers are complete and the Secretariat accepted the pledge.</summary>
    L1 = 1,

    /// <summary>An Assessment and Advisory Visit was passed.</summary>
    L2 = 2,

    /// <summary>Equipment and personnel meet a statement of unit requirements.</summary>
    L3 = 3,

    /// <summary>Rapid deployment: verified and agreed to deploy within 60 days of the request.</summary>
    [JsonStringEnumMemberName("RDL")]
    Rdl = 4,
}

/// <summary>Which levels enter the selection for a deployment.</summary>
public static class SelectionLevel
{
    /// <summary>Whatever is asked for, only Level 2 and above enters the selection for a deployment (UN requirements paper, March 2022).</summary>
    public const ReadinessLevel Least = ReadinessLevel.L2;

    /// <summary>The level that a unit must hold to be selected.</summary>
    /// <param name="minimum">The level that is asked for; null if none is.</param>
    public static ReadinessLevel For(ReadinessLevel? minimum) => minimum > Least ? minimum.Value : Least;
}
