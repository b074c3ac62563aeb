using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>A row of the table deployment.</summary>
internal sealed record DeploymentRow
{
    public string Id { get; init; } = "";

    public int Version { get; init; }

    public string Status { get; init; } = "";

    public string Invitation { get; init; } = "";

    public string Requirement { get; init; } = "";

    public int? Slot { get; init; }

    public string Mission { get; init; } = "";

    public string Pledge { get; init; } = "";

    public string Contributor { get; init; } = "";

    public int Amount { get; init; }

    public string Unit { get; init; } = "";

    public int Persons { get; init; }

    public int ReadinessLevel { get; init; }

    public DateOnly EngagedFrom { get; init; }

    public DateOnly EngagedUntil { get; init; }

    public DateOnly? ArrivedOn { get; init; }

    public string Milestones { get; init; } = "";

    public string OpenedBy { get; init; } = "";

    public DateTimeOffset OpenedAt { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string? EndedBy { get; init; }

    public string? WithdrawnFor { get; init; }

    public string? Ending { get; init; }

    public static DeploymentRow Of(Deployment deployment) => new()
    {
        Id = deployment.Id,
        Version = deployment.Version,
        Status = deployment.Status.Code(),
        Invitation = deployment.Invitation,
        Requirement = deployment.Requirement,
        Slot = deployment.Slot,
        Mission = deployment.Mission,
        Pledge = deployment.Pledge,
        Contributor = deployment.Contributor,
        Amount = deployment.Quantity.Amount,
        Unit = deployment.Quantity.Unit.Code(),
        Persons = deployment.Persons,
        ReadinessLevel = (int)deployment.ReadinessLevel,
        EngagedFrom = deployment.EngagedFrom,
        EngagedUntil = deployment.EngagedUntil,
        ArrivedOn = deployment.ActualOn(MilestoneKind.Arrival),
        Milestones = Json.Write(deployment.Milestones),
        OpenedBy = deployment.OpenedBy,
        OpenedAt = deployment.OpenedAt,
        EndedOn = deployment.EndedOn,
        EndedBy = deployment.EndedBy,
        WithdrawnFor = deployment.WithdrawnFor?.Code(),
        Ending = deployment.Ending,
    };

    public Deployment ToDeployment() => new()
    {
        Id = Id,
        Version = Version,
        Status = Codes.Parse<DeploymentStatus>(Status),
        Invitation = Invitation,
        Requirement = Requirement,
        Slot = Slot,
        Mission = Mission,
        Pledge = Pledge,
        Contributor = Contributor,
        Quantity = new Quantity { Amount = Amount, Unit = Codes.Parse<Measure>(Unit) },
        Persons = Persons,
        ReadinessLevel = (ReadinessLevel)ReadinessLevel,
        EngagedFrom = EngagedFrom,
        EngagedUntil = EngagedUntil,
        Milestones = Json.Read<IReadOnlyList<Milestone>>(Milestones),
        OpenedBy = OpenedBy,
        OpenedAt = OpenedAt,
        EndedOn = EndedOn,
        EndedBy = EndedBy,
        WithdrawnFor = WithdrawnFor is null ? null : Codes.Parse<WithdrawalReason>(WithdrawnFor),
        Ending = Ending,
    };
}
