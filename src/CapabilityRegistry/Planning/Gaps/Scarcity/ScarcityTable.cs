using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Gaps.Scarcity;

/// <summary>
/// How much is asked for and how much there is, by unit type, on a day. A rough measure, made by counting: it says
/// where to look for new pledges, not whether a unit fits a need; substitutes are left out of account.
/// </summary>
public sealed record ScarcityTable
{
    /// <summary>The day that is looked at.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Every unit type that is asked for or available on the day, the scarcest first.</summary>
    public required IReadOnlyList<Scarcity> Items { get; init; }
}

/// <summary>Demand against supply of one unit type.</summary>
public sealed record Scarcity
{
    /// <summary>1 is the scarcest; equally scarce types share a rank. Types with no supply come first, the largest demand leading.</summary>
    public required int Rank { get; init; }

    public required string UnitType { get; init; }

    /// <summary>What the amounts are counted in.</summary>
    public required Measure Unit { get; init; }

    /// <summary>Requirements in force and needed on the day, and how much they ask for.</summary>
    public required LinkedAmount Demand { get; init; }

    /// <summary>Registered pledges at Level 2 and above available on the day, and how much they bring: only these enter a selection.</summary>
    public required LinkedAmount Supply { get; init; }

    /// <summary>The amount asked for divided by the amount available, in lowest terms; null where there is no supply.</summary>
    public required DemandSupplyRatio? DemandPerSupply { get; init; }
}

/// <summary>A fraction in lowest terms.</summary>
public sealed record DemandSupplyRatio
{
    /// <summary>0 or more.</summary>
    public required int Numerator { get; init; }

    /// <summary>1 or more.</summary>
    public required int Denominator { get; init; }
}
