using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Rules;

public sealed class WeightsTests
{
    private static readonly Weights None = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    [Fact]
    public void Each_weight_moves_the_points_of_its_own_criterion_only()
    {
        (string Code, Weights Weights)[] each =
        [
            ("unit-type-not-acceptable", None with { Type = 7 }), ("below-minimum-level", None with { Level = 7 }),
            ("responds-too-late", None with { Response = 7 }), ("not-available", None with { Availability = 7 }),
            ("caveat-excludes-mission", None with { Caveats = 7 }), ("share-of-women", None with { Women = 7 }),
            ("desired-lines", None with { Desired = 7 }), ("freshness", None with { Freshness = 7 }),
            ("burden", None with { Burden = 7 }), ("co-deployment", None with { CoDeployment = 7 }),
        ];

        Assert.Equal(Criteria.All.Where(criterion => criterion.Scores).Select(criterion => criterion.Code).Order(), each.Select(e => e.Code).Order());
        Assert.All(each, e => Assert.Equal([(e.Code, 7)], Parts(e.Weights).Where(part => part.OutOf > 0).Select(part => (part.Code, part.OutOf))));
    }

    [Fact]
    public void Without_any_weight_every_score_is_0_and_the_hash_decides()
    {
        Offer[] offers = [Example.Offer with { Id = "A", Level = 2 }, Example.Offer with { Id = "B", Level = 4 }];

        Assert.All(Ranking.Of(Example.Need, offers, Example.AsOf, None).Candidates, verdict => Assert.Equal(0, verdict.Score));
    }

    [Fact]
    public void The_breakdown_adds_up_to_the_score_whatever_the_weights() => HostilePairs.Each(300, 31, (need, offers, weights) =>
        Assert.All(Ranking.Of(need, offers, Example.AsOf, weights).Candidates, verdict =>
        {
            Assert.Equal(verdict.Score, verdict.Breakdown.Sum(part => part.Points));
            Assert.Equal(Criteria.FullScore(weights), verdict.Breakdown.Sum(part => part.OutOf));
            Assert.All(verdict.Breakdown, part => Assert.InRange(part.Points, 0, part.OutOf));
        }));

    [Fact]
    public void An_explanation_and_a_verdict_say_the_same() => HostilePairs.Each(100, 32, (need, offers, weights) =>
    {
        foreach (var offer in offers)
        {
            var verdict = Judge.Of(need, offer, Example.AsOf, weights);
            var explained = Judge.Explain(need, offer, Example.AsOf, weights);

            Assert.Equal(Criteria.All.Select(criterion => criterion.Code), explained.Select(each => each.Code));
            Assert.Equal(verdict.Failures.Select(failure => failure.Code), explained.Where(each => !each.Passes).Select(each => each.Code));
            Assert.Equal(verdict.Variations, explained.SelectMany(each => each.Variations));
            Assert.True(!verdict.Eligible || verdict.Score == explained.Sum(each => each.Points));
            Assert.All(explained, each => Assert.NotEqual("", each.Required));
        }
    });

    [Fact]
    public void Weights_beyond_their_range_are_refused_in_a_plan() =>
        Assert.Contains("below-minimum-level", Assert.Throws<ArgumentException>(() => Planner.Of(
            new PlanInput([], [], Example.AsOf) { Weights = None with { Level = 1001 } }, TestContext.Current.CancellationToken)).Message,
                StringComparison.Ordinal);

    private static IReadOnlyList<ScorePart> Parts(Weights weights) => Judge.Of(Example.Need, Example.Offer, Example.AsOf, weights).Breakdown;
}
