using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>Solves the components that improvements touch again, up to the fill.</summary>
internal sealed class ResolvedGains(IndexedPlan indexed)
{
    private readonly Dictionary<string, int> componentOfOffer = indexed.Plan.Certificate.Components.Index()
        .SelectMany(part => part.Item.Offers.Select(id => (id, part.Index))).ToDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, int> before = indexed.Plan.Assignments.GroupBy(line => line.NeedId)
        .ToDictionary(need => need.Key, need => need.Sum(line => line.Amount), StringComparer.Ordinal);

    // The offers that name an offer as their partner.
    private readonly ILookup<string, Offer> naming = indexed.Prepared.Offers
        .SelectMany(offer => offer.Partners.Select(partner => (Partner: partner, Offer: offer)))
        .ToLookup(each => each.Partner, each => each.Offer, StringComparer.Ordinal);

    public ImprovementGain Of(ImprovementOption option, CancellationToken cancel) => Of(option.Improvement.Id, [option], cancel);

    /// <summary>What the improvements would add together.</summary>
    /// <param name="id">Name under which the result is given.</param>
    public ImprovementGain Of(string id, IReadOnlyList<ImprovementOption> options, CancellationToken cancel)
    {
        var part = AffectedPart([.. options, .. Revived(options, cancel)]);
        var after = FillSolver.Of(part, cancel);
        var changes = part.Needs.Select(need => (Need: need, More: after.GetValueOrDefault(need.Id) - before.GetValueOrDefault(need.Id)))
            .Where(change => change.More != 0).OrderBy(change => change.Need.Id, StringComparer.Ordinal).ToList();
        var priorities = from change in changes
                         group indexed.ValueOfMore(indexed.NeedOf[change.Need.Id], change.More) by change.Need.Priority into priority
                         let value = priority.Sum()
                         where value != 0
                         orderby priority.Key
                         select new PriorityGain(priority.Key, value);
        return new(id, ImprovementGain.Verified, [.. priorities], [.. changes.Select(change => new NeedGain(change.Need.Id, change.More))]);
    }

    // An offer that waits for a partner serves nowhere, and belongs to no component, until the partner can serve: then it may serve, and who waits for it.
    // As improvements that change nothing of them, they bring along the needs that they fit.
    private IReadOnlyList<ImprovementOption> Revived(IReadOnlyList<ImprovementOption> options, CancellationToken cancel)
    {
        var reached = options.Select(option => option.Improvement.Offer.Id).ToHashSet(StringComparer.Ordinal);
        var revived = new List<Improvement>();
        var waiting = new Queue<string>(reached);
        while (waiting.TryDequeue(out var partner))
        {
            foreach (var offer in naming[partner].Where(offer => reached.Add(offer.Id)))
            {
                revived.Add(new Improvement(offer.Id, offer));
                waiting.Enqueue(offer.Id);
            }
        }

        return revived.Count == 0 ? [] : ImprovementOption.Of(indexed, revived, cancel);
    }

    // Whole components, and needs that no offer could serve until now: nothing else is affected by the improvements.
    private PlanInput AffectedPart(IReadOnlyList<ImprovementOption> options)
    {
        var changed = options.ToDictionary(option => option.Improvement.Offer.Id, option => option.Improvement.Offer, StringComparer.Ordinal);
        var related = indexed.Input.Forbidden.Where(pair => changed.ContainsKey(pair.OfferId) || changed.ContainsKey(pair.OtherOfferId))
            .SelectMany(pair => new[] { pair.OfferId, pair.OtherOfferId }).Concat(changed.Values.SelectMany(offer => offer.Partners))
            .ToHashSet(StringComparer.Ordinal);
        var opened = options.SelectMany(option => option.Needs).ToHashSet();
        var parts = opened.Select(need => indexed.ComponentOf[need])
            .Concat(related.Concat(changed.Keys).Select(id => componentOfOffer.GetValueOrDefault(id, -1))).Where(part => part >= 0).ToHashSet();
        var bundles = opened.Select(need => indexed.Prepared.Needs[need].Bundle).OfType<string>().ToHashSet();
        var needs = indexed.Prepared.Needs.Where((need, n) =>
            parts.Contains(indexed.ComponentOf[n]) || opened.Contains(n) || (need.Bundle is { } bundle && bundles.Contains(bundle))).ToList();
        var offers = indexed.Prepared.Offers.Where(other => !changed.ContainsKey(other.Id)
            && (related.Contains(other.Id) || (componentOfOffer.TryGetValue(other.Id, out var at) && parts.Contains(at)))).Concat(changed.Values).ToList();
        return PartialInput.Of(indexed.Input, needs, offers);
    }
}
