using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Eligibility;

public sealed class JudgeTests
{
    [Fact]
    public void A_perfect_offer_scores_every_point()
    {
        var perfect = Example.Offer with
        {
            Level = 4, ResponseDays = 30, AvailableFrom = Example.Start.AddDays(-90), Men = 85, Women = 15,
            EvidenceOn = Example.AsOf, Partners = ["IND-00001"],
        };

        Assert.Equal(1000, Score(perfect));
    }

    [Fact]
    public void The_score_is_the_sum_of_its_breakdown() =>
        RandomCases.Each(200, seed: 1, input => Assert.All(VerdictsOf(input), verdict =>
        {
            Assert.Equal(verdict.Score, verdict.Breakdown.Sum(part => part.Points));
            Assert.All(verdict.Breakdown, part => Assert.InRange(part.Points, 0, part.OutOf));
        }));

    [Fact]
    public void Filter_explanation_and_score_agree() =>
        RandomCases.Each(200, seed: 2, input => Assert.All(VerdictsOf(input), verdict =>
        {
            Assert.Equal(verdict.Eligible, verdict.Failures.Count == 0);
            Assert.Equal(verdict.Eligible, verdict.Breakdown.Count > 0);
            Assert.True(verdict.Eligible || verdict.Score == 0);
        }));

    [Fact]
    public void Every_failure_is_named_and_not_only_the_first()
    {
        var verdict = Judge.Of(
            Example.Need, Example.Offer with { Status = "withdrawn", Level = 1, Measure = "beds" }, Example.AsOf);

        Assert.Equal(
            ["measure-differs", "not-registered", "below-selection-level", "below-minimum-level"],
            verdict.Failures.Select(failure => failure.Code));
    }

    [Fact]
    public void A_better_offer_never_scores_less()
    {
        var offer = Example.Offer with { ResponseDays = 150, Caveats = 2 };

        Assert.True(Score(offer with { Level = 4 }) > Score(offer));
        Assert.True(Score(offer with { Caveats = 1 }) > Score(offer));
        Assert.True(Score(offer with { ResponseDays = 140 }) > Score(offer));
        Assert.True(Score(offer with { AvailableFrom = Example.Start.AddDays(-10) }) > Score(offer));
        Assert.True(Score(offer with { Women = 12 }) > Score(offer));
    }

    [Theory]
    [InlineData(15, 85, 15, 125)]
    [InlineData(20, 85, 15, 93)]
    [InlineData(25, 85, 15, 75)]
    [InlineData(30, 85, 15, 62)]
    [InlineData(20, 80, 20, 125)]
    [InlineData(20, 100, 0, 0)]
    [InlineData(0, 100, 0, 125)]
    [InlineData(15, 0, 0, 0)]
    public void The_share_of_women_earns_its_points_in_proportion_to_the_target_of_the_kind_of_unit(int target, int men, int women, int points)
    {
        var verdict = Judge.Of(Example.Need, Example.Offer with { WomenTarget = target, Men = men, Women = women }, Example.AsOf);

        Assert.Equal(points, verdict.Breakdown.Single(part => part.Code == "share-of-women").Points);
    }

    [Fact]
    public void For_an_overdue_need_the_soonest_scores_best()
    {
        var overdue = Example.Need with { Start = Example.AsOf.AddDays(-30) };
        var offer = Example.Offer with { AvailableFrom = overdue.Start };

        Assert.True(Judge.Of(overdue, offer with { ResponseDays = 10 }, Example.AsOf).Score
            > Judge.Of(overdue, offer with { ResponseDays = 50 }, Example.AsOf).Score);
    }

    [Fact]
    public void A_substitute_loses_the_penalty_in_percent_of_the_type_points()
    {
        var need = Example.Need with { Substitutes = [new("signals", 30)] };

        var part = Judge.Of(need, Example.Offer with { UnitType = "signals" }, Example.AsOf).Breakdown[0];

        Assert.Equal(new ScorePart("unit-type-not-acceptable", 105, 150), part);
    }

    private static int Score(Offer offer) => Judge.Of(Example.Need, offer, Example.AsOf).Score;

    private static IEnumerable<PairEvaluation> VerdictsOf(PlanInput input) =>
        input.Needs.SelectMany(need => input.Offers.Select(offer => Judge.Of(need, offer, input.AsOf)));
}
