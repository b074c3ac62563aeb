using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Rules;

/// <summary>What follows when time takes the level from a unit before or within a need.</summary>
public sealed class LastingTests
{
    private static readonly Need N = Example.Need with { MinimumLevel = 3 };
    private static readonly Offer O = Example.Offer with { Level = 3, AvailableFrom = Example.AsOf, AvailableUntil = null };

    [Fact]
    public void A_unit_that_falls_below_the_level_by_the_first_day_is_not_chosen()
    {
        Assert.False(Lasts(N, new Lapse(Example.Start, 2, "visit")));
        Assert.False(Lasts(N, new Lapse(Example.Start.AddDays(-1), 2, "visit")));
        Assert.True(Lasts(N, new Lapse(Example.Start.AddDays(1), 2, "visit")));
    }

    [Fact]
    public void A_unit_that_falls_within_the_need_is_chosen_unless_the_policy_excludes_it()
    {
        Assert.True(Lasts(N, new Lapse(Example.End.AddDays(-1), 2, "visit")));
        Assert.False(Lasts(N, new Lapse(Example.End.AddDays(-1), 2, "visit", Excludes: true)));
        Assert.True(Lasts(N, new Lapse(Example.End, 2, "visit", Excludes: true)));
    }

    [Fact]
    public void A_fall_that_leaves_the_level_asked_for_does_not_matter_and_one_below_Level_2_always_does()
    {
        Assert.True(Lasts(N with { MinimumLevel = 2 }, new Lapse(Example.Start, 2, "visit")));
        Assert.False(Lasts(N with { MinimumLevel = 1 }, new Lapse(Example.Start, 1, "visit")));
        Assert.False(Lasts(N with { MinimumLevel = 2 }, new Lapse(Example.AsOf.AddDays(9), 2, "certificate"), new Lapse(Example.Start, null, "renewal")));
    }

    [Fact]
    public void A_unit_below_the_level_asked_for_is_refused_for_that_and_not_for_what_it_would_lose_of_a_level_it_does_not_hold()
    {
        var below = O with { Level = 2, Lapses = [new(Example.Start, 2, "certificate")] };

        Assert.Equal(["below-minimum-level"], Failing(N, below));
        Assert.Equal(["below-minimum-level", "level-lapses"], Failing(N, below with { Lapses = [new(Example.Start, 1, "visit")] }));
    }

    [Fact]
    public void The_texts_name_the_day_what_lapses_and_what_is_left()
    {
        var judged = Judge.Explain(N, O with { Lapses = [new(Example.Start, 1, "visit-not-passed")] }, Example.AsOf)
            .Single(each => each.Code == "level-lapses");

        Assert.Equal(("L3 until before 2026-07-01, then L1 (visit-not-passed)", false), (judged.Actual, judged.Passes));
        Assert.Equal("L3 or above on 2026-07-01; where the policy says so, until before 2027-07-01", judged.Required);
    }

    [Fact]
    public void Renewing_is_one_step_of_a_repair_and_goes_together_with_a_raise()
    {
        var offer = O with { Lapses = [new(Example.AsOf.AddDays(20), 2, "certificate"), new(Example.Start.AddDays(9), 1, "visit", Excludes: true)] };

        var repair = RepairFinder.Of(N with { MinimumLevel = 4 }, offer, Example.AsOf);

        Assert.Equal(["raise to RDL", "renew in time what lapses: certificate on 2026-01-21, visit on 2026-07-10"], repair.Steps.Select(step => step.Text));
        Assert.Empty(Failing(N with { MinimumLevel = 4 }, repair.Steps.Aggregate(offer, (each, step) => step.ApplyTo(each))));
    }

    [Fact]
    public void Days_of_the_need_without_the_level_cost_what_days_to_spare_earn()
    {
        int[] points = [.. new[] { -400, -90, -30, 0, 30, 90, 400 }.Select(days => Availability(new Lapse(Example.End.AddDays(days), 1, "visit")))];

        Assert.Equal(points.Order(), points);
        Assert.Equal(Availability(), points[^1]);
        Assert.Equal(points[0], points[1]);
        Assert.Equal(points[3] - points[2], points[4] - points[3], tolerance: 1);
        Assert.True(points[1] < points[2]);
    }

    [Fact]
    public void Of_a_unit_that_an_agreement_lets_fall_before_the_need_only_the_days_of_the_need_count()
    {
        var days = Example.End.DayNumber - Example.Start.DayNumber;
        var brief = N with { Start = Example.End.AddDays(-10) };

        Assert.Equal(Points(brief.Start), Points(brief.Start.AddDays(10 - days)));

        int Points(DateOnly falls) => AvailabilityFor(brief, new Lapse(falls, 1, "visit"));
    }

    [Fact]
    public void The_offer_of_a_day_has_lost_what_lapsed_by_then()
    {
        var offer = O with { Lapses = [new(Example.Start, 2, "certificate"), new(Example.End, null, "renewal")] };

        Assert.Same(offer, offer.On(Example.Start.AddDays(-1)));
        Assert.Equal((2, "registered", 1), Shape(offer.On(Example.Start)));
        Assert.Equal((null, "lapsed", 0), Shape(offer.On(Example.End)));

        static (int?, string, int) Shape(Offer on) => (on.Level, on.Status, on.Lapses.Count);
    }

    [Fact]
    public void The_rule_is_what_the_level_of_each_day_says()
    {
        var (passed, failed) = (0, 0);
        HostilePairs.Each(400, 99, (need, offers, _) =>
        {
            foreach (var offer in offers.Where(each => each.Level >= Math.Max(2, need.MinimumLevel)))
            {
                var asked = Math.Max(2, need.MinimumLevel);
                var (level, lasts) = (offer.Level!.Value, true);
                foreach (var lapse in offer.Lapses.Where(each => level >= each.Held && (each.Level ?? 0) < level))
                {
                    level = lapse.Level ?? 0;
                    lasts = lasts && (level >= asked || !(lapse.On <= need.Start || (lapse.Excludes && lapse.On < need.End)));
                }

                Assert.Equal(lasts, Judge.Explain(need with { Variations = [] }, offer, Example.AsOf).Single(each => each.Code == "level-lapses").Passes);
                Assert.Equal(lasts, !new PairRules(need with { Variations = [] }, Example.AsOf).Broken(offer).Contains("level-lapses"));
                (passed, failed) = lasts ? (passed + 1, failed) : (passed, failed + 1);
            }
        });

        Assert.True(passed > 1000 && failed > 1000, $"{passed} {failed}");
    }

    private static bool Lasts(Need need, params Lapse[] lapses) => !Failing(need, O with { Lapses = lapses }).Contains("level-lapses");

    private static IEnumerable<string> Failing(Need need, Offer offer) =>
        Judge.Explain(need, offer, Example.AsOf).Where(each => !each.Passes).Select(each => each.Code);

    private static int Availability(params Lapse[] lapses) => AvailabilityFor(N, lapses);

    private static int AvailabilityFor(Need need, params Lapse[] lapses) =>
        Judge.Explain(need, O with { Lapses = lapses, AvailableFrom = Example.Start.AddDays(-90) }, Example.AsOf)
            .Single(each => each.Code == "not-available").Points;
}
