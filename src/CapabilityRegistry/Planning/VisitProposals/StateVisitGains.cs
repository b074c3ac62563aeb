using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>The pledges of one state for which visits of one kind could do something that would then reduce the gap.</summary>
/// <param name="Alone">The gain of each pledge alone.</param>
internal sealed record StateVisitGains(string Contributor, VisitKind Kind, IReadOnlyList<VisitStep> Steps, IReadOnlyList<ImprovementGain> Alone)
{
    public string Id => $"{Contributor} {Kind.Code()}";

    public IReadOnlyList<Improvement> Improvements => [.. Steps.Select(step => step.Improvement)];

    /// <summary>Whether every gain is exact, so that nothing has to be solved again.</summary>
    public bool IsExact => Alone.All(gain => gain.Status == ImprovementGain.Exact);

    public bool IsOneExact => Alone is [{ Status: ImprovementGain.Exact }];

    /// <summary>The most promising first; those whose pledges add nothing are not among them.</summary>
    public static IReadOnlyList<StateVisitGains> Of(IEnumerable<VisitStep> steps, IReadOnlyDictionary<string, ImprovementGain> alone) =>
    [
        .. steps.GroupBy(step => (step.Before.Contributor, step.Kind), (visit, all) => Of(visit.Contributor, visit.Kind, [.. all], alone))
            .Where(state => state.Steps.Count > 0)
            .OrderBy(state => state.Alone.Select(gain => gain.Priorities).Order(PriorityGains.MostFirst).First(), PriorityGains.MostFirst)
            .ThenBy(state => state.Contributor, StringComparer.Ordinal).ThenBy(state => state.Kind),
    ];

    // If all gains are exact, a pledge without gain alone has none together with others. Otherwise two pledges may help only together.
    private static StateVisitGains Of(
        string contributor, VisitKind kind, IReadOnlyList<VisitStep> steps, IReadOnlyDictionary<string, ImprovementGain> alone)
    {
        var useful = steps.All(step => alone[step.Improvement.Id].Status == ImprovementGain.Exact)
            ? [.. steps.Where(step => alone[step.Improvement.Id].Priorities.Count > 0)]
            : steps;
        return new StateVisitGains(contributor, kind, useful, [.. useful.Select(step => alone[step.Improvement.Id])]);
    }
}
