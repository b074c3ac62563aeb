using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.ForceGeneration.Fulfilment;

/// <summary>How far a requirement is on its way from a need to units in the mission. Every figure says how many, how much, and where to read them.</summary>
public sealed record FulfilmentView
{
    public required string Requirement { get; init; }

    /// <summary>Null for a capacity goal.</summary>
    public required string? Mission { get; init; }

    public required string UnitType { get; init; }

    public required RequirementStatus Status { get; init; }

    /// <summary>0 is the highest.</summary>
    public required int Priority { get; init; }

    /// <summary>What the amounts are counted in.</summary>
    public required Measure Unit { get; init; }

    /// <summary>At one time.</summary>
    public required int Required { get; init; }

    /// <summary>What is still needed, slot by slot; one without a number if the requirement has no rotation.</summary>
    public required IReadOnlyList<SlotFulfilment> Slots { get; init; }

    /// <summary>What states have pledged of this very unit type, for whatever mission.</summary>
    public required PledgedFigures Pledged { get; init; }

    /// <summary>What states were asked for, as it stands today.</summary>
    public required InvitedFigures Invited { get; init; }

    /// <summary>What came of the offers that were taken up.</summary>
    public required DeploymentFigures Deployments { get; init; }
}

/// <summary>What one slot of a requirement has and lacks.</summary>
public sealed record SlotFulfilment
{
    /// <summary>1, 2 … in the order of time; null without a rotation.</summary>
    public required int? Slot { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day after.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Selected or deployed.</summary>
    public required int Engaged { get; init; }

    /// <summary>Required and neither selected nor deployed; 0 once the requirement is fulfilled or closed, because nothing is looked for any more.</summary>
    public required int StillNeeded { get; init; }
}

/// <summary>Pledges of a unit type: what was announced is not handed in, what is handed in not registered, and what is registered not deployed.</summary>
public sealed record PledgedFigures
{
    /// <summary>Promised before any paper, and not drafted since.</summary>
    public required LinkedAmount Announced { get; init; }

    /// <summary>Handed in and not registered yet.</summary>
    public required LinkedAmount HandedIn { get; init; }

    /// <summary>Accepted at one of the levels and not set aside, wherever the unit is.</summary>
    public required LinkedAmount Registered { get; init; }

    /// <summary>How many of the registered ones serve in a mission.</summary>
    public required LinkedAmount Deployed { get; init; }
}

/// <summary>Invitations for a requirement; those in the other figures add up to all.</summary>
public sealed record InvitedFigures
{
    public required LinkedAmount All { get; init; }

    public required LinkedAmount Open { get; init; }

    public required LinkedAmount Accepted { get; init; }

    public required LinkedAmount Declined { get; init; }

    public required LinkedAmount Expired { get; init; }

    public required LinkedAmount Released { get; init; }

    public required LinkedAmount Selected { get; init; }
}

/// <summary>Deployments for a requirement.</summary>
public sealed record DeploymentFigures
{
    /// <summary>On their way.</summary>
    public required LinkedAmount Selected { get; init; }

    /// <summary>In the mission.</summary>
    public required LinkedAmount Deployed { get; init; }

    /// <summary>Back from the mission.</summary>
    public required LinkedAmount Returned { get; init; }

    /// <summary>Undone before they arrived.</summary>
    public required LinkedAmount Withdrawn { get; init; }
}
