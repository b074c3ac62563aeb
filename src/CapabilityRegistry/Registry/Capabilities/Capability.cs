using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Deficiencies;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Visits.Findings;

namespace CapabilityRegistry.Registry.Capabilities;

/// <summary>A pledged unit that is available on a day, how ready it is then, and what it lacks.</summary>
public sealed record Capability : IDisclosesObjects
{
    /// <summary>The key of the pledge.</summary>
    public required string Pledge { get; init; }

    /// <summary>The pledging state, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    /// <summary>The organisation through which the state offers the unit; null: by itself.</summary>
    public required string? OfferedThrough { get; init; }

    public required string UnitType { get; init; }

    public required string UnitName { get; init; }

    /// <summary>How much the unit can do, in the measure of its unit type.</summary>
    public required Quantity Capacity { get; init; }

    /// <summary>Persons over all rank groups; zeros if no table was given.</summary>
    public required Strength Strength { get; init; }

    /// <summary>The first day on which the unit is available.</summary>
    public required DateOnly AvailableFrom { get; init; }

    /// <summary>The last day; null for no end.</summary>
    public required DateOnly? AvailableUntil { get; init; }

    /// <summary>Where the pledge stands on the day: it is registered now, and by then may have lapsed, been set aside, or not been registered yet.</summary>
    [CodeOf("PledgeStanding")]
    public required string Standing { get; init; }

    /// <summary>The level on the day: what was decided, less what time has taken away. Null unless it is registered then.</summary>
    public required ReadinessLevel? ReadinessLevel { get; init; }

    /// <summary>The shares of other states in the unit that are open now, by key: while there is one it is not counted as supply.</summary>
    public required IReadOnlyList<string> OpenShares { get; init; }

    /// <summary>What the unit lacks on the day, by key; of a day to come what it lacks today.</summary>
    public required IReadOnlyList<Lack> Lacks { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() =>
        [DisclosedObject.Pledge(Pledge), .. Lacks.Select(lack => new DisclosedObject("deficiency", lack.Deficiency, Contributor))];

    /// <param name="unit">How ready it is on the day.</param>
    /// <param name="deficiencies">What it lacks on the day.</param>
    public static Capability Of(Pledge pledge, UnitReadiness unit, IEnumerable<Deficiency> deficiencies) => new()
    {
        Pledge = pledge.Id,
        Contributor = pledge.Contributor,
        OfferedThrough = pledge.OfferedThrough,
        UnitType = pledge.UnitType,
        UnitName = pledge.UnitName,
        Capacity = pledge.Capacity,
        Strength = pledge.Strength,
        AvailableFrom = pledge.AvailableFrom,
        AvailableUntil = pledge.AvailableUntil,
        Standing = Standings.CodeOf(unit.Standing),
        ReadinessLevel = (ReadinessLevel?)(int?)unit.Level,
        OpenShares = pledge.OpenShares,
        Lacks = [.. deficiencies.Select(Lack.Of)],
    };
}

/// <summary>One thing that a unit lacks.</summary>
public sealed record Lack
{
    /// <summary>The key of the deficiency.</summary>
    public required string Deficiency { get; init; }

    public required ComparedKind Kind { get; init; }

    /// <summary>The rank group, the measure of the capacity, or the code of the line.</summary>
    public required string Code { get; init; }

    /// <summary>How much there must be.</summary>
    public required int Required { get; init; }

    /// <summary>What is missing.</summary>
    public required int Shortfall { get; init; }

    public required FindingSeverity Severity { get; init; }

    public required DeficiencySource Source { get; init; }

    /// <summary>The last day by which it is to be mended; null if none is set.</summary>
    public required DateOnly? Due { get; init; }

    public static Lack Of(Deficiency deficiency) => new()
    {
        Deficiency = deficiency.Id,
        Kind = deficiency.Kind,
        Code = deficiency.Code,
        Required = deficiency.Required,
        Shortfall = deficiency.Shortfall,
        Severity = deficiency.Severity,
        Source = deficiency.Source,
        Due = deficiency.Due,
    };
}
