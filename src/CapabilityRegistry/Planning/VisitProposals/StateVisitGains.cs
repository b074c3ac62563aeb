using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>The pledges of one state that a visit could raise and that would then reduce the gap.</summary>
/// <param name="Alone">The gain of each pledge alone.</param>
internal sealed record StateVisitGains(string Contributor, IReadOnlyList<Improvement> Steps, IReadOnlyList<ImprovementGain> Alone)
{
    /// <summary>Whether every gain is exact, so that nothing has to be solved again.</summary>
    public bool IsExact => Alone.All(gain => gain.Status == ImprovementGain.Exact);

    public bool IsOneExact => Alone is [{ Status: ImprovementGain.Exact }];

    /// <summary>The most promising first; states whose pledges add nothing are not among them.</summary>
    public static IReadOnlyList<StateVisitGains> Of(IEnumerable<Improvement> steps, IReadOnlyDictionary<string, ImprovementGain> alone) =>
    [
        .. steps.GroupBy(step => step.Offer.Contributor, (contributor, all) => Of(contributor, [.. all], alone))
            .Where(state => state.Steps.Count > 0)
            .OrderBy(state => state.Alone.Select(gain => gain.Priorities).Order(PriorityGains.MostFirst).First(), PriorityGains.MostFirst)
            .ThenBy(state => state.Contributor, StringComparer.Ordinal),
    ];

    // If all gains are exact, a pledge without gain alone has none together with others. Otherwise two pledges may help only together.
    private static StateVisitGains Of(string contributor, IReadOnlyList<Improvement> steps, IReadOnlyDictionary<string, ImprovementGain> alone)
    {
        var useful = steps.All(step => alone[step.Id].Status == ImprovementGain.Exact) ? [.. steps.Where(step => alone[step.Id].Priorities.Count > 0)] : steps;
        return new StateVisitGains(contributor, useful, [.. useful.Select(step => alone[step.Id])]);
    }
}
