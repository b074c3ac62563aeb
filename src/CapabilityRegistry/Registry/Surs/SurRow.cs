using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Surs;

/// <summary>A row of the table sur.</summary>
internal sealed record SurRow
{
    public string Id { get; init; } = "";

    public int Version { get; init; }

    public string Series { get; init; } = "";

    public int Edition { get; init; }

    public string UnitType { get; init; } = "";

    public string? Mission { get; init; }

    public string Status { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Reference { get; init; }

    public int CapacityAmount { get; init; }

    public string CapacityUnit { get; init; } = "";

    public string Personnel { get; init; } = "";

    public string Lines { get; init; } = "";

    public DateOnly EffectiveFrom { get; init; }

    public DateOnly? EffectiveUntil { get; init; }

    public string? Source { get; init; }

    public static SurRow Of(Sur sur) => new()
    {
        Id = sur.Id,
        Version = sur.Version,
        Series = Sur.SeriesOf(sur.UnitType, sur.Mission),
        Edition = sur.Edition,
        UnitType = sur.UnitType,
        Mission = sur.Mission,
        Status = sur.Status.Code(),
        Title = sur.Title,
        Reference = sur.Reference,
        CapacityAmount = sur.Capacity.Amount,
        CapacityUnit = sur.Capacity.Unit.Code(),
        Personnel = Json.Write(sur.Personnel),
        Lines = Json.Write(sur.Lines),
        EffectiveFrom = sur.EffectiveFrom,
        EffectiveUntil = sur.EffectiveUntil,
        Source = sur.Source,
    };

    /// <param name="next">The first day on which a later statement of the series counts.</param>
    public Sur ToSur(DateOnly? next) => new()
    {
        Id = Id,
        Version = Version,
        Edition = Edition,
        UnitType = UnitType,
        Mission = Mission,
        Status = Codes.Parse<SurStatus>(Status),
        Title = Title,
        Reference = Reference,
        Capacity = new Quantity { Amount = CapacityAmount, Unit = Codes.Parse<Measure>(CapacityUnit) },
        Personnel = Json.Read<IReadOnlyList<PersonnelDemand>>(Personnel),
        Lines = Json.Read<IReadOnlyList<SurLine>>(Lines),
        EffectiveFrom = EffectiveFrom,
        EffectiveUntil = EffectiveUntil,
        CountsUntil = next < EffectiveUntil ? next : EffectiveUntil ?? next,
        Source = Source,
    };
}
