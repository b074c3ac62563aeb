using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>Compares gaps and gains by priority, as the plan does: a higher priority before all lower ones.</summary>
internal static class PriorityGains
{
    /// <summary>Orders the largest gain first.</summary>
    public static readonly IComparer<IReadOnlyList<PriorityGain>> MostFirst =
        Comparer<IReadOnlyList<PriorityGain>>.Create((one, other) => -Compare(one, other));

    /// <summary>What the plan after fills more than the plan before, by priority.</summary>
    public static IReadOnlyList<PriorityGain> Between(PlanInput input, Plan before, Plan after) =>
        Sums(Missing(input, before).Concat(Missing(input, after).Select(gain => gain with { Value = -gain.Value })));

    /// <summary>What the plan after fills more than the plan before, by need.</summary>
    public static IReadOnlyList<NeedGain> NeedsBetween(Plan before, Plan after) =>
    [
        .. before.Shortfalls.Select(shortfall => (shortfall.NeedId, shortfall.Missing))
            .Concat(after.Shortfalls.Select(shortfall => (shortfall.NeedId, Missing: -shortfall.Missing)))
            .GroupBy(each => each.NeedId, each => each.Missing)
            .Select(need => new NeedGain(need.Key, need.Sum()))
            .Where(gain => gain.Amount != 0)
            .OrderBy(gain => gain.NeedId, StringComparer.Ordinal),
    ];

    /// <summary>What is missing, by priority.</summary>
    public static IReadOnlyList<PriorityGain> MissingIn(PlanInput input, Plan plan) => Sums(Missing(input, plan));

    private static IEnumerable<PriorityGain> Missing(PlanInput input, Plan plan)
    {
        var priorities = input.Needs.ToDictionary(need => need.Id, need => need.Priority);
        var stages = plan.Stages.ToDictionary(stage => stage.Name, StringComparer.Ordinal);
        return plan.Shortfalls.Select(shortfall => (shortfall.Filled, shortfall.Required, Priority: priorities[shortfall.NeedId]))
            .Select(each => (each.Filled, each.Required, each.Priority, Stage: stages[Stage.OfPriority(each.Priority)]))
            .Select(each => new PriorityGain(each.Priority, each.Stage.PerNeed - each.Stage.OfFill(each.Required, each.Filled)));
    }

    private static IReadOnlyList<PriorityGain> Sums(IEnumerable<PriorityGain> gains) =>
    [
        .. gains.GroupBy(gain => gain.Priority, gain => gain.Value).Select(of => new PriorityGain(of.Key, of.Sum()))
            .Where(gain => gain.Value != 0).OrderBy(gain => gain.Priority),
    ];

    private static int Compare(IReadOnlyList<PriorityGain> one, IReadOnlyList<PriorityGain> other) =>
        Sums(one.Concat(other.Select(gain => gain with { Value = -gain.Value }))) is [var first, ..] ? Math.Sign(first.Value) : 0;
}
