using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>
/// Finds rules that keep a need short: of each family the one without which most would be filled and, where none alone helps, the smallest set
/// that is found. What helps is proven by planning again.
/// </summary>
internal sealed class RelaxationSearch(NeedCounterfactuals need)
{
    /// <summary>How many rules of a family are tried one by one.</summary>
    public const int MostRulesAlone = 10;

    /// <summary>The relaxations that help the need, those of one rule first; null if not all could be tried.</summary>
    /// <param name="families">The rules around the need.</param>
    public IReadOnlyList<Relaxation>? Of(IReadOnlyList<RuleFamily> families)
    {
        var found = new List<Relaxation>();
        foreach (var family in families)
        {
            if (!TryFamily(family, found))
            {
                return null;
            }
        }

        return [.. found.OrderBy(each => each.Rules.Count).ThenByDescending(each => each.More)];
    }

    // All at once first: if that helps nothing, no rule of them does, and none is asked.
    private bool TryFamily(RuleFamily family, List<Relaxation> found)
    {
        if (need.MoreAfter([.. family.Rules.Select(rule => rule.Fallen)]) is not { } together)
        {
            return false;
        }

        var alone = family.Rules.Take(MostRulesAlone).Select(rule => (rule.Rule, More: need.MoreAfter([rule.Fallen]))).ToList();
        if (alone.Exists(each => each.More is null))
        {
            return false;
        }

        if (alone.MaxBy(each => each.More) is { More: > 0 } best)
        {
            found.Add(new(family.Name, [best.Rule], best.More.Value));
            return true;
        }

        return together == 0 || TrySeveral(family, found);
    }

    private bool TrySeveral(RuleFamily family, List<Relaxation> found)
    {
        if (need.SmallestOf([.. family.Rules.Select(rule => rule.Fallen)]) is not { } smallest || need.MoreAfter(smallest) is not { } more)
        {
            return false;
        }

        found.Add(new(family.Name, [.. family.Rules.Where(rule => smallest.Contains(rule.Fallen)).Select(rule => rule.Rule)], more));
        return true;
    }
}
