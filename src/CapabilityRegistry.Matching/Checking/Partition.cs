using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>Whether the components of a certificate together hold the whole plan and do not depend on each other.</summary>
internal sealed class Partition(CheckedInput input)
{
    public IEnumerable<string> FaultsOf(Plan plan)
    {
        var components = plan.Certificate.Components;
        var needs = components.Index().SelectMany(part => part.Item.Needs.Select(id => (id, part.Index))).ToList();
        var offers = components.Index().SelectMany(part => part.Item.Offers.Select(id => (id, part.Index))).ToList();
        if (needs.DistinctBy(need => need.id).Count() < needs.Count || offers.DistinctBy(offer => offer.id).Count() < offers.Count)
        {
            return ["a record is in two components"];
        }

        var needAt = needs.ToDictionary(StringComparer.Ordinal);
        var offerAt = offers.ToDictionary(StringComparer.Ordinal);
        return [.. Pairs(needAt, offerAt), .. Bundles(needAt), .. Together(offerAt), .. Lines(plan), .. Shape(plan)];
    }

    private IEnumerable<string> Pairs(Dictionary<string, int> needAt, Dictionary<string, int> offerAt) => input.Pairs.Values
        .Where(pair => !needAt.TryGetValue(pair.Need.Id, out var need) || !offerAt.TryGetValue(pair.Offer.Id, out var offer) || need != offer)
        .Select(pair => $"no component holds {pair.Need.Id} with {pair.Offer.Id}");

    private IEnumerable<string> Bundles(Dictionary<string, int> needAt) => input.Input.Needs
        .Where(need => need.Bundle is not null).GroupBy(need => need.Bundle)
        .Where(bundle => bundle.Where(need => input.ByNeed[need.Id].Any()).Select(need => needAt.GetValueOrDefault(need.Id, -1)).Distinct().Count() > 1)
        .Select(bundle => $"bundle {bundle.Key} is in several components");

    private IEnumerable<string> Together(Dictionary<string, int> offerAt)
    {
        var missions = input.Pairs.Values.ToLookup(pair => pair.Offer.Id, pair => pair.Need.Mission, StringComparer.Ordinal);
        var related = input.Input.Forbidden.Select(pair => (pair.OfferId, pair.OtherOfferId))
            .Concat(input.Input.Offers.SelectMany(offer => offer.Partners.Select(partner => (offer.Id, partner))));
        return related.Where(pair =>
            missions[pair.Item1].Intersect(missions[pair.Item2]).Any()
                && offerAt.GetValueOrDefault(pair.Item1, -1) != offerAt.GetValueOrDefault(pair.Item2, -1))
            .Select(pair => $"{pair} depend on each other across components");
    }

    private static IEnumerable<string> Lines(Plan plan)
    {
        var stated = plan.Certificate.Components.SelectMany(part => part.Lines.Where(line =>
            part.Needs.Contains(line.NeedId) && part.Offers.Contains(line.OfferId))).ToList();
        var assigned = plan.Assignments.Select(line => new PlanLine(line.NeedId, line.OfferId, line.Amount)).ToHashSet();
        return stated.Count == assigned.Count && assigned.SetEquals(stated) && plan.Certificate.Components.Sum(part => part.Lines.Count) == stated.Count
            ? []
            : ["the lines of the components are not those of the plan"];
    }

    private static IEnumerable<string> Shape(Plan plan)
    {
        var stages = plan.Stages.Select(stage => stage.Name).ToList();
        return plan.Certificate.Components.Where(part => !part.Stages.Select(stage => stage.Stage).SequenceEqual(stages))
            .Select(_ => "the stages of a component are not those of the plan");
    }
}
