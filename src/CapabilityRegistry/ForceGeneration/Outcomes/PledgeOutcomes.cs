using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.ForceGeneration.Outcomes;

/// <summary>What came of a pledge, as its state may know it: nothing in it is about any other state.</summary>
public sealed record PledgeOutcomes : IDisclosesObjects
{
    public required string Pledge { get; init; }

    public required string UnitType { get; init; }

    public required PledgeStatus Status { get; init; }

    /// <summary>The day on which requests would go out.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The score of a pledge that earns every point of the breakdowns.</summary>
    public required int OutOf { get; init; }

    /// <summary>
    /// Every requirement that is published, not closed and accepts the unit type, by key; one that has ended, and one that is closed or fulfilled, only if
    /// something came of it: its state was asked for the unit, or the unit was selected.
    /// </summary>
    public required IReadOnlyList<RequirementOutcome> Requirements { get; init; }

    /// <summary>A pledge may name partners.</summary>
    public IEnumerable<DisclosedObject> DisclosedObjects() =>
        Requirements.SelectMany(each => each.Breakdown.Select(points => points.Actual).Concat(each.Reasons.Select(reason => reason.Actual)))
            .SelectMany(DisclosedObject.PledgesListed).Prepend(DisclosedObject.Pledge(Pledge));

    internal static PledgeOutcomes Of(Pledge pledge, DateOnly today, IEnumerable<RequirementOutcome> outcomes) => new()
    {
        Pledge = pledge.Id,
        UnitType = pledge.UnitType,
        Status = pledge.Status,
        AsOf = today,
        OutOf = OwnPledgeExplanation.FullScore,
        Requirements = [.. outcomes],
    };
}
