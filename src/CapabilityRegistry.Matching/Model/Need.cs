namespace CapabilityRegistry.Matching.Model;

/// <summary>What a mission requires: one line of a force requirement, with the rules for who may fill it.</summary>
public sealed record Need
{
    /// <summary>Id of the need; each id occurs once.</summary>
    public required string Id { get; init; }

    /// <summary>The mission that needs it.</summary>
    public required string Mission { get; init; }

    /// <summary>Code of the unit type that is asked for.</summary>
    public required string UnitType { get; init; }

    /// <summary>Other acceptable unit types, at a loss of points.</summary>
    public IReadOnlyList<SubstituteType> Substitutes { get; init; } = [];

    /// <summary>How much is asked for beyond what is engaged already, in <see cref="Measure"/>; 1 to 1,000,000.</summary>
    public required int Quantity { get; init; }

    /// <summary>What is counted: "units", "airframes", "beds" or "persons".</summary>
    public required string Measure { get; init; }

    /// <summary>0 (highest) to 4 (lowest).</summary>
    public required int Priority { get; init; }

    /// <summary>The day by which the capability is needed.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The first day on which it is no longer needed: start plus duration, always after the start.</summary>
    public required DateOnly End { get; init; }

    /// <summary>1 to 4, where 4 is the rapid deployment level.</summary>
    public required int MinimumLevel { get; init; }

    /// <summary>Major equipment that the unit must bring.</summary>
    public IReadOnlyList<EquipmentNeed> Equipment { get; init; } = [];

    /// <summary>Self-sustainment categories that the unit must bring.</summary>
    public IReadOnlyList<string> SelfSustainment { get; init; } = [];

    /// <summary>Languages that the unit must speak: codes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>When not empty, only these contributors may serve.</summary>
    public IReadOnlyList<string> RequiredContributors { get; init; } = [];

    /// <summary>Contributors that may not serve.</summary>
    public IReadOnlyList<string> ExcludedContributors { get; init; } = [];

    /// <summary>When not empty, the contributor must belong to at least one of them.</summary>
    public IReadOnlyList<string> RequiredOrganisations { get; init; } = [];

    /// <summary>Organisations of which no member may serve.</summary>
    public IReadOnlyList<string> ExcludedOrganisations { get; init; } = [];

    /// <summary>What the unit must be able to do, e.g. night-operations: codes.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Courses for which the unit must hold a certificate that is valid from the start to the end: codes.</summary>
    public IReadOnlyList<string> Training { get; init; } = [];

    /// <summary>Lines that give points and exclude no offer.</summary>
    public IReadOnlyList<DesiredItem> Desired { get; init; } = [];

    /// <summary>Shortfalls that were agreed to be acceptable, line by line.</summary>
    public IReadOnlyList<NeedVariation> Variations { get; init; } = [];

    /// <summary>Less than this, beyond what is engaged already, is of no use: the fill is 0 or at least so much; 0 to the quantity.</summary>
    public int MinimumFill { get; init; }

    /// <summary>The most that one contributor may cover, its engaged units included; 1 or more; null for no cap.</summary>
    public int? ShareCap { get; init; }

    /// <summary>
    /// Needs with the same bundle are all filled completely, or none of them at all, whatever is engaged already; null for no bundle.
    /// </summary>
    public string? Bundle { get; init; }

    /// <summary>The most that one offer can cover.</summary>
    internal int MostFrom(Offer offer) => Math.Min(offer.Capacity, Math.Min(ShareCap ?? Quantity, Quantity));

    /// <summary>Whether whoever serves the one meets whoever serves the other: in one mission, at an overlapping time.</summary>
    public bool Meets(Need other) => Mission == other.Mission && Overlaps(other, turnaroundDays: 0);

    /// <summary>Whether an offer that needs so many days between two missions, and none within one, cannot serve both needs.</summary>
    /// <param name="other">Another need.</param>
    /// <param name="turnaroundDays">As in <see cref="Offer.TurnaroundDays"/>.</param>
    public bool Overlaps(Need other, int turnaroundDays)
    {
        // Day numbers cannot overflow as dates can.
        var rest = Mission == other.Mission ? 0 : turnaroundDays;
        return Start.DayNumber < other.End.DayNumber + rest && other.Start.DayNumber < End.DayNumber + rest;
    }
}

/// <summary>A unit type that is acceptable instead.</summary>
/// <param name="UnitType">Code of the acceptable unit type.</param>
/// <param name="Penalty">Percent of the type points that are lost; 1 to 100.</param>
public sealed record SubstituteType(string UnitType, int Penalty);

/// <summary>Major equipment that the unit must bring.</summary>
/// <param name="Category">Code of the major equipment category.</param>
/// <param name="Quantity">Items needed; 1 or more. Several lines of one category add up.</param>
public sealed record EquipmentNeed(string Category, int Quantity);

/// <summary>A line that gives points and excludes no offer.</summary>
/// <param name="Criterion">
/// What is desired, by the code of the criterion that would require it: equipment-missing, self-sustainment-missing,
/// language-missing, attribute-missing or training-missing.
/// </param>
/// <param name="Item">Code of the category, language, attribute or course.</param>
/// <param name="Quantity">Number of items for equipment; 1 for all else.</param>
public sealed record DesiredItem(string Criterion, string Item, int Quantity = 1);

/// <summary>A variation accepted as operationally acceptable and filed with the requirement (S: 2019.01 Guidelines, by way of the RDL agreement).</summary>
/// <param name="Id">Its key, shown wherever it counts.</param>
/// <param name="Criterion">Code of the criterion that may fall short.</param>
/// <param name="Item">Which line of it, as the code of a category, language, attribute or course; null for the criterion as a whole.</param>
/// <param name="Contributor">Only for offers of this state; null for any.</param>
/// <param name="OfferId">Only for this offer; null for any.</param>
/// <param name="AgreedBy">Who agreed.</param>
/// <param name="Until">The last day on which it may be used, itself included; null when open.</param>
public sealed record NeedVariation(
    string Id, string Criterion, string? Item, string? Contributor, string? OfferId, string AgreedBy, DateOnly? Until);
