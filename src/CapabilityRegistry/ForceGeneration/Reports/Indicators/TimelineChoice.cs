namespace CapabilityRegistry.ForceGeneration.Reports.Indicators;

/// <summary>Which timelines a figure counts, and a list shows: null and empty ask for nothing.</summary>
public sealed record TimelineChoice
{
    public PledgeStage? Reached { get; init; }

    /// <summary>Whether the stage was reached in the time that is asked about, or before it.</summary>
    public bool? InTime { get; init; }

    public bool? Announced { get; init; }

    public bool? RegisteredHere { get; init; }

    public PledgeAge? Age { get; init; }

    public bool? Standing { get; init; }

    public bool? Serving { get; init; }

    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <param name="from">The first day of the time that is asked about.</param>
    public bool Holds(PledgeTimeline line, DateOnly from) =>
        (Reached is not { } stage || (line.ReachedOn(stage) is { } on && (InTime is null || InTime == (on >= from))))
        && (Announced is null || Announced == line.Announced)
        && (RegisteredHere is null || RegisteredHere == (line.RegisteredOn is not null && !line.TakenOver))
        && (Age is null || Age == line.Age)
        && (Standing is null || Standing == line.Standing)
        && (Serving is null || Serving == line.Serving)
        && (Regions.Count == 0 || Regions.Contains(line.Region));
}
