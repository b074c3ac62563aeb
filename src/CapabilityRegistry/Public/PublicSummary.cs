using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Public;

/// <summary>What everybody may know of the pledges: so many of a kind that no figure tells of one state.</summary>
public sealed record PublicSummary
{
    /// <summary>When it was counted; at most a minute ago.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many contributors stand behind every figure at the least. Figures with fewer are left out, and so are totals, from which they could be
    /// told.</summary>
    public required int LeastContributors { get; init; }

    /// <summary>By unit type and readiness level.</summary>
    public required IReadOnlyList<PublicFigure> Figures { get; init; }
}

/// <summary>Registered pledges of one unit type at one readiness level.</summary>
public sealed record PublicFigure
{
    public required string UnitType { get; init; }

    /// <summary>What the kind of unit is called, in English.</summary>
    public required string UnitTypeName { get; init; }

    public required ReadinessLevel ReadinessLevel { get; init; }

    /// <summary>How many.</summary>
    public required int Pledges { get; init; }

    /// <param name="names">What each kind of unit is called.</param>
    public static PublicFigure Of(PledgeCount tally, IReadOnlyDictionary<string, string> names) =>
        new() { UnitType = tally.UnitType, UnitTypeName = names[tally.UnitType], ReadinessLevel = tally.Level, Pledges = tally.Pledges };
}
