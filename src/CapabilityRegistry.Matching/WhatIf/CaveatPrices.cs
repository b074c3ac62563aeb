using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>What caveats cost that rule missions out.</summary>
public static class CaveatPrices
{
    /// <summary>
    /// How much more would be filled if one state dropped the caveats of one offer on the missions that ask. Caveats that cost
    /// nothing are not listed.
    /// </summary>
    /// <param name="input">What the plan was made of.</param>
    /// <param name="plan">The plan. Where its fill is not proven, nothing is evaluated.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>By id of the offer; those that were not evaluated too.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static IReadOnlyList<CaveatPrice> Of(PlanInput input, Plan plan, CancellationToken cancel)
    {
        var missions = input.Needs.Select(need => need.Mission).ToHashSet(StringComparer.Ordinal);
        var without = input.Offers.Where(offer => offer.ExcludedMissions.Any(missions.Contains)).OrderBy(offer => offer.Id, StringComparer.Ordinal)
            .Select(offer => new Improvement(offer.Id, offer with { ExcludedMissions = [.. offer.ExcludedMissions.Where(mission => !missions.Contains(mission))] })).ToList();
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

/// <summary>What the caveats of one offer cost.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Status">As in <see cref="ImprovementGain"/>.</param>
/// <param name="Priorities">Change of the fill per priority without them, highest first; the first is above 0.</param>
/// <param name="Needs">Which needs would be filled by how much more, or less, by id.</param>
public sealed record CaveatPrice(
    string OfferId, string Status, IReadOnlyList<PriorityGain> Priorities, IReadOnlyList<NeedGain> Needs);
