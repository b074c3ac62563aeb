using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>What caveats cost that exclude missions.</summary>
public static class CaveatPrices
{
    /// <summary>
    /// How much more would be filled if its state dropped the caveats of one offer against missions that have needs. Caveats that cost
    /// nothing are left out.
    /// </summary>
    /// <param name="input">The input of the plan.</param>
    /// <param name="plan">The plan. Where its fill is not proven, nothing is evaluated.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>By id of the offer, including those that were not evaluated.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static IReadOnlyList<CaveatPrice> Of(PlanInput input, Plan plan, CancellationToken cancel)
    {
        var missions = input.Needs.Select(need => need.Mission).ToHashSet(StringComparer.Ordinal);
        var without = input.Offers
            .Where(offer => offer.ExcludedMissions.Any(missions.Contains) || offer.ExcludedTimes.Any(time => missions.Contains(time.Mission)))
            .OrderBy(offer => offer.Id, StringComparer.Ordinal)
            .Select(offer => new Improvement(offer.Id, offer with
            {
                ExcludedMissions = [.. offer.ExcludedMissions.Where(mission => !missions.Contains(mission))],
                ExcludedTimes = [.. offer.ExcludedTimes.Where(time => !missions.Contains(time.Mission))],
            }))
            .ToList();
        if (without.Count == 0 || plan.Shortfalls.Count == 0)
        {
            return [];
        }

        if (plan.Stages.Any(stage => stage.Name.StartsWith("fill-", StringComparison.Ordinal) && stage.Status != ProofStatus.Optimal))
        {
            return [.. without.Select(each => new CaveatPrice(each.Id, ImprovementGain.NotEvaluated, [], []))];
        }

        return
        [
            .. Improvements.Gains(input.WithLittleEffort(), plan, without, cancel)
                .Where(gain => gain.Status == ImprovementGain.NotEvaluated || gain.Priorities.Count > 0)
                .Select(gain => new CaveatPrice(gain.ImprovementId, gain.Status, gain.Priorities, gain.Needs)),
        ];
    }
}
