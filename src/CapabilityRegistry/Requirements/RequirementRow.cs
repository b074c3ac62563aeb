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

    public string Attributes { get; init; } = "";

    public string Training { get; init; } = "";

    public string Desired { get; init; } = "";

    public int MinimumFill { get; init; }

    public int? ShareCap { get; init; }

    public string? Bundle { get; init; }

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
            Attributes = Json.Write(content.Attributes),
            Training = Json.Write(content.Training),
            Desired = Json.Write(content.Desired),
            MinimumFill = content.MinimumFill,
            ShareCap = content.ShareCap,
            Bundle = content.Bundle,
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
            Attributes = Json.Read<IReadOnlyList<string>>(Attributes),
            Training = Json.Read<IReadOnlyList<string>>(Training),
            Desired = Json.Read<IReadOnlyList<DesiredLine>>(Desired),
            MinimumFill = MinimumFill,
            ShareCap = ShareCap,
            Bundle = Bundle,
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
        Attributes = new(Attributes),
        Training = new(Training),
        Desired = new(Desired),
        MinimumFill = MinimumFill,
        ShareCap = ShareCap,
        Bundle = Bundle,
        RequiredContributors = new(RequiredContributors),
        ExcludedContributors = new(ExcludedContributors),
        RequiredOrganisations = new(RequiredOrganisations),
        ExcludedOrganisations = new(ExcludedOrganisations),
        Status = Codes.Parse<RequirementStatus>(Status),
        Source = Source,
    };

    private Quantity Quantity() => new() { Amount = QuantityAmount, Unit = Codes.Parse<Measure>(QuantityUnit) };
}
