using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>The most that a step could add: as much of the best of its needs that are short as it covers.</summary>
internal sealed class GainUpperBound(IndexedPlan state)
{
    private readonly Dictionary<string, int> missing = state.Plan.Shortfalls.ToDictionary(shortfall => shortfall.NeedId, shortfall => shortfall.Missing, StringComparer.Ordinal);
    private readonly bool[] shortComponent = ShortComponents(state);

    /// <summary>What sorts first promises more; null when no need is short that has to do with the step, so that it adds nothing.</summary>
    public (int Priority, long Value)? Of(ImprovementOption option)
    {
        var near = option.Needs.Where(need => missing.ContainsKey(state.Portfolio.Needs[need].Id)).ToList();
        if (near.Count > 0)
        {
            return near.Min(need => (state.Portfolio.Needs[need].Priority, -Worth(need, option)));
        }

        // It may still free another pledge for one that is short, further along a chain.
        return option.Needs.Any(need => state.ComponentOf[need] >= 0 && shortComponent[state.ComponentOf[need]]) ? (int.MaxValue, 0) : null;
    }

    private long Worth(int need, ImprovementOption option)
    {
        var asked = state.Portfolio.Needs[need];
        return Math.Min(option.CapacityFor(asked), missing[asked.Id]) * (Stage.FullNeed / asked.Quantity);
    }

    private static bool[] ShortComponents(IndexedPlan state)
    {
        var found = new bool[state.Plan.Certificate.Components.Count];
        foreach (var part in state.Plan.Shortfalls.Select(shortfall => state.ComponentOf[state.NeedOf[shortfall.NeedId]]).Where(part => part >= 0))
        {
            found[part] = true;
        }

        return found;
    }
}
