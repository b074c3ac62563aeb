using CapabilityRegistry.Catalogue;

namespace CapabilityRegistry.Requirements;

/// <summary>A row of the table requirement.</summary>
internal sealed record RequirementRow
{
    public string Id { get; init; } = "";

    public int Version { get; init; }

    public string Mission { get; init; } = "";

    public string UnitType { get; init; } = "";

    public string Substitutes { get; init; } = "";

    public int QuantityAmount { get; init; }

    public string QuantityUnit { get; init; } = "";

    public int Priority { get; init; }

    public DateOnly NeededBy { get; init; }

    public int DurationDays { get; init; }

    public DateOnly NeededUntil { get; init; }

    public int MinimumLevel { get; init; }

    public string MajorEquipment { get; init; } = "";

    public string SelfSustainment { get; init; } = "";

    public string Languages { get; init; } = "";

    public string RequiredContributors { get; init; } = "";

    public string ExcludedContributors { get; init; } = "";

    public string RequiredOrganisations { get; init; } = "";

    public string ExcludedOrganisations { get; init; } = "";

    public string Status { get; init; } = "";

    public string? Source { get; init; }

    public static RequirementRow Of(Requirement requirement)
    {
        var content = requirement.Content;
        return new RequirementRow
        {
            Id = requirement.Id,
            Version = requirement.Version,
            Mission = requirement.Mission,
            UnitType = content.UnitType,
            QuantityAmount = content.Quantity.Amount,
            QuantityUnit = content.Quantity.Unit.Code(),
            Priority = content.Priority,
            NeededBy = content.NeededBy,
            DurationDays = content.DurationDays,
            NeededUntil = requirement.NeededUntil,
            MinimumLevel = (int)content.MinimumLevel,
            Substitutes = Json.Write(content.Substitutes),
            MajorEquipment = Json.Write(content.MajorEquipment),
            SelfSustainment = Json.Write(content.SelfSustainment),
            Languages = Json.Write(content.Languages),
            RequiredContributors = Json.Write(content.RequiredContributors),
            ExcludedContributors = Json.Write(content.ExcludedContributors),
            RequiredOrganisations = Json.Write(content.RequiredOrganisations),
            ExcludedOrganisations = Json.Write(content.ExcludedOrganisations),
            Status = requirement.Status.Code(),
            Source = requirement.Source,
        };
    }

    public Requirement ToRequirement() => new()
    {
        Id = Id,
        Version = Version,
        Mission = Mission,
        Status = Codes.Parse<RequirementStatus>(Status),
        Source = Source,
        Content = new RequirementContent
        {
            UnitType = UnitType,
            Quantity = Quantity(),
            Priority = Priority,
            NeededBy = NeededBy,
            DurationDays = DurationDays,
            MinimumLevel = (ReadinessLevel)MinimumLevel,
            Substitutes = Json.Read<IReadOnlyList<Substitute>>(Substitutes),
            MajorEquipment = Json.Read<IReadOnlyList<EquipmentDemand>>(MajorEquipment),
            SelfSustainment = Json.Read<IReadOnlyList<string>>(SelfSustainment),
            Languages = Json.Read<IReadOnlyList<string>>(Languages),
            RequiredContributors = Json.Read<IReadOnlyList<string>>(RequiredContributors),
            ExcludedContributors = Json.Read<IReadOnlyList<string>>(ExcludedContributors),
            RequiredOrganisations = Json.Read<IReadOnlyList<string>>(RequiredOrganisations),
            ExcludedOrganisations = Json.Read<IReadOnlyList<string>>(ExcludedOrganisations),
        },
    };

    public RequirementView ToView() => new()
    {
        Id = Id,
        Version = Version,
        Mission = Mission,
        UnitType = UnitType,
        Quantity = Quantity(),
        Priority = Priority,
        NeededBy = NeededBy,
        DurationDays = DurationDays,
        NeededUntil = NeededUntil,
        MinimumLevel = (ReadinessLevel)MinimumLevel,
        Substitutes = new(Substitutes),
        MajorEquipment = new(MajorEquipment),
        SelfSustainment = new(SelfSustainment),
        Languages = new(Languages),
        RequiredContributors = new(RequiredContributors),
        ExcludedContributors = new(ExcludedContributors),
        RequiredOrganisations = new(RequiredOrganisations),
        ExcludedOrganisations = new(ExcludedOrganisations),
        Status = Codes.Parse<RequirementStatus>(Status),
        Source = Source,
    };

    private Quantity Quantity() => new() { Amount = QuantityAmount, Unit = Codes.Parse<Measure>(QuantityUnit) };
}
