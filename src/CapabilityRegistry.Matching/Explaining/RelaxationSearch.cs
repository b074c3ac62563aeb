using System.Diagnostics;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>
/// Finds rules that keep needs short: solves each component again with one family of rules relaxed and, where that helps, with
/// one rule. What helps is proven by the plan that was found.
/// </summary>
/// <param name="indexed">The finished plan.</param>
/// <param name="clock">Runs since the planning began: the limit of the input holds for all of it.</param>
/// <param name="cancel">Stops the search.</param>
internal sealed class RelaxationSearch(IndexedPlan indexed, Stopwatch clock, CancellationToken cancel)
{
    /// <summary>Components with more pairs are not tried.</summary>
    public const int MostPairs = 2_000;

    /// <summary>Number of pairs that are solved again in total, so that the work does not depend on the machine.</summary>
    private const int MostWork = 20_000;

    /// <summary>How many rules of a family are tried one by one.</summary>
    private const int MostRulesAlone = 10;

    /// <summary>Deterministic seconds for each stage of each search.</summary>
    private const int MostEffort = 1;

    private readonly Dictionary<int, int> filled = indexed.Plan.Assignments.GroupBy(line => indexed.NeedOf[line.NeedId])
        .ToDictionary(need => need.Key, need => need.Sum(line => line.Amount));

    private int left = MostWork;

    /// <summary>The relaxations that help each need; needs of components that were not tried are left out.</summary>
    public Dictionary<int, IReadOnlyList<Relaxation>> Of(IReadOnlyList<int> needs)
    {
        var found = new Dictionary<int, IReadOnlyList<Relaxation>>();
        if (needs.Count == 0)
        {
            return found;
        }

        var components = new RelaxedComponents(indexed, cancel);
        foreach (var of in needs.GroupBy(components.Of))
        {
            if (RelaxationsOf(of.Key, components.Part(of.Key), [.. of]) is { } helpful)
            {
                of.ToList().ForEach(need => found[need] = helpful[need]);
            }
        }

        return found;
    }

    private Dictionary<int, IReadOnlyList<Relaxation>>? RelaxationsOf(RelaxedComponent component, PlanInput part, List<int> needs)
    {
        var helpful = needs.ToDictionary(need => need, _ => new List<Relaxation>());
        foreach (var family in component.Pairs > MostPairs ? [] : RuleFamily.Of(part))
        {
            if (!TryFamily(component, part, family, helpful))
            {
                return null;
            }
        }

        return component.Pairs > MostPairs ? null : helpful.ToDictionary(
            need => need.Key, need => (IReadOnlyList<Relaxation>)[.. need.Value.OrderBy(each => each.Rules.Count).ThenByDescending(each => each.More)]);
    }

    // False when the budget of time or work is over.
    private bool TryFamily(RelaxedComponent component, PlanInput part, RuleFamily family, Dictionary<int, List<Relaxation>> helpful)
    {
        if (GainsWithout(component, part, family.Rules) is not { } together)
        {
            return false;
        }

        var open = helpful.Keys.Where(together.ContainsKey).ToList();
        var best = open.ToDictionary(need => need, need => new Relaxation(family.Name, [.. family.Rules.Select(rule => rule.Rule)], together[need]));
        foreach (var rule in open.Count == 0 || family.Rules.Count == 1 ? [] : family.Rules.Take(MostRulesAlone))
        {
            if (GainsWithout(component, part, [rule]) is not { } alone)
            {
                return false;
            }

            foreach (var need in open.Where(alone.ContainsKey).Where(need => best[need].Rules.Count > 1 || alone[need] > best[need].More))
            {
                best[need] = new(family.Name, [rule.Rule], alone[need]);
            }
        }

        open.ForEach(need => helpful[need].Add(best[need]));
        return true;
    }

    // How much more each need gets without these rules, if the fill as a whole is better; null when the budget is over.
    private Dictionary<int, int>? GainsWithout(RelaxedComponent component, PlanInput part, IReadOnlyList<RelaxableRule> rules)
    {
        left -= component.Pairs;
        if (left < 0 || indexed.Input.Limit <= clock.Elapsed)
        {
            return null;
        }

        var relaxed = rules.Aggregate(part with { Effort = Math.Min(part.Effort ?? MostEffort, MostEffort), Limit = part.Limit - clock.Elapsed },
            (input, rule) => rule.Without(input));
        var after = FillSolver.Of(relaxed, cancel);
        if (indexed.Input.Limit <= clock.Elapsed)
        {
            return null;
        }

        var more = component.Needs.ToDictionary(
            need => need, need => after.GetValueOrDefault(indexed.Prepared.Needs[need].Id) - filled.GetValueOrDefault(need));
        return IsBetter(more) ? more.Where(need => need.Value > 0).ToDictionary() : [];
    }

    private bool IsBetter(Dictionary<int, int> more) => more
        .GroupBy(need => indexed.Prepared.Needs[need.Key].Priority, need => need.Value * indexed.Prepared.Problem.Demands[need.Key].Value)
        .OrderBy(priority => priority.Key).Select(priority => priority.Sum()).FirstOrDefault(change => change != 0) > 0;
}
