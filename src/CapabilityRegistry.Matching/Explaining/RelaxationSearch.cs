using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>
/// Finds rules that keep a need short: of each family the one without which most would be filled and, where none alone helps, the smallest set
/// that is found. What helps is proven by planning again.
/// </summary>
internal sealed class RelaxationSearch(Counterfactuals counterfactuals)
{
    /// <summary>How many rules of a family are tried one by one.</summary>
    public const int MostRulesAlone = 10;

    /// <summary>The relaxations that help the need, those of one rule first; null if not all could be tried.</summary>
    public IReadOnlyList<Relaxation>? Of(int need, IReadOnlyList<RuleFamily> families)
    {
        var found = new List<Relaxation>();
        foreach (var family in families)
        {
            if (!TryFamily(need, family, found))
            {
                return null;
            }
        }

        return [.. found.OrderBy(each => each.Rules.Count).ThenByDescending(each => each.More)];
    }

    private bool TryFamily(int need, RuleFamily family, List<Relaxation> found)
    {
        var alone = family.Rules.Take(MostRulesAlone).Select(rule => (rule, More: counterfactuals.MoreAfter(need, [Change.Without(rule)]))).ToList();
        if (alone.Exists(each => each.More is null))
        {
            return false;
        }

        if (alone.MaxBy(each => each.More) is { More: > 0 } best)
        {
            found.Add(new(family.Name, [best.rule.Rule], best.More.Value));
            return true;
        }

        return family.Rules.Count == 1 || TryTogether(need, family, found);
    }

    private bool TryTogether(int need, RuleFamily family, List<Relaxation> found)
    {
        var rules = family.Rules.Select(rule => (rule.Rule, Change: Change.Without(rule))).ToList();
        var together = counterfactuals.MoreAfter(need, [.. rules.Select(each => each.Change)]);
        if (together is null or 0)
        {
            return together == 0;
        }

        if (counterfactuals.SmallestOf(need, [.. rules.Select(each => each.Change)]) is not { } smallest
            || counterfactuals.MoreAfter(need, smallest) is not { } more)
        {
            return false;
        }

        found.Add(new(family.Name, [.. rules.Where(each => smallest.Contains(each.Change)).Select(each => each.Rule)], more));
        return true;
    }
}
