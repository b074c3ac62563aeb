using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Planning;

public sealed class PlanOracleTests
{
    [Fact]
    public void Every_stage_is_as_good_as_trying_every_plan() => RandomCases.Each(400, seed: 3, input =>
    {
        var plan = Example.Plan(input.Needs, input.Offers);

        Assert.Equal(new BruteForce(input).Best()!, plan.Stages.Select(stage => stage.Value));
        Assert.Equal("optimal", plan.Status);
        Assert.All(plan.Stages, stage => Assert.Equal(("optimal", stage.Value, 0.0), (stage.Status, stage.Bound, stage.Gap)));
    });

    [Fact]
    public void A_pledge_is_never_in_two_places_at_once()
    {
        var twice = 0;
        RandomCases.Each(100, seed: 4, input =>
        {
            var needs = input.Needs.ToDictionary(need => need.Id);
            foreach (var pledge in Example.Plan(input.Needs, input.Offers).Assignments.GroupBy(a => a.OfferId))
            {
                var served = pledge.Select(a => needs[a.NeedId]).OrderBy(need => need.Start).ToList();
                Assert.All(served.Zip(served.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
                Interlocked.Add(ref twice, served.Count > 1 ? 1 : 0);
            }
        });
        Assert.True(twice > 0, "no case in which a pledge served twice");
    }

    [Fact]
    public void Assignments_and_shortfalls_add_up_to_what_is_required() => RandomCases.Each(100, seed: 5, input =>
    {
        var plan = Example.Plan(input.Needs, input.Offers);

        Assert.All(plan.Assignments, a => Assert.True(a.Amount > 0 && a.Verdict.Eligible));
        Assert.All(plan.Shortfalls, shortfall => Assert.NotEmpty(shortfall.Reasons));
        Assert.All(input.Needs, need => Assert.Equal(
            need.Quantity,
            plan.Assignments.Where(a => a.NeedId == need.Id).Sum(a => a.Amount)
            + plan.Shortfalls.Where(s => s.NeedId == need.Id).Sum(s => s.Missing)));
    });

    [Fact]
    public void The_order_of_the_input_does_not_matter() => RandomCases.Each(60, seed: 6, input =>
    {
        var plan = Example.Plan(input.Needs, input.Offers);
        var reversed = Example.Plan(input.Needs.Reverse(), input.Offers.Reverse());

        Assert.Equivalent(plan, reversed, strict: true);
    });

    // An offer may also serve a lower priority in the same span, before or after the one that holds it.
    [Fact]
    public void An_offer_is_held_back_only_by_an_equal_or_higher_priority()
    {
        var held = 0;
        RandomCases.Each(100, seed: 7, input =>
        {
            var needs = input.Needs.ToDictionary(need => need.Id);
            foreach (var shortfall in Example.Plan(input.Needs, input.Offers).Shortfalls)
            {
                var takers = shortfall.Reasons.Where(reason => reason.Kind == ShortfallReason.Competition)
                    .SelectMany(reason => reason.InUse).GroupBy(use => use.OfferId, use => needs[use.NeedId].Priority).ToList();
                Assert.All(takers, priorities => Assert.True(priorities.Min() <= needs[shortfall.NeedId].Priority));
                Interlocked.Add(ref held, takers.Count);
            }
        });
        Assert.True(held > 0, "no case of competition");
    }
}
