using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>What a pin costs: how much better the plan would be without it.</summary>
public sealed record PinPriceView
{
    public required RequirementLink Requirement { get; init; }

    public required PledgeLink Pledge { get; init; }

    /// <summary>exact; not-proven: a search stopped at its limit, so that the price may be another; not-evaluated.</summary>
    [CodeOf("PinPriceStatus")]
    public required string Status { get; init; }

    /// <summary>
    /// The objectives that would change in the part of the problem that the pin touches, in their order; the first would be better. Empty
    /// if the pin costs nothing, or was not evaluated.
    /// </summary>
    public required IReadOnlyList<ObjectiveChange> Objectives { get; init; }

    /// <summary>As it is stored: fills in the scale of the matching library.</summary>
    public static PinPriceView Of(PinPrice price) => new()
    {
        Requirement = RequirementLink.Of(price.Pin.NeedId),
        Pledge = PledgeLink.Of(price.Pin.OfferId),
        Status = price.Status,
        Objectives = [.. price.Stages.Select(stage => new ObjectiveChange { Name = stage.Name, With = stage.With, Without = stage.Without })],
    };

    /// <summary>As it is shown.</summary>
    public PinPriceView InPerMille() => this with
    {
        Objectives =
        [
            .. Objectives.Select(each => each with
            {
                With = FillScale.PerMille(each.Name, each.With), Without = FillScale.PerMille(each.Name, each.Without),
            }),
        ],
    };
}

/// <summary>One objective with and without a decision.</summary>
public sealed record ObjectiveChange
{
    /// <summary>As in the stages of the run.</summary>
    [CodeOf("ObjectiveName")]
    public required string Name { get; init; }

    /// <summary>In the unit of the stages of the run.</summary>
    public required long With { get; init; }

    /// <summary>Its value without the decision.</summary>
    public required long Without { get; init; }
}

/// <summary>What the caveats of one pledge on missions cost: how much more would be filled without them.</summary>
public sealed record CaveatPriceView
{
    public required PledgeLink Pledge { get; init; }

    /// <summary>exact, verified by planning again, or not-evaluated.</summary>
    [CodeOf("GainStatus")]
    public required string Status { get; init; }

    /// <summary>Which requirements would be filled by how much more, or less; empty if it was not evaluated.</summary>
    public required IReadOnlyList<FillChange> Requirements { get; init; }

    public static CaveatPriceView Of(CaveatPrice price) => new()
    {
        Pledge = PledgeLink.Of(price.OfferId),
        Status = price.Status,
        Requirements = [.. price.Needs.Select(need => new FillChange { Requirement = RequirementLink.Of(need.NeedId), More = need.Amount })],
    };
}

/// <summary>How much more of a requirement would be filled.</summary>
public sealed record FillChange
{
    public required RequirementLink Requirement { get; init; }

    /// <summary>In its unit; below 0 if it would be less.</summary>
    public required int More { get; init; }
}

/// <summary>The prices of what was decided beside a plan.</summary>
public sealed record PlanPrices(IReadOnlyList<PinPriceView> Pins, IReadOnlyList<CaveatPriceView> Caveats)
{
    public static PlanPrices None { get; } = new([], []);

    public static PlanPrices Of(PlanInput input, Plan plan, CancellationToken cancel) => new(
        [.. CapabilityRegistry.Matching.WhatIf.PinPrices.Of(input, plan, cancel).Select(PinPriceView.Of)],
        [.. CapabilityRegistry.Matching.WhatIf.CaveatPrices.Of(input, plan, cancel).Select(CaveatPriceView.Of)]);
}
