using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Rules;

/// <summary>A unit that is being vetted, or barred, on the first day of a need is not chosen for it.</summary>
public sealed class VettingTests
{
    private const string NotCleared = "vetting-not-cleared";

    private static readonly Need N = Example.Need;
    private static readonly Offer O = Example.Offer;

    [Fact]
    public void The_texts_tell_how_it_stands_on_the_first_day_and_until_when()
    {
        Assert.Equal(("not-recorded", true), Told(O));
        Assert.Equal(("cleared from 2026-01-01 until before 2026-07-02", true), Told(Vetted("cleared", Example.AsOf, Example.Start.AddDays(1))));
        Assert.Equal(("pending from 2026-07-01", false), Told(Vetted("pending", Example.Start, null)));
        Assert.Equal(("not-recorded", true), Told(Vetted("barred", Example.Start.AddDays(1), null)));
        Assert.Equal(
            ("pending from 2026-07-01, under-investigation from 2026-01-01", false),
            Told(O with
            {
                Vetting = [new("cleared", Example.AsOf, null), new("pending", Example.Start, null), new("under-investigation", Example.AsOf, null)],
            }));
        Assert.Equal("cleared on 2026-07-01, where vetting is recorded", Judged(N, O).Required);

        static (string, bool) Told(Offer offer) => (Judged(N, offer).Actual, Judged(N, offer).Passes);
    }

    [Fact]
    public void Of_a_need_that_has_begun_the_day_counts_on_which_it_is_asked()
    {
        var begun = N with { Start = Example.AsOf.AddDays(-30) };

        Assert.False(Judged(begun, Vetted("barred", Example.AsOf, null)).Passes);
        Assert.True(Judged(begun, Vetted("pending", Example.AsOf.AddDays(-40), Example.AsOf)).Passes);
    }

    [Fact]
    public void A_pending_vetting_is_repaired_by_clearing_it_and_nothing_repairs_one_that_barred_the_unit_on_that_day()
    {
        var pending = O with { Vetting = [new("pending", Example.AsOf, Example.End), new("barred", Example.End, null)] };

        var step = Assert.Single(RepairFinder.Of(N, pending, Example.AsOf).Steps);

        Assert.Equal((NotCleared, "vetting", "clear the vetting"), (step.Code, step.Field, step.Text));
        Assert.Equal(["cleared", "barred"], step.ApplyTo(pending).Vetting.Select(time => time.Status));
        Assert.Equal([NotCleared], RepairFinder.Of(N, Vetted("barred", Example.Start, null), Example.AsOf).NotRepairable);
    }

    [Theory]
    [InlineData("under-investigation")]
    [InlineData("case-substantiated")]
    public void Nothing_repairs_a_case_that_keeps_the_unit_back_although_its_vetting_could_be_cleared(string status)
    {
        var repair = RepairFinder.Of(N, O with { Vetting = [new("pending", Example.AsOf, null), new(status, Example.AsOf, null)] }, Example.AsOf);

        Assert.Equal([NotCleared], repair.NotRepairable);
        Assert.Empty(repair.Steps);
    }

    [Fact]
    public void A_time_has_a_status_that_there_is_and_ends_after_it_begins()
    {
        Assert.Contains("Vetting", Refused(Vetted("not-recorded", Example.Start, null)), StringComparison.Ordinal);
        Assert.Contains("Vetting", Refused(Vetted("pending", Example.Start, Example.Start)), StringComparison.Ordinal);

        static string Refused(Offer offer) => Assert.Throws<ArgumentException>(
            () => Planner.Of(new PlanInput([N], [offer], Example.AsOf), TestContext.Current.CancellationToken)).Message;
    }

    [Fact]
    public void The_offer_of_a_day_has_no_time_any_more_that_is_over()
    {
        var offer = O with { Vetting = [new("pending", Example.AsOf, Example.Start), new("cleared", Example.Start, null)] };

        Assert.Same(offer, offer.On(Example.Start.AddDays(-1)));
        Assert.Equal(["cleared"], offer.On(Example.Start).Vetting.Select(time => time.Status));
    }

    [Fact]
    public void The_rule_is_what_the_first_day_says()
    {
        var (passed, failed) = (0, 0);
        HostilePairs.Each(400, 99, (need, offers, _) =>
        {
            foreach (var offer in offers.Where(each => each.Vetting.Count > 0))
            {
                var day = need.Start > Example.AsOf ? need.Start : Example.AsOf;
                var isCleared = offer.Vetting.All(time => time.Status == "cleared" || day < time.From || day >= (time.Until ?? DateOnly.MaxValue));

                Assert.Equal(isCleared, Judged(need, offer).Passes);
                Assert.Equal(isCleared, !new PairRules(need, Example.AsOf).Broken(offer).Contains(NotCleared));
                (passed, failed) = isCleared ? (passed + 1, failed) : (passed, failed + 1);
            }
        });

        Assert.True(passed > 400 && failed > 400, $"{passed} {failed}");
    }

    private static Offer Vetted(string status, DateOnly from, DateOnly? until) => O with { Vetting = [new(status, from, until)] };

    private static Judgement Judged(Need need, Offer offer) => Judge.Explain(need, offer, Example.AsOf).Single(each => each.Code == NotCleared);
}
