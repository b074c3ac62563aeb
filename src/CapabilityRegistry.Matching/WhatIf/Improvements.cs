using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>What would close the gaps: what each of many possible steps is worth, and which of them together.</summary>
public static class Improvements
{
    /// <summary>How many steps outside the flows are verified by solving again.</summary>
    public const int MostVerified = 50;

    /// <summary>What each step alone would add to the fill.</summary>
    /// <param name="input">What the plan was made of.</param>
    /// <param name="plan">The plan, whose fill is proven.</param>
    /// <param name="options">The steps.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <param name="verified">How many steps outside the flows to verify, the most promising first.</param>
    /// <returns>One for each step, in their order.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static IReadOnlyList<ImprovementGain> Gains(
        PlanInput input, Plan plan, IReadOnlyList<Improvement> options, CancellationToken cancel, int verified = MostVerified)
    {
        var state = new IndexedPlan(input, plan, cancel);
        var flows = new FlowGains(state);
        var all = ImprovementOption.Of(state, options, cancel);
        var gains = all.Select(flows.Of).ToArray();
        var promise = new GainUpperBound(state);
        var rest = Enumerable.Range(0, all.Count).Where(i => gains[i] is null).Select(i => (i, most: promise.Of(all[i]))).ToList();
        var chosen = rest.Where(each => each.most is not null).OrderBy(each => each.most!.Value).ThenBy(each => each.i).Take(verified).Select(each => each.i).ToHashSet();
        var resolve = new ResolvedGains(state);
        foreach (var (i, most) in rest)
        {
            gains[i] = most switch
            {
                null => new(options[i].Id, ImprovementGain.Exact, [], []),
                _ when chosen.Contains(i) => resolve.Of(all[i], cancel),
                _ => new(options[i].Id, ImprovementGain.NotEvaluated, [], []),
            };
        }

        return gains!;
    }

    /// <summary>What sets of steps would add to the fill, all steps of a set together: the parts that they touch are solved again.</summary>
    /// <param name="input">What the plan was made of.</param>
    /// <param name="plan">The plan, whose fill is proven.</param>
    /// <param name="sets">Each with a name. No two steps of one set change the same offer.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>One for each set, in their order, under the name of the set.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static IReadOnlyList<ImprovementGain> Together(
        PlanInput input, Plan plan, IReadOnlyList<(string Id, IReadOnlyList<Improvement> Steps)> sets, CancellationToken cancel)
    {
        var state = new IndexedPlan(input, plan, cancel);
        var resolve = new ResolvedGains(state);
        return [.. sets.Select(set => resolve.Of(set.Id, ImprovementOption.Of(state, set.Steps, cancel), cancel))];
    }

    /// <summary>
    /// The cheapest set of steps that reaches the most fill which all of them together could: one flow in which every pair
    /// that a step opens costs the step's price. Exact for the steps that together touch nothing but flows; the others are
    /// named. Which of several such sets it is means nothing, but is the same each time.
    /// </summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static ImprovementSet Best(PlanInput input, Plan plan, IReadOnlyList<Improvement> options, CancellationToken cancel)
    {
        var state = new IndexedPlan(input, plan, cancel);
        return new CheapestImprovementSet(state, ImprovementOption.Of(state, options, cancel), cancel).Of();
    }
}
