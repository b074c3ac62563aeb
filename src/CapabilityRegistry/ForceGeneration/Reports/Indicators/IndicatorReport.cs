using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Registry.WomensShares;

namespace CapabilityRegistry.ForceGeneration.Reports.Indicators;

/// <summary>What the work of the registry comes to on a day, and in the time before it.</summary>
public sealed record IndicatorReport : IRedactable
{
    /// <summary>The first day of the time in which things happened.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of it, on which things stand as they are told.</summary>
    public required DateOnly To { get; init; }

    /// <summary>How far pledges came: announced, registered, selected, deployed.</summary>
    public required IReadOnlyList<StageIndicator> Stages { get; init; }

    /// <summary>How long it took from registration to each level.</summary>
    public required IReadOnlyList<LevelTimeIndicator> LevelTimes { get; init; }

    /// <summary>How much of what is needed on the last day is filled.</summary>
    [Redactable]
    public required FillIndicator? Fill { get; init; }

    /// <summary>Registered pledges by how long ago somebody confirmed them.</summary>
    public required IReadOnlyList<AgeIndicator> Ages { get; init; }

    /// <summary>The share of women in units that are registered today and available on the last day, by category, beside the target of the year.</summary>
    public required IReadOnlyList<WomensShare> Women { get; init; }

    /// <summary>Which regional group has pledged what, and carries what in missions; those without a pledge are left out.</summary>
    public required IReadOnlyList<RegionIndicator> Regions { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }
}

/// <summary>One stage of the life of pledges.</summary>
public sealed record StageIndicator
{
    public required PledgeStage Stage { get; init; }

    /// <summary>Pledges that had come so far by the last day, whatever became of them since.</summary>
    public required LinkedCount Reached { get; init; }

    /// <summary>Those of them that were announced beforehand: what came of promises.</summary>
    public required LinkedCount OfAnnounced { get; init; }

    /// <summary>Those that came so far from the first day to the last.</summary>
    public required LinkedCount InTime { get; init; }
}

/// <summary>How long pledges took to a level that they first came to in the time that is asked about.</summary>
public sealed record LevelTimeIndicator
{
    /// <summary>level-2, level-3 or rapid.</summary>
    public required PledgeStage Stage { get; init; }

    /// <summary>Pledges that were raised to the level, or beyond it, for the first time.</summary>
    public required LinkedCount Reached { get; init; }

    /// <summary>Those of them whose registration is on record here, so that the days are known.</summary>
    public required LinkedCount Timed { get; init; }

    /// <summary>Days within which half of those had come to it; null if there are none.</summary>
    public required int? MedianDays { get; init; }

    /// <summary>Days within which nine tenths of them had; null if there are none.</summary>
    public required int? NinthDecileDays { get; init; }
}

/// <summary>How much of what is needed on a day is filled.</summary>
public sealed record FillIndicator
{
    /// <summary>Requirements in force and needed on the day.</summary>
    public required LinkedCount Required { get; init; }

    /// <summary>Those that the best plan fills completely, with what is selected and deployed already.</summary>
    public required LinkedCount Met { get; init; }

    /// <summary>Those that it does not.</summary>
    public required LinkedCount Unmet { get; init; }

    /// <summary>The mean part of a requirement that is selected or deployed, in thousandths, rounded down; null if nothing is needed.</summary>
    public required int? EngagedPerMille { get; init; }

    /// <summary>The mean part that is selected or deployed or filled by the best plan, in thousandths, rounded down; null if nothing is needed.</summary>
    public required int? FillablePerMille { get; init; }

    /// <summary>How far the plan is proven: optimal, feasible or unknown.</summary>
    [CodeOf("PlanProof")]
    public required string Proof { get; init; }
}

/// <summary>Registered pledges of one age.</summary>
public sealed record AgeIndicator
{
    public required PledgeAge Age { get; init; }

    public required LinkedCount Pledges { get; init; }
}

/// <summary>One regional group.</summary>
public sealed record RegionIndicator
{
    /// <summary>Its code.</summary>
    public required string Region { get; init; }

    /// <summary>Pledges that were registered on the last day.</summary>
    public required LinkedCount Registered { get; init; }

    /// <summary>Units that were in a mission on the last day.</summary>
    public required LinkedCount Serving { get; init; }

    /// <summary>Persons of those units.</summary>
    public required int Persons { get; init; }

    /// <summary>Those persons in a thousand of all regions that the caller sees, rounded down; null if there is nobody.</summary>
    public required int? PersonsPerMille { get; init; }
}
