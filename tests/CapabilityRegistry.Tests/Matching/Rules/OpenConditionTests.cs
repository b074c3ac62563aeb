using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Rules;

/// <summary>While a condition of its state is open a unit serves nowhere.</summary>
public sealed class OpenConditionTests
{
    private static readonly Need N = Example.Need;
    private static readonly Offer O = Example.Offer;

    [Fact]
    public void The_texts_name_each_condition_and_its_time()
    {
        var offer = O with { Conditions = [new("C1", null, null), new("C2", Example.Start, Example.End), new("C3", Example.Start, null)] };

        var judged = Judge.Explain(N, offer, Example.AsOf).Single(each => each.Code == "condition-open");

        Assert.Equal(("C1, C2 from 2026-07-01 until before 2027-07-01, C3 from 2026-07-01", false), (judged.Actual, judged.Passes));
        Assert.Equal("no open condition 2026-07-01 until before 2027-07-01", judged.Required);
        Assert.Equal("none", Judge.Explain(N, O, Example.AsOf).Single(each => each.Code == "condition-open").Actual);
    }

    [Fact]
    public void The_repair_is_about_those_that_are_open_in_the_need_and_leaves_the_others()
    {
        var offer = O with { Conditions = [new("C1", null, null), new("C2", Example.AsOf, Example.Start), new("C3", Example.End.AddDays(-1), null)] };

        var step = Assert.Single(RepairFinder.Of(N, offer, Example.AsOf).Steps);

        Assert.Equal(("conditions", "C1, C3", "have met or dropped: C1, C3"), (step.Field, step.To, step.Text));
        Assert.Equal(["C2"], step.ApplyTo(offer).Conditions.Select(condition => condition.Id));
    }

    [Fact]
    public void No_variation_covers_an_open_condition() => Assert.Contains(
        "Variations", Refused(N with { Variations = [new("VAR-1", "condition-open", null, null, null, "planner", null)] }, O), StringComparison.Ordinal);

    [Fact]
    public void A_condition_ends_after_it_begins() => Assert.Contains(
        "Conditions", Refused(N, O with { Conditions = [new("C1", Example.Start, Example.Start)] }), StringComparison.Ordinal);

    [Fact]
    public void The_offer_of_a_day_has_no_condition_any_more_that_is_over()
    {
        var offer = O with { Conditions = [new("C1", null, Example.Start), new("C2", Example.Start, null)], Lapses = [new(Example.End, 1, "visit")] };

        Assert.Same(offer, offer.On(Example.Start.AddDays(-1)));
        Assert.Equal(["C2"], offer.On(Example.Start).Conditions.Select(condition => condition.Id));
        Assert.Equal(("C2", 1), (Assert.Single(offer.On(Example.End).Conditions).Id, offer.On(Example.End).Level));
        Assert.Equal([true, false, false, true], Open(new("C", null, Example.Start)).Concat(Open(new("C", Example.Start, null))));

        static bool[] Open(OpenCondition condition) => [condition.IsOpenOn(Example.Start.AddDays(-1)), condition.IsOpenOn(Example.Start)];
    }

    [Fact]
    public void The_rule_is_what_each_day_of_the_need_says()
    {
        var (passed, failed) = (0, 0);
        HostilePairs.Each(400, 98, (need, offers, _) =>
        {
            foreach (var offer in offers.Where(each => each.Conditions.Count > 0))
            {
                // One that is open on some day of the need is open on its first day, or on the day on which it begins.
                var days = offer.Conditions.Select(condition => condition.From ?? need.Start).Append(need.Start)
                    .Where(day => day >= need.Start && day < need.End);
                var isMet = days.All(day => offer.Conditions.All(condition => !condition.IsOpenOn(day)));

                Assert.Equal(isMet, Judge.Explain(need, offer, Example.AsOf).Single(each => each.Code == "condition-open").Passes);
                Assert.Equal(isMet, !new PairRules(need, Example.AsOf).Broken(offer).Contains("condition-open"));
                (passed, failed) = isMet ? (passed + 1, failed) : (passed, failed + 1);
            }
        });

        Assert.True(passed > 400 && failed > 400, $"{passed} {failed}");
    }

    private static string Refused(Need need, Offer offer) => Assert.Throws<ArgumentException>(
        () => Planner.Of(new PlanInput([need], [offer], Example.AsOf), TestContext.Current.CancellationToken)).Message;
}
