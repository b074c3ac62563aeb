using CapabilityRegistry.Matching;

namespace CapabilityRegistry.Gaps.Proposals;

/// <summary>The pledges of one state that a visit could raise and that would then reduce the gap.</summary>
/// <param name="Alone">The gain of each pledge alone.</param>
internal sealed record StateSteps(string Contributor, IReadOnlyList<Elevation> Steps, IReadOnlyList<ElevationGain> Alone)
{
    /// <summary>Whether every gain is exact, so that nothing has to be solved again.</summary>
    public bool IsExact => Alone.All(gain => gain.Status == ElevationGain.Exact);

    public bool IsOneExact => Alone is [{ Status: ElevationGain.Exact }];

    /// <summary>The most promising first; states whose pledges add nothing are not among them.</summary>
    public static IReadOnlyList<StateSteps> Of(IEnumerable<Elevation> steps, IReadOnlyDictionary<string, ElevationGain> alone) =>
    [
        .. steps.GroupBy(step => step.Offer.Contributor, (contributor, all) => Of(contributor, [.. all], alone))
            .Where(state => state.Steps.Count > 0)
            .OrderBy(state => state.Alone.Select(gain => gain.Priorities).Order(Weighed.MostFirst).First(), Weighed.MostFirst)
            .ThenBy(state => state.Contributor, StringComparer.Ordinal),
    ];

    // If all gains are exact, a pledge without gain alone has none together with others. Otherwise two pledges may help only together.
    private static StateSteps Of(string contributor, IReadOnlyList<Elevation> steps, IReadOnlyDictionary<string, ElevationGain> alone)
    {
        var useful = steps.All(step => alone[step.Id].Status == ElevationGain.Exact) ? [.. steps.Where(step => alone[step.Id].Priorities.Count > 0)] : steps;
        return new StateSteps(contributor, useful, [.. useful.Select(step => alone[step.Id])]);
    }
}
