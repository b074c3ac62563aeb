using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Eligibility;

/// <summary>The fast form says of every pair what the plain form says, bit for bit.</summary>
public sealed class EligibilityIndexTests
{
    private const int Rounds = 1_200;
    private const int Offers = 100;

    [Fact]
    public void Each_criterion_fails_the_same_offers_in_both_forms() => HostilePairs.Each(Rounds, 11, (need, offers, _) =>
    {
        var plain = offers.Index()
            .SelectMany(each => Judge.Of(need, each.Item, Example.AsOf).Failures.Select(failure => (failure.Code, each.Index)))
            .ToLookup(each => each.Code, each => each.Index);

        var fast = EligibilityIndex.Of(offers, Example.AsOf).Failures(need);

        Assert.All(Criteria.All, criterion => Assert.Equal(plain[criterion.Code], (fast.GetValueOrDefault(criterion.Code) ?? []).Order()));
    }, Offers);

    [Fact]
    public void Variants_of_one_offer_under_one_id_are_judged_each_for_itself() => HostilePairs.Each(Rounds, 15, (need, drawn, _) =>
    {
        Offer[] offers = [.. drawn.Select((offer, i) => offer with { Id = drawn[i / 2].Id })];

        var eligible = EligibilityIndex.Of(offers, Example.AsOf).Eligible([need])[0];

        Assert.Equal(offers.Index().Where(each => Judge.Of(need, each.Item, Example.AsOf).Eligible).Select(each => each.Index), eligible.Order());
    }, Offers);

    [Fact]
    public void Candidates_scores_and_their_order_are_those_of_the_plain_form() => HostilePairs.Each(Rounds, 12, (need, offers, weights) =>
    {
        var plain = Ranking.Of(need, offers, Example.AsOf, weights).Candidates.Select(verdict => (verdict.OfferId, verdict.Score)).ToList();
        var index = EligibilityIndex.Of(offers, Example.AsOf);

        Assert.Equal(plain, Named(index, index.Screen(need, weights).Candidates));
        Assert.Equal(plain, Named(index, index.Pairs([need], weights)[0]));
    }, Offers);

    [Fact]
    public void Reasons_are_counted_as_the_plain_form_names_them() => HostilePairs.Each(Rounds, 13, (need, offers, _) =>
    {
        var excluded = Ranking.Of(need, offers, Example.AsOf).Excluded;
        var alone = excluded.Where(verdict => verdict.Failures.Count == 1).Select(verdict => (verdict.OfferId, verdict.Failures[0].Code)).ToList();
        var index = EligibilityIndex.Of(offers, Example.AsOf);
        var screening = index.Screen(need);

        Assert.Equal(excluded.Count, screening.Excluded);
        Assert.Equal(
            excluded.SelectMany(verdict => verdict.Failures).CountBy(failure => failure.Code).OrderBy(each => each.Key),
            screening.Reasons.Select(reason => KeyValuePair.Create(reason.Code, reason.Offers)).OrderBy(each => each.Key));
        Assert.Equal(alone.Order(), screening.SingleFailures().Select(miss => (index.Offers[miss.Offer].Id, miss.Code)).Order());
        Assert.Equal(alone.CountBy(each => each.Code).OrderBy(each => each.Key),
            screening.Reasons.Where(reason => reason.Alone > 0).Select(reason => KeyValuePair.Create(reason.Code, reason.Alone)).OrderBy(each => each.Key));
    }, Offers);

    [Fact]
    public void The_excluded_come_with_the_smallest_repair_first() => HostilePairs.Each(300, 14, (need, offers, _) =>
    {
        var index = EligibilityIndex.Of(offers, Example.AsOf);
        var plain = Ranking.Of(need, offers, Example.AsOf).Excluded
            .Select(verdict => (verdict.OfferId, Repair: RepairFinder.Of(need, offers.Single(offer => offer.Id == verdict.OfferId), Example.AsOf)))
            .OrderBy(each => !each.Repair.IsPossible)
            .ThenBy(each => each.Repair.Steps.Count + each.Repair.NotRepairable.Count)
            .ThenBy(each => each.OfferId, StringComparer.Ordinal)
            .Select(each => each.OfferId)
            .ToList();
        var screening = index.Screen(need);

        Assert.Equal(plain, screening.Nearest(0, int.MaxValue).Select(offer => index.Offers[offer].Id));
        Assert.Equal(plain.Skip(7).Take(5), screening.Nearest(7, 5).Select(offer => index.Offers[offer].Id));
        Assert.Empty(screening.Nearest(plain.Count, 5));
    }, Offers);

    [Fact]
    public void A_whole_portfolio_gives_the_pairs_of_each_need()
    {
        var needs = new List<Need>();
        HostilePairs.Each(50, 15, (need, offers, weights) =>
        {
            needs.Add(need with { Id = $"N{needs.Count}" });
            var index = EligibilityIndex.Of(offers, Example.AsOf);

            Assert.Equal(needs.Select(each => index.Screen(each, weights).Candidates), index.Pairs(needs, weights));
            Assert.Equal(
                index.Pairs(needs, weights).Select(pairs => pairs.Select(pair => pair.Offer).Order()), index.Eligible(needs).Select(offers => offers.Order()));
        }, Offers);
    }

    [Fact]
    public void No_offers_and_types_that_nobody_offers_give_nothing()
    {
        var screening = EligibilityIndex.Of([], Example.AsOf).Screen(Example.Need);

        Assert.Empty(screening.Candidates);
        Assert.Equal(0, screening.Excluded);
        Assert.Empty(screening.Nearest(0, 10));
        Assert.Empty(EligibilityIndex.Of([Example.Offer with { UnitType = "signals" }], Example.AsOf).Screen(Example.Need).Candidates);
    }

    [Fact]
    public void More_missing_lines_than_the_count_holds_come_last_and_not_first()
    {
        var need = Example.Need with { Equipment = [.. Enumerable.Range(0, 200).Select(i => new EquipmentNeed($"c{i}", 1))] };
        var all = Example.Offer with { Equipment = [.. need.Equipment.Take(198).Select(line => new EquipmentHeld(line.Category, 1))] };
        var index = EligibilityIndex.Of([Example.Offer with { Id = "A" }, all with { Id = "B" }], Example.AsOf);

        Assert.Equal([1, 0], index.Screen(need).Nearest(0, 10));
    }

    [Fact]
    public void Offers_that_fill_words_exactly_and_by_one_more_are_all_there()
    {
        foreach (var count in new[] { 63, 64, 65, 128, 129, 300 })
        {
            Offer[] offers = [.. Enumerable.Range(0, count).Select(i => Example.Offer with { Id = $"KAZ-{i:D5}", Level = i % 2 == 0 ? 1 : 3 })];

            var screening = EligibilityIndex.Of(offers, Example.AsOf).Screen(Example.Need);

            Assert.Equal((count / 2, (count + 1) / 2), (screening.Candidates.Count, screening.Excluded));
        }
    }

    private static IEnumerable<(string, int)> Named(EligibilityIndex index, IReadOnlyList<EligibleOffer> pairs) =>
        pairs.Select(pair => (index.Offers[pair.Offer].Id, pair.Score));
}
