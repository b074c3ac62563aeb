using CapabilityRegistry.Matching;

namespace CapabilityRegistry.Gaps.Proposals;

/// <summary>The pledges of one state that a visit could raise with some use.</summary>
/// <param name="Alone">What each alone would add.</param>
internal sealed record StateSteps(string Contributor, IReadOnlyList<Elevation> Steps, IReadOnlyList<ElevationGain> Alone)
{
    /// <summary>Whether all of it is proven without solving again.</summary>
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

    // Where all is exact, what adds nothing alone adds nothing beside others. Elsewhere two may be of use only together.
    private static StateSteps Of(string contributor, IReadOnlyList<Elevation> steps, IReadOnlyDictionary<string, ElevationGain> alone)
    {
        var useful = steps.All(step => alone[step.Id].Status == ElevationGain.Exact) ? [.. steps.Where(step => alone[step.Id].Priorities.Count > 0)] : steps;
        return new StateSteps(contributor, useful, [.. useful.Select(step => alone[step.Id])]);
    }
}
