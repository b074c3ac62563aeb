namespace CapabilityRegistry.Matching;

/// <summary>What a state pledges: an indivisible unit with a capacity, serving one need at a time.</summary>
public sealed record Offer
{
    /// <summary>The only status in which an offer may be chosen.</summary>
    public const string Registered = "registered";

    public required string Id { get; init; }

    public required string Contributor { get; init; }

    /// <summary>Organisations that the contributor belongs to.</summary>
    public IReadOnlyCollection<string> Organisations { get; init; } = [];

    public required string UnitType { get; init; }

    public required string Status { get; init; }

    /// <summary>1 to 4, where 4 is the rapid deployment level; null below Level 1.</summary>
    public required int? Level { get; init; }

    /// <summary>How much the unit brings, in <see cref="Measure"/>; 1 or more.</summary>
    public required int Capacity { get; init; }

    /// <summary>What is counted: "units", "airframes", "beds" or "persons".</summary>
    public required string Measure { get; init; }

    /// <summary>Days from the request until the unit is in the mission; 0 or more.</summary>
    public required int ResponseDays { get; init; }

    public required DateOnly AvailableFrom { get; init; }

    /// <summary>The last day of availability, itself included; null when open.</summary>
    public DateOnly? AvailableUntil { get; init; }

    public IReadOnlyList<EquipmentHeld> Equipment { get; init; } = [];

    /// <summary>Self-sustainment categories that the unit brings.</summary>
    public IReadOnlyList<string> SelfSustainment { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Missions that a caveat of the state rules out.</summary>
    public IReadOnlyList<string> ExcludedMissions { get; init; } = [];

    /// <summary>Number of caveats, of whatever kind; 0 or more.</summary>
    public int Caveats { get; init; }

    public int Men { get; init; }

    public int Women { get; init; }
}

/// <param name="Category">Code of the major equipment category.</param>
/// <param name="Quantity">Items held. Several lines of one category add up.</param>
public sealed record EquipmentHeld(string Category, int Quantity);
