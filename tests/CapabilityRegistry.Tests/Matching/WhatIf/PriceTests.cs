using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.WhatIf;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.WhatIf;

/// <summary>The price of a decision is what a plan without it has more.</summary>
public sealed class PriceTests
{
    [Fact]
    public void A_pin_that_keeps_a_pledge_from_a_higher_priority_costs_its_fill()
    {
        var input = new PlanInput([Example.Need, Example.Need with { Id = "Z", Priority = 3 }], [Example.Offer], Example.AsOf)
        {
            Pins = [new("Z", Example.Offer.Id)],
        };

        var price = Assert.Single(PinPrices.Of(input, Plan(input), TestContext.Current.CancellationToken));

        Assert.Equal(PinPrice.Exact, price.Status);
        Assert.Equal(new StageChange("fill-priority-0", 0, Stage.FullNeed), price.Stages[0]);
        Assert.Equal(new StageChange("fill-priority-3", Stage.FullNeed, 0), price.Stages[1]);
    }

    [Fact]
    public void The_price_of_a_pin_is_what_planning_all_again_without_it_changes()
    {
        var priced = 0;
        RandomCases.Each(RandomPlans.Flows, 1_200, seed: 71, input =>
        {
            var plan = Plan(input);
            foreach (var price in PinPrices.Of(input, plan, TestContext.Current.CancellationToken))
            {
                var without = Plan(input with { Pins = [.. input.Pins.Where(pin => pin != price.Pin)] });
                Assert.Equal(
                    plan.Stages.Zip(without.Stages, (a, b) => (a.Name, Change: b.Value - a.Value)).Where(stage => stage.Change != 0),
                    price.Stages.Select(stage => (stage.Name, stage.Without - stage.With)));
                priced++;
            }
        });
        Assert.InRange(priced, 20, int.MaxValue);
    }

    [Fact]
    public void A_caveat_costs_what_would_be_filled_without_it_and_one_that_costs_nothing_is_not_listed()
    {
        var input = new PlanInput(
            [Example.Need],
            [Example.Offer with { ExcludedMissions = ["MINUSCA"] }, Example.Offer with { Id = "P2", Level = 1, ExcludedMissions = ["MINUSCA"] }],
            Example.AsOf);

        var price = Assert.Single(CaveatPrices.Of(input, Plan(input), TestContext.Current.CancellationToken));

        Assert.Equal((Example.Offer.Id, ImprovementGain.Exact), (price.OfferId, price.Status));
        Assert.Equal([new NeedGain("MINUSCA-00001", 1)], price.Needs);
    }

    [Fact]
    public void A_caveat_also_costs_what_would_be_filled_by_those_who_wait_for_the_pledge_as_their_partner_and_by_those_who_wait_for_them()
    {
        // Each need is for one pledge alone, by its level.
        Need Of(string id, int level, int priority) => Example.Need with { Id = id, MinimumLevel = level, Priority = priority, Quantity = 1 };
        Offer Waiting(string id, int level, string? partner) =>
            Example.Offer with { Id = id, Level = level, Partners = partner is null ? [] : [partner] };
        var input = new PlanInput(
            [Of("N2", 2, 0), Of("N3", 3, 1), Of("N4", 4, 2)],
            [Waiting("P2", 2, null) with { ExcludedMissions = ["MINUSCA"] }, Waiting("P3", 3, "P2"), Waiting("P4", 4, "P3")],
            Example.AsOf);

        var price = Assert.Single(CaveatPrices.Of(input, Plan(input), TestContext.Current.CancellationToken));

        Assert.Equal([new NeedGain("N2", 1), new NeedGain("N3", 1), new NeedGain("N4", 1)], price.Needs);
        Assert.Equal(ImprovementGain.Verified, price.Status);
    }

    [Fact]
    public void Even_a_need_that_is_filled_already_may_bring_the_partner_of_another_pledge()
    {
        var input = new PlanInput(
            [Example.Need with { Id = "N1", MinimumLevel = 2 }, Example.Need with { Id = "N2", MinimumLevel = 4, Priority = 1 }],
            [
                Example.Offer with { Id = "P1", Level = 3 }, Example.Offer with { Id = "P2", Level = 2, ExcludedMissions = ["MINUSCA"] },
                Example.Offer with { Id = "P3", Level = 4, Partners = ["P2"] },
            ],
            Example.AsOf);

        var price = Assert.Single(CaveatPrices.Of(input, Plan(input), TestContext.Current.CancellationToken));

        Assert.Equal([new NeedGain("N2", 1)], price.Needs);
    }

    [Fact]
    public void The_price_of_a_caveat_is_what_planning_all_again_without_it_fills_more()
    {
        var priced = 0;
        foreach (var (inputs, count) in new[] { (RandomPlans.Flows, 150), (RandomPlans.Full, 60), (RandomPlans.Meeting, 150) })
        {
            RandomCases.Each(inputs, count, seed: 72, input =>
            {
                var plan = Plan(input);
                var prices = plan.Refusals.Count > 0
                    ? []
                    : CaveatPrices.Of(input, plan, TestContext.Current.CancellationToken).ToDictionary(price => price.OfferId);
                foreach (var offer in plan.Refusals.Count > 0 ? [] : input.Offers.Where(offer => offer.ExcludedMissions.Count + offer.ExcludedTimes.Count > 0))
                {
                    var dropped = offer with { ExcludedMissions = [], ExcludedTimes = [] };
                    var without = Plan(input with { Offers = [.. input.Offers.Select(each => each == offer ? dropped : each)] });
                    var changes = plan.Stages.Zip(without.Stages, (a, b) => (a.Name, Value: b.Value - a.Value))
                        .Where(stage => stage.Name.StartsWith("fill-", StringComparison.Ordinal) && stage.Value != 0);
                    Assert.Equal(changes, prices.GetValueOrDefault(offer.Id)?.Priorities.Select(gain => ($"fill-priority-{gain.Priority}", gain.Value)) ?? []);
                    priced += prices.ContainsKey(offer.Id) ? 1 : 0;
                }
            });
        }

        Assert.InRange(priced, 10, int.MaxValue);
    }

    private static Plan Plan(PlanInput input) => Planner.Of(input, TestContext.Current.CancellationToken);
}
