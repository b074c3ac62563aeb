using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>A deployment as the API shows it.</summary>
public sealed record DeploymentView : IDisclosesObjects
{
    /// <summary>The key, e.g. DEP-00003.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    public required DeploymentStatus Status { get; init; }

    /// <summary>The invitation whose offer was selected.</summary>
    public required string Invitation { get; init; }

    public required string Requirement { get; init; }

    /// <summary>Which slot of it, 1, 2 …; null if it has no rotation.</summary>
    public required int? Slot { get; init; }

    public required string Mission { get; init; }

    public required string Pledge { get; init; }

    /// <summary>The state whose unit it is.</summary>
    public required string Contributor { get; init; }

    /// <summary>How much of the requirement the unit covers.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Men and women of the unit when it was selected.</summary>
    public required int Persons { get; init; }

    /// <summary>What the unit had proven when it was selected.</summary>
    public required ReadinessLevel ReadinessLevel { get; init; }

    /// <summary>The first day for which the unit was selected; it is engaged from its arrival if that is earlier.</summary>
    public required DateOnly EngagedFrom { get; init; }

    /// <summary>The first day after; a unit that stays longer is engaged until it returns.</summary>
    public required DateOnly EngagedUntil { get; init; }

    /// <summary>The milestones recorded so far, in the order of the steps.</summary>
    public required IReadOnlyList<Milestone> Milestones { get; init; }

    /// <summary>Null unless the unit was selected at the rapid deployment level.</summary>
    public required RapidClock? Clock { get; init; }

    /// <summary>Who selected the unit.</summary>
    public required string OpenedBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The day on which the unit returned or the selection was undone; null while it is under way.</summary>
    public required DateOnly? EndedOn { get; init; }

    public required string? EndedBy { get; init; }

    /// <summary>Null unless withdrawn.</summary>
    public required WithdrawalReason? WithdrawnFor { get; init; }

    /// <summary>How it ended, in words; null while it is under way, and if nobody said.</summary>
    public required string? Ending { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("deployment", Id, Contributor), DisclosedObject.Pledge(Pledge)];

    public static DeploymentView Of(Deployment deployment, DateOnly today) => new()
    {
        Id = deployment.Id,
        Version = deployment.Version,
        Status = deployment.Status,
        Invitation = deployment.Invitation,
        Requirement = deployment.Requirement,
        Slot = deployment.Slot,
        Mission = deployment.Mission,
        Pledge = deployment.Pledge,
        Contributor = deployment.Contributor,
        Quantity = deployment.Quantity,
        Persons = deployment.Persons,
        ReadinessLevel = deployment.ReadinessLevel,
        EngagedFrom = deployment.EngagedFrom,
        EngagedUntil = deployment.EngagedUntil,
        Milestones = deployment.Milestones,
        Clock = deployment.Clock(today),
        OpenedBy = deployment.OpenedBy,
        OpenedAt = deployment.OpenedAt,
        EndedOn = deployment.EndedOn,
        EndedBy = deployment.EndedBy,
        WithdrawnFor = deployment.WithdrawnFor,
        Ending = deployment.Ending,
    };
}
