using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>
/// Upper bound on the gain of an improvement: the best short need that it could serve, times the amount it covers. Used only for
/// the order in which improvements are verified.
/// </summary>
internal sealed class GainUpperBound(IndexedPlan indexed)
{
    private readonly Dictionary<string, int> missing = indexed.Plan.Shortfalls
        .ToDictionary(shortfall => shortfall.NeedId, shortfall => shortfall.Missing, StringComparer.Ordinal);
    private readonly bool[] shortComponent = ShortComponents(indexed);
    private readonly HashSet<string> partners = [.. indexed.Prepared.Offers.SelectMany(offer => offer.Partners)];

    /// <summary>Smaller sorts first and promises more; null if the improvement can add nothing.</summary>
    public (int Priority, long Value)? Of(ImprovementOption option)
    {
        var near = option.Needs.Where(need => missing.ContainsKey(indexed.Prepared.Needs[need].Id)).ToList();
        if (near.Count > 0)
        {
            return near.Min(need => (indexed.Prepared.Needs[need].Priority, -ValueOf(need, option)));
        }

        // It may still release another supplier for a short need, further along a chain, or be the partner without which another one cannot serve.
        return (option.Opened.Length > 0 && partners.Contains(option.Improvement.Offer.Id))
            || option.Needs.Any(need => indexed.ComponentOf[need] >= 0 && shortComponent[indexed.ComponentOf[need]])
                ? (int.MaxValue, 0)
                : null;
    }

    private long ValueOf(int need, ImprovementOption option)
    {
        var asked = indexed.Prepared.Needs[need];
        return indexed.ValueOfMore(need, Math.Min(option.CapacityFor(asked), missing[asked.Id]));
    }

    private static bool[] ShortComponents(IndexedPlan indexed)
    {
        var found = new bool[indexed.Plan.Certificate.Components.Count];
        foreach (var part in indexed.Plan.Shortfalls.Select(shortfall => indexed.ComponentOf[indexed.NeedOf[shortfall.NeedId]]).Where(part => part >= 0))
        {
            found[part] = true;
        }

        return found;
    }
}
