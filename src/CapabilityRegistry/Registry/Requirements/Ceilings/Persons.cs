using System.Text.Json.Serialization;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Registry.Requirements.Ceilings;

/// <summary>How many persons a requirement asks for, and how that is known.</summary>
/// <param name="Number">Null if nothing tells.</param>
public sealed record Persons(int? Number, PersonsBasis Basis)
{
    /// <summary>
    /// What the requirement itself states; else its quantity, if it counts persons; else the personnel of its statement, in
    /// proportion to the quantity and rounded up; else what is typical for the unit type, once for each unit, or
    /// once where airframes or beds are counted, since how many persons each of them takes is not known.
    /// </summary>
    public static Persons Of(Requirement requirement, UnitType type)
    {
        var (content, amount) = (requirement, requirement.Quantity.Amount);
        return (content, requirement.ReferencedSur, type) switch
        {
            ({ Persons: { } stated }, _, _) => new(stated, PersonsBasis.Stated),
            ({ Quantity.Unit: Measure.Persons }, _, _) => new(amount, PersonsBasis.Quantity),
            (_, { Persons: { } persons } statement, _) => new(Share(persons, amount, statement.Amount), PersonsBasis.Sur),
            (_, _, { IndicativeStrength: { } strength, Measure: Measure.Units }) => new(Share(strength, amount, 1), PersonsBasis.Indicative),
            (_, _, { IndicativeStrength: { } strength }) => new(strength, PersonsBasis.Indicative),
            _ => new(null, PersonsBasis.Unknown),
        };
    }

    private static int Share(int persons, int amount, int of) => (int)Math.Min((((long)persons * amount) + of - 1) / of, int.MaxValue);
}

/// <summary>How a number of persons is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonsBasis>))]
public enum PersonsBasis
{
    /// <summary>The requirement says it.</summary>
    [JsonStringEnumMemberName("stated")]
    Stated,

    /// <summary>The requirement counts persons.</summary>
    [JsonStringEnumMemberName("quantity")]
    Quantity,

    /// <summary>The personnel of the Statement of Unit Requirements.</summary>
    [JsonStringEnumMemberName("sur")]
    Sur,

    /// <summary>Only what is typical for the unit type.</summary>
    [JsonStringEnumMemberName("indicative")]
    Indicative,

    /// <summary>Nothing tells; none is counted.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
