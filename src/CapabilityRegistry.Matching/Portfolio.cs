using CapabilityRegistry.Matching.Solving;

namespace CapabilityRegistry.Matching;

/// <summary>All needs with their ranked offers, and the same thing as the model that a solver understands.</summary>
internal sealed record Portfolio(IReadOnlyList<RankedNeed> Needs, Model Model)
{
    /// <summary>Orders everything by id, so that the model does not depend on the order of the input.</summary>
    public static Portfolio Of(PlanInput input, CancellationToken cancel)
    {
        var needs = input.Needs
            .OrderBy(need => need.Id, StringComparer.Ordinal)
            .Select(need => RankedNeed.Of(need, input, cancel))
            .ToList();
        return new Portfolio(needs, ModelOf(needs, input.Offers, Criteria.FullScore(input.Weights)));
    }

    /// <param name="amounts">What each pair of the model covers.</param>
    public IReadOnlyList<Assignment> Assignments(IReadOnlyList<int> amounts) =>
    [
        .. Needs.SelectMany(need => need.Offers.Candidates)
            .Zip(amounts, (verdict, amount) => new Assignment(verdict.NeedId, verdict.OfferId, amount, verdict))
            .Where(assignment => assignment.Amount > 0),
    ];

    private static Model ModelOf(List<RankedNeed> needs, IReadOnlyList<Offer> offers, int full)
    {
        var capacities = offers.ToDictionary(offer => offer.Id, offer => offer.Capacity, StringComparer.Ordinal);
        var numbers = offers.Select(offer => offer.Id).Order(StringComparer.Ordinal).Index()
            .ToDictionary(pledge => pledge.Item, pledge => pledge.Index, StringComparer.Ordinal);
        return new Model(
            [.. needs.Select(ranked => DemandOf(ranked.Need))],
            [.. needs.SelectMany((ranked, demand) => ranked.Offers.Candidates.Select(verdict => new Pair(
                demand,
                numbers[verdict.OfferId],
                Math.Min(capacities[verdict.OfferId], ranked.Need.Quantity),
                full + 1 - verdict.Score,
                PairHash.Of(verdict.NeedId, verdict.OfferId))))]);
    }

    private static Demand DemandOf(Need need) => new(need.Quantity, need.Priority, need.Start, need.End);
}

internal sealed record RankedNeed(Need Need, RankedOffers Offers)
{
    public static RankedNeed Of(Need need, PlanInput input, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new RankedNeed(need, Ranking.Of(need, input.Offers, input.AsOf, input.Weights));
    }
}
