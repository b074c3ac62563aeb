using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>How much of a day's gap is open.</summary>
public sealed record OpenGap
{
    /// <summary>Requirements that the best plan does not fill completely.</summary>
    public required int Unmet { get; init; }

    /// <summary>What is missing, by priority; priorities of which nothing is missing are left out.</summary>
    public required IReadOnlyList<PriorityShare> Missing { get; init; }

    internal static OpenGap Of(PlanInput input, Plan plan) =>
        new() { Unmet = plan.Shortfalls.Count, Missing = PriorityShare.Of(PriorityGains.MissingIn(input, plan), plan) };
}

/// <summary>How much of one priority is missing, or is gained.</summary>
public sealed record PriorityShare
{
    /// <summary>0 is the highest.</summary>
    public required int Priority { get; init; }

    /// <summary>In thousandths of a requirement, whatever it asks for, rounded down. Below 0 where something of higher priority is filled instead.</summary>
    public required long PerMille { get; init; }

    /// <summary>What is missing before and no longer after; priorities that do not change are left out.</summary>
    internal static IReadOnlyList<PriorityShare> Between(OpenGap before, OpenGap after) =>
    [
        .. before.Missing.Concat(after.Missing.Select(each => each with { PerMille = -each.PerMille }))
            .GroupBy(each => each.Priority, each => each.PerMille)
            .Select(priority => new PriorityShare { Priority = priority.Key, PerMille = priority.Sum() })
            .Where(each => each.PerMille != 0).OrderBy(each => each.Priority),
    ];

    internal static IReadOnlyList<PriorityShare> Of(IEnumerable<PriorityGain> gains, Plan plan) => [.. gains.Select(gain => new PriorityShare
    {
        Priority = gain.Priority,
        PerMille = FillScale.PerMille(plan.Stages.Single(stage => stage.Name == Stage.OfPriority(gain.Priority)).InFullNeeds(gain.Value)),
    })];
}
