using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Shares;

/// <summary>A share as the API shows it, with what its partner is told of the unit that it is part of.</summary>
public sealed record ShareView : Share, IPartlyVersioned
{
    /// <summary>
    /// The unit as it is now; null if its draft was deleted, and to the partner once the share is withdrawn or dropped, for then the unit is not its concern
    /// any more.
    /// </summary>
    public required SharedUnit? Unit { get; init; }

    /// <param name="unit">What is known of the unit; null if there is none any more.</param>
    public static ShareView Of(Share share, SharedUnit? unit, Caller caller) => ContentCopy.New<ShareView, Share>(share) with
    {
        Unit = share.IsHeld || caller.Scope != share.Contributor ? unit : null,
    };
}

/// <summary>What a partner is told of a joint unit: neither its caveats and papers nor what others bring.</summary>
public sealed record SharedUnit
{
    /// <summary>A code of /v1/unit-types.</summary>
    public required string UnitType { get; init; }

    /// <summary>What the lead calls the unit.</summary>
    public required string UnitName { get; init; }

    /// <summary>Where the pledge stands.</summary>
    public required PledgeStatus Status { get; init; }

    /// <summary>Whether the unit is in the pool, selected for a mission or in one.</summary>
    public required PledgeEngagement Engagement { get; init; }

    /// <summary>The first day on which the unit is available.</summary>
    public required DateOnly AvailableFrom { get; init; }

    /// <summary>The last day; null for no end.</summary>
    public required DateOnly? AvailableUntil { get; init; }
}
