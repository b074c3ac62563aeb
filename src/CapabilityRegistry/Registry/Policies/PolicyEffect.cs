using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Policies;

/// <summary>A registered pledge for which another policy makes a difference.</summary>
public sealed record PolicyEffect : IDisclosesObjects
{
    public required string Pledge { get; init; }

    /// <summary>Its address.</summary>
    public required string Link { get; init; }

    /// <summary>The pledging state, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    public required string UnitType { get; init; }

    public required string UnitName { get; init; }

    /// <summary>What is so on the day as policies hold now.</summary>
    public required ForeseenLevel Before { get; init; }

    /// <summary>What would be so on the day with the policy.</summary>
    public required ForeseenLevel After { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [DisclosedObject.Pledge(Pledge)];

    /// <returns>Null if it makes none.</returns>
    internal static PolicyEffect? Of(
        Pledge pledge, (UnitReadiness Before, UnitReadiness After) unit, (InvestigationEffect Before, InvestigationEffect After) conduct)
    {
        var (was, would) = (ForeseenLevel.Of(unit.Before, conduct.Before), ForeseenLevel.Of(unit.After, conduct.After));
        return was == would ? null : new()
        {
            Pledge = pledge.Id,
            Link = $"/v1/pledges/{pledge.Id}",
            Contributor = pledge.Contributor,
            UnitType = pledge.UnitType,
            UnitName = pledge.UnitName,
            Before = was,
            After = would,
        };
    }
}

/// <summary>What time will have made of a pledge by a day, if nothing more is recorded.</summary>
public sealed record ForeseenLevel
{
    [CodeOf("PledgeStanding")]
    public required string Standing { get; init; }

    /// <summary>Null if it has none.</summary>
    public required ReadinessLevel? ReadinessLevel { get; init; }

    /// <summary>The next day on which time alone takes something away; null if it does not.</summary>
    public required DateOnly? LapsesOn { get; init; }

    /// <summary>What lapses then, by the code of the gate; null if nothing does.</summary>
    [CodeOf("GateCode")]
    public required string? Lapses { get; init; }

    /// <summary>What the investigations of the unit mean for its selection on the day; the gravest of several.</summary>
    public required InvestigationEffect Investigations { get; init; }

    internal static ForeseenLevel Of(UnitReadiness unit, InvestigationEffect investigations) => new()
    {
        Standing = Standings.CodeOf(unit.Standing),
        ReadinessLevel = (ReadinessLevel?)(int?)unit.Level,
        LapsesOn = unit.NextLapse?.On,
        Lapses = unit.NextLapse is { } lapse ? LevelGates.Of(lapse.Rule.Kind).Code : null,
        Investigations = investigations,
    };
}
