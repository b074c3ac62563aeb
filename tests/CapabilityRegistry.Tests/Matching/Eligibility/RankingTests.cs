using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Eligibility;

public sealed class RankingTests
{
    [Fact]
    public void The_best_candidate_comes_first_and_other_types_in_neither_list()
    {
        var ranked = Rank(
            Example.Offer with { Id = "A", Level = 2 },
            Example.Offer with { Id = "B", Level = 4 },
            Example.Offer with { Id = "C", UnitType = "hospital" });

        Assert.Equal(["B", "A"], ranked.Candidates.Select(verdict => verdict.OfferId));
        Assert.Empty(ranked.Excluded);
    }

    [Fact]
    public void The_excluded_come_with_the_fewest_failures_first()
    {
        var ranked = Rank(
            Example.Offer with { Id = "A", Status = "withdrawn", Measure = "beds" },
            Example.Offer with { Id = "C", Status = "withdrawn" },
            Example.Offer with { Id = "B", Status = "withdrawn" });

        Assert.Equal(["B", "C", "A"], ranked.Excluded.Select(verdict => verdict.OfferId));
    }

    [Fact]
    public void Equal_scores_rank_the_same_whatever_the_order_of_the_input()
    {
        var offers = Enumerable.Range(0, 20).Select(i => Example.Offer with { Id = $"KAZ-{i:D5}" }).ToArray();

        var ids = Rank(offers).Candidates.Select(verdict => verdict.OfferId).ToList();

        Assert.Equal(ids, Rank([.. offers.Reverse()]).Candidates.Select(verdict => verdict.OfferId));
        Assert.NotEqual(ids, ids.Order());
    }

    private static RankedOffers Rank(params Offer[] offers) => Ranking.Of(Example.Need, offers, Example.AsOf);
}
