using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>What improvements of offers would add to the fill: each alone, given sets together, and the cheapest set.</summary>
public static class Improvements
{
    /// <summary>How many improvements outside the flows are verified by solving again.</summary>
    public const int MostVerified = 50;

    /// <summary>What each improvement alone would add to the fill.</summary>
    /// <param name="input">The input of the plan.</param>
    /// <param name="plan">The plan, whose fill is proven.</param>
    /// <param name="improvements">The improvements.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <param name="verified">How many improvements outside the flows to verify, the most promising first.</param>
    /// <returns>One for each improvement, in their order.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static IReadOnlyList<ImprovementGain> Gains(
        PlanInput input, Plan plan, IReadOnlyList<Improvement> improvements, CancellationToken cancel, int verified = MostVerified)
    {
        var indexed = new IndexedPlan(input, plan, cancel);
        var flows = new FlowGains(indexed);
        var all = ImprovementOption.Of(indexed, improvements, cancel);
        var gains = flows.Of(all, cancel);
        var promise = new GainUpperBound(indexed);
        var rest = Enumerable.Range(0, all.Count).Where(i => gains[i] is null).Select(i => (i, most: promise.Of(all[i]))).ToList();
        var chosen = rest.Where(each => each.most is not null).OrderBy(each => each.most!.Value)
            .ThenBy(each => each.i).Take(verified).Select(each => each.i).ToHashSet();
        var resolve = new ResolvedGains(indexed);
        foreach (var (i, most) in rest)
        {
            gains[i] = most switch
            {
                null => new(improvements[i].Id, ImprovementGain.Exact, [], []),
                _ when chosen.Contains(i) => resolve.Of(all[i], cancel),
                _ => new(improvements[i].Id, ImprovementGain.NotEvaluated, [], []),
            };
        }

        return gains!;
    }

    /// <summary>
    /// What sets of improvements would add to the fill, all improvements of a set together: the components that they touch are
    /// solutions again.
    /// </summary>
    /// <param name="input">The input of the plan.</param>
    /// <param name="plan">The plan, whose fill is proven.</param>
    /// <param name="sets">Each with a name. No two improvements of a set change the same offer.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>One for each set, in their order, under the name of the set.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static IReadOnlyList<ImprovementGain> Together(
        PlanInput input, Plan plan, IReadOnlyList<(string Id, IReadOnlyList<Improvement> Improvements)> sets, CancellationToken cancel)
    {
        var indexed = new IndexedPlan(input, plan, cancel);
        var resolve = new ResolvedGains(indexed);
        return [.. sets.Select(set => resolve.Of(set.Id, ImprovementOption.Of(indexed, set.Improvements, cancel), cancel))];
    }

    /// <summary>
    /// The cheapest set of improvements that reaches the highest fill which all of them together could reach: one flow in which every
    /// pair that an improvement opens costs the improvement's price. Exact for the improvements that together touch nothing but
    /// flows; the others are named. If several sets are equally cheap, the same one is returned each time.
    /// </summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static ImprovementSet Best(PlanInput input, Plan plan, IReadOnlyList<Improvement> improvements, CancellationToken cancel)
    {
        var indexed = new IndexedPlan(input, plan, cancel);
        return new CheapestImprovementSet(indexed, ImprovementOption.Of(indexed, improvements, cancel), cancel).Of();
    }
}
