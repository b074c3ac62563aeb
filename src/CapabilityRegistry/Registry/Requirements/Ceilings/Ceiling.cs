using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Registry.Requirements.Ceilings;

/// <summary>What a mission may have on a day, and what its requirements add up to.</summary>
public sealed record Ceiling
{
    public required string Mission { get; init; }

    /// <summary>The day that is looked at.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The authorised strength in force on the day; null if none is on record.</summary>
    public required AuthorisedStrength? Authorised { get; init; }

    public required CeilingComponent Military { get; init; }

    public required CeilingComponent Police { get; init; }

    /// <summary>
    /// Staff officers, observers, individual police officers and experts. Whether a ceiling holds for them too differs
    /// from resolution to resolution, so they are shown and not counted against it.
    /// </summary>
    public required int Individuals { get; init; }

    /// <summary>What it adds up to: everything in force or fulfilled, and needed on the day.</summary>
    public required IReadOnlyList<CeilingLine> Requirements { get; init; }

    /// <param name="strengths">Those of the mission.</param>
    /// <param name="requirements">Those of the mission that are in force or fulfilled.</param>
    public static Ceiling Of(
        string mission, DateOnly day, IReadOnlyList<AuthorisedStrength> strengths, IReadOnlyList<Requirement> requirements, IReadOnlyDictionary<string,
            UnitType> types)
    {
        var authorised = InForceOn(day, strengths);
        var lines = requirements.Where(requirement => requirement.NeededBy <= day && day < requirement.NeededUntil)
            .Select(requirement => CeilingLine.Of(requirement, types[requirement.UnitType])).ToList();
        return new Ceiling
        {
            Mission = mission,
            On = day,
            Authorised = authorised,
            Military = CeilingComponent.Of(authorised?.Military, lines.Where(line => line.Category == "military")),
            Police = CeilingComponent.Of(authorised?.Police, lines.Where(line => line.Category == "police")),
            Individuals = (int)Math.Min(lines.Where(line => line.Category == "individual").Sum(line => (long)(line.Persons ?? 0)), int.MaxValue),
            Requirements = lines,
        };
    }

    /// <summary>The newest one that has begun; one without a date was before all others.</summary>
    private static AuthorisedStrength? InForceOn(DateOnly day, IEnumerable<AuthorisedStrength> strengths) => strengths
        .Where(strength => strength.EffectiveOn is null || strength.EffectiveOn <= day)
        .MaxBy(strength => strength.EffectiveOn ?? DateOnly.MinValue);
}

/// <summary>Military or police.</summary>
public sealed record CeilingComponent
{
    /// <summary>Persons; null if no ceiling is on record.</summary>
    public required int? Authorised { get; init; }

    /// <summary>Persons that the requirements add up to.</summary>
    public required int Required { get; init; }

    /// <summary>How many of them are only typical for the unit type.</summary>
    public required int Indicative { get; init; }

    /// <summary>Persons above the ceiling; 0 if there are none, or no ceiling is on record.</summary>
    public required int Excess { get; init; }

    internal static CeilingComponent Of(int? authorised, IEnumerable<CeilingLine> lines)
    {
        var all = lines.ToList();
        var required = Sum(all);
        return new CeilingComponent
        {
            Authorised = authorised,
            Required = required,
            Indicative = Sum(all.Where(line => line.Basis == PersonsBasis.Indicative)),
            Excess = Math.Max(0, required - (authorised ?? required)),
        };
    }

    private static int Sum(IEnumerable<CeilingLine> lines) => (int)Math.Min(lines.Sum(line => (long)(line.Persons ?? 0)), int.MaxValue);
}

/// <summary>The persons of one requirement.</summary>
public sealed record CeilingLine
{
    public required string Requirement { get; init; }

    public required string UnitType { get; init; }

    /// <summary>military, police or individual.</summary>
    [CodeOf("UnitCategory")]
    public required string Category { get; init; }

    /// <summary>Null if nothing tells.</summary>
    public required int? Persons { get; init; }

    /// <summary>What tells the number of persons.</summary>
    public required PersonsBasis Basis { get; init; }

    internal static CeilingLine Of(Requirement requirement, UnitType type)
    {
        var persons = CapabilityRegistry.Registry.Requirements.Ceilings.Persons.Of(requirement, type);
        return new CeilingLine { Requirement = requirement.Id, UnitType = type.Id, Category = type.Category, Persons = persons.Number, Basis = persons.Basis };
    }
}
