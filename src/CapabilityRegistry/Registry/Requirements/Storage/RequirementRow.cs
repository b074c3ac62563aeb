using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Ceilings;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Variations;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Requirements.Storage;

/// <summary>A row of the table requirement.</summary>
internal sealed record RequirementRow
{
    public string Id { get; init; } = "";

    public int Version { get; init; }

    public string? Mission { get; init; }

    public string? Sur { get; init; }

    public string UnitType { get; init; } = "";

    public string Substitutes { get; init; } = "";

    public int QuantityAmount { get; init; }

    public string QuantityUnit { get; init; } = "";

    public int? Persons { get; init; }

    public int Priority { get; init; }

    public DateOnly NeededBy { get; init; }

    public int DurationDays { get; init; }

    public DateOnly NeededUntil { get; init; }

    public int? RotationMonths { get; init; }

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

    public string? Resolution { get; init; }

    public string? Authority { get; init; }

    public string Variations { get; init; } = "";

    public string FulfilledBy { get; init; } = "";

    public string Status { get; init; } = "";

    public string? Source { get; init; }

    /// <summary>Of the statement, read along with it; null if there is none.</summary>
    public string? SurLines { get; init; }

    public string? SurPersonnel { get; init; }

    public int? SurAmount { get; init; }

    public static RequirementRow Of(Requirement requirement)
    {
        var content = requirement.Content;
        return new RequirementRow
        {
            Id = requirement.Id,
            Version = requirement.Version,
            Mission = requirement.Mission,
            Sur = content.Sur,
            UnitType = content.UnitType,
            QuantityAmount = content.Quantity.Amount,
            QuantityUnit = content.Quantity.Unit.Code(),
            Persons = content.Persons,
            Priority = content.Priority,
            NeededBy = content.NeededBy,
            DurationDays = content.DurationDays,
            NeededUntil = requirement.NeededUntil,
            RotationMonths = content.RotationMonths,
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
            Resolution = content.Resolution,
            Authority = requirement.Authority is null ? null : Json.Write(requirement.Authority),
            Variations = Json.Write(requirement.Variations),
            FulfilledBy = Json.Write(requirement.FulfilledBy),
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
        ReferencedSur = Statement(),
        Authority = Authority is null ? null : Json.Read<Authority>(Authority),
        Variations = Json.Read<IReadOnlyList<Variation>>(Variations),
        FulfilledBy = Json.Read<IReadOnlyList<string>>(FulfilledBy),
        Content = new RequirementContent
        {
            Sur = Sur,
            UnitType = UnitType,
            Quantity = Quantity(),
            Persons = Persons,
            Resolution = Resolution,
            RotationMonths = RotationMonths,
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

    private ReferencedSur? Statement() => SurLines is null ? null : new(
        Json.Read<IReadOnlyList<SurLine>>(SurLines),
        Json.Read<IReadOnlyList<PersonnelDemand>>(SurPersonnel!) is { Count: > 0 } personnel ? personnel.Sum(line => line.Persons) : null,
        SurAmount!.Value);

    private Quantity Quantity() => new() { Amount = QuantityAmount, Unit = Codes.Parse<Measure>(QuantityUnit) };
}
