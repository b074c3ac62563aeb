using CapabilityRegistry.Matching.Solving;

namespace CapabilityRegistry.Matching.Analysis;

/// <summary>Solves the part of a plan that a step touches again, as far as the fill.</summary>
internal sealed class Resolve(PlanState state)
{
    private readonly Dictionary<string, int> componentOfOffer = state.Plan.Certificate.Components.Index()
        .SelectMany(part => part.Item.Offers.Select(id => (id, part.Index))).ToDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, int> before = state.Plan.Assignments.GroupBy(line => line.NeedId)
        .ToDictionary(need => need.Key, need => need.Sum(line => line.Amount), StringComparer.Ordinal);

    public ElevationGain Of(Option option, CancellationToken cancel)
    {
        var part = Touched(option);
        var after = Fill.Of(part, cancel);
        var changes = part.Needs.Select(need => (Need: need, More: after.GetValueOrDefault(need.Id) - before.GetValueOrDefault(need.Id)))
            .Where(change => change.More != 0).OrderBy(change => change.Need.Id, StringComparer.Ordinal).ToList();
        var priorities = from change in changes
                         group change.More * (Stage.FullNeed / change.Need.Quantity) by change.Need.Priority into priority
                         let value = priority.Sum()
                         where value != 0
                         orderby priority.Key
                         select new PriorityGain(priority.Key, value);
        return new(option.Elevation.Id, ElevationGain.Verified, [.. priorities], [.. changes.Select(change => new NeedGain(change.Need.Id, change.More))]);
    }

    // Whole components, and what nobody could serve until now: nothing else has to do with the step.
    private PlanInput Touched(Option option)
    {
        var offer = option.Elevation.Offer;
        var related = state.Input.Forbidden.Where(pair => pair.OfferId == offer.Id || pair.OtherOfferId == offer.Id)
            .SelectMany(pair => new[] { pair.OfferId, pair.OtherOfferId }).Concat(offer.Partners)
            .Concat(state.Portfolio.Offers.Where(other => other.Partners.Contains(offer.Id)).Select(other => other.Id));
        var parts = option.Needs.Select(need => state.Component[need])
            .Concat(related.Append(offer.Id).Select(id => componentOfOffer.GetValueOrDefault(id, -1))).Where(part => part >= 0).ToHashSet();
        var bundles = option.Needs.Select(need => state.Portfolio.Needs[need].Bundle).OfType<string>().ToHashSet();
        var needs = state.Portfolio.Needs.Where((need, n) =>
            parts.Contains(state.Component[n]) || Array.BinarySearch(option.Needs, n) >= 0 || (need.Bundle is { } bundle && bundles.Contains(bundle))).ToList();
        var offers = state.Portfolio.Offers.Where(other => other.Id != offer.Id
            && (related.Contains(other.Id) || (componentOfOffer.TryGetValue(other.Id, out var at) && parts.Contains(at)))).Append(offer).ToList();
        return Part.Of(state.Input, needs, offers);
    }
}
