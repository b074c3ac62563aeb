using System.Diagnostics;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>
/// Which rules about the plan as a whole keep needs short: each part of the problem is filled again with one family of
/// rules thought away, and where that helps, with one of its rules. What helps is proven by the plan that was found.
/// </summary>
/// <param name="state">The finished plan.</param>
/// <param name="clock">Runs since the planning began: the limit of the input holds for all of it.</param>
/// <param name="cancel">Stops the search.</param>
internal sealed class RelaxationSearch(IndexedPlan state, Stopwatch clock, CancellationToken cancel)
{
    /// <summary>Parts with more pairs are not tried.</summary>
    public const int MostPairs = 2_000;

    /// <summary>How many pairs are solved again in all; so the work does not depend on the machine.</summary>
    private const int MostWork = 20_000;

    /// <summary>How many rules of a family are tried one by one.</summary>
    private const int MostRulesAlone = 10;

    /// <summary>Deterministic seconds for each goal of each search.</summary>
    private const int MostEffort = 1;

    private readonly Dictionary<int, int> filled = state.Plan.Assignments.GroupBy(line => state.NeedOf[line.NeedId])
        .ToDictionary(need => need.Key, need => need.Sum(line => line.Amount));

    private int left = MostWork;

    /// <summary>What helps each need; those of parts that were not tried are not there.</summary>
    public Dictionary<int, IReadOnlyList<Relaxation>> Of(IReadOnlyList<int> needs)
    {
        var found = new Dictionary<int, IReadOnlyList<Relaxation>>();
        if (needs.Count == 0)
        {
            return found;
        }

        var regions = new RelaxedComponents(state, cancel);
        foreach (var of in needs.GroupBy(regions.Of))
        {
            if (Tried(of.Key, regions.Part(of.Key), [.. of]) is { } helpful)
            {
                of.ToList().ForEach(need => found[need] = helpful[need]);
            }
        }

        return found;
    }

    private Dictionary<int, IReadOnlyList<Relaxation>>? Tried(RelaxedComponent region, PlanInput part, List<int> needs)
    {
        var helpful = needs.ToDictionary(need => need, _ => new List<Relaxation>());
        foreach (var family in region.Pairs > MostPairs ? [] : RuleFamily.Of(part))
        {
            if (!Try(region, part, family, helpful))
            {
                return null;
            }
        }

        return region.Pairs > MostPairs ? null : helpful.ToDictionary(
            need => need.Key, need => (IReadOnlyList<Relaxation>)[.. need.Value.OrderBy(each => each.Rules.Count).ThenByDescending(each => each.More)]);
    }

    // False when there is no more time or work to spend.
    private bool Try(RelaxedComponent region, PlanInput part, RuleFamily family, Dictionary<int, List<Relaxation>> helpful)
    {
        if (Gains(region, part, family.Rules) is not { } together)
        {
            return false;
        }

        var open = helpful.Keys.Where(together.ContainsKey).ToList();
        var best = open.ToDictionary(need => need, need => new Relaxation(family.Name, [.. family.Rules.Select(rule => rule.Rule)], together[need]));
        foreach (var rule in open.Count == 0 || family.Rules.Count == 1 ? [] : family.Rules.Take(MostRulesAlone))
        {
            if (Gains(region, part, [rule]) is not { } alone)
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

    // How much more each need gets without these rules, if the fill is better as a whole; null when it could not be found out.
    private Dictionary<int, int>? Gains(RelaxedComponent region, PlanInput part, IReadOnlyList<RelaxableRule> rules)
    {
        left -= region.Pairs;
        if (left < 0 || state.Input.Limit <= clock.Elapsed)
        {
            return null;
        }

        var relaxed = rules.Aggregate(part with { Effort = Math.Min(part.Effort ?? MostEffort, MostEffort), Limit = part.Limit - clock.Elapsed }, (input, rule) => rule.Without(input));
        var after = FillSolver.Of(relaxed, cancel);
        if (state.Input.Limit <= clock.Elapsed)
        {
            return null;
        }

        var more = region.Needs.ToDictionary(need => need, need => after.GetValueOrDefault(state.Portfolio.Needs[need].Id) - filled.GetValueOrDefault(need));
        return IsBetter(more) ? more.Where(need => need.Value > 0).ToDictionary() : [];
    }

    private bool IsBetter(Dictionary<int, int> more) => more
        .GroupBy(need => state.Portfolio.Needs[need.Key].Priority, need => need.Value * (Stage.FullNeed / state.Portfolio.Needs[need.Key].Quantity))
        .OrderBy(priority => priority.Key).Select(priority => priority.Sum()).FirstOrDefault(change => change != 0) > 0;
}
