using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>How much of a day's gap is open.</summary>
public sealed record OpenGap
{
    /// <summary>Requirements that the best plan does not fill completely.</summary>
    public required int Unmet { get; init; }

    /// <summary>What is missing, by priority; priorities of which nothing is missing are left out.</summary>
    public required IReadOnlyList<PriorityWeight> Missing { get; init; }

    internal static OpenGap Of(PlanInput input, Plan plan) =>
        new() { Unmet = plan.Shortfalls.Count, Missing = PriorityWeight.Of(PriorityGains.MissingIn(input, plan), plan) };
}

/// <summary>How much of one priority is missing, or is gained.</summary>
public sealed record PriorityWeight
{
    /// <summary>0 is the highest.</summary>
    public required int Priority { get; init; }

    /// <summary>
    /// In which a requirement as a whole, whatever it asks for, counts 720,720,000. Below 0 where something of higher priority is filled
    /// instead.
    /// </summary>
    public required long Value { get; init; }

    internal static IReadOnlyList<PriorityWeight> Of(IEnumerable<PriorityGain> gains, Plan plan) => [.. gains.Select(gain => new PriorityWeight
    {
        Priority = gain.Priority,
        Value = plan.Stages.Single(stage => stage.Name == Stage.OfPriority(gain.Priority)).InFullNeeds(gain.Value),
    })];
}
