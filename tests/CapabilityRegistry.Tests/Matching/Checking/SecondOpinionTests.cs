using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Checking;

/// <summary>What the checker has written a second time says of every pair what the first writing says.</summary>
public sealed class SecondOpinionTests
{
    [Fact]
    public void An_offer_breaks_the_same_rules_for_the_checker() => Each(1_200, 21, (need, offers, _) =>
    {
        var rules = new PairRules(need, Example.AsOf);

        Assert.All(offers, offer => Assert.Equal(
            Judge.Of(need, offer, Example.AsOf).Failures.Select(failure => failure.Code).Distinct().Order(),
            rules.Broken(offer).Select(broken => broken.Split(' ')[0]).Distinct().Order()));
    });

    [Fact]
    public void An_eligible_pair_has_the_same_points_for_the_checker()
    {
        var eligible = 0;
        Each(1_200, 22, (hostile, offers, weights) =>
        {
            var need = Open(hostile);
            var score = new PairScore(need, new PairRules(need, Example.AsOf), Example.AsOf, weights);
            foreach (var offer in offers.Select(offer => Fitting(need, offer)))
            {
                var judged = Judge.Of(need, offer, Example.AsOf, weights);
                if (judged.Eligible)
                {
                    eligible++;
                    Assert.Equal(judged.Score, score.Of(offer));
                }
            }
        });

        Assert.True(eligible >= 50_000, $"only {eligible} pairs were eligible");
    }

    [Fact]
    public void The_highest_score_is_the_same_for_the_checker() => HostilePairs.Each(100, 24, (_, _, weights) =>
        Assert.Equal(Criteria.FullScore(weights), PairScore.Full(weights)), offers: 1);

    [Theory]
    [InlineData("MINUSCA-00001", "KAZ-00001")]
    [InlineData("MINUSCA-00001", "KAZ-00002")]
    [InlineData("UNIFIL-00001#2", "BRA-00017")]
    [InlineData("", "")]
    public void A_draw_falls_the_same_way_for_the_checker(string need, string offer) =>
        Assert.Equal(new PairHash.Prefix(need).With(offer), TieBreak.Of(need, offer));

    // In amounts that a record can hold: beyond them the two cut off at different numbers.
    private static void Each(int count, uint seed, Action<Need, IReadOnlyList<Offer>, Weights> check) => HostilePairs.Each(count, seed,
        (need, offers, weights) => check(
            need with { Equipment = [.. need.Equipment.Select(line => line with { Quantity = Math.Clamp(line.Quantity, 1, 1_000_000) })] },
            [.. offers.Select(offer => offer with
            {
                Equipment = [.. offer.Equipment.Select(line => line with { Quantity = Math.Clamp(line.Quantity, 1, 1_000_000) })],
                Burden = Math.Clamp(offer.Burden, 0, 1_000_000),
                RegionBurden = Math.Clamp(offer.RegionBurden, 0, 1_000_000),
            })],
            weights));

    private static Need Open(Need need) => need with
    {
        Equipment = [], SelfSustainment = [], Languages = [], Attributes = [], Training = [], Variations = [],
        RequiredContributors = [], ExcludedContributors = [], RequiredOrganisations = [], ExcludedOrganisations = [],
    };

    // Hostile pairs seldom fit: made to fit, each keeps what gives points.
    private static Offer Fitting(Need need, Offer offer) => offer with
    {
        UnitType = need.Substitutes.Any(other => other.UnitType == offer.UnitType) ? offer.UnitType : need.UnitType,
        Measure = need.Measure,
        Status = "registered",
        Vetting = [],
        Level = Math.Max(Math.Max(offer.Level ?? 4, need.MinimumLevel), 2),
        AvailableFrom = offer.AvailableFrom < need.Start ? offer.AvailableFrom : need.Start,
        AvailableUntil = offer.AvailableUntil >= need.End ? offer.AvailableUntil : null,
        ResponseDays = need.Start < Example.AsOf ? offer.ResponseDays : Math.Min(offer.ResponseDays, need.Start.DayNumber - Example.AsOf.DayNumber),
        Engagements = [],
        Conditions = [],
        OpenShares = [],
        ExcludedMissions = [],
        ExcludedTimes = [],
    };
}
