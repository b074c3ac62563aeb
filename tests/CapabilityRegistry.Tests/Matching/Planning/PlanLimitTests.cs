using System.Diagnostics;
using System.Text.Json;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Explaining;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.WhatIf;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Planning;

/// <summary>What a plan says of itself when a limit stopped it.</summary>
public sealed class PlanLimitTests
{
    // Chunks that fit nothing evenly, so that only a search can decide; and beside them a need that a flow decides.
    private static readonly PlanInput Input = new(
        [
            .. Enumerable.Range(0, 6).Select(i => Example.Need with { Id = $"B{i}", UnitType = "hospital", Measure = "beds", Quantity = 37 + i }),
            Example.Need,
        ],
        [
            .. Enumerable.Range(0, 15).Select(i => Example.Offer with { Id = $"H{i:D2}", UnitType = "hospital", Measure = "beds", Capacity = 7 + i }),
            Example.Offer,
        ],
        Example.AsOf);

    [Fact]
    public void A_component_without_effort_is_not_reached_and_another_is_optimal_all_the_same()
    {
        var plan = Plan(Input with { Effort = 0 });

        Assert.Equal(["G", "F"], plan.Components.Select(part => part.Class));
        Assert.All(plan.Components[0].Stages, stage => Assert.NotEqual("optimal", stage.Status));
        Assert.All(plan.Components[1].Stages, stage => Assert.Equal("optimal", stage.Status));
        Assert.Equal("feasible", plan.Status);
        Assert.Empty(PlanCheck.Of(Input, plan).Faults);
        Assert.NotEmpty(PlanCheck.Of(Input, plan).OnTrust);
    }

    [Fact]
    public void A_limit_that_is_over_before_anything_is_read_leaves_nothing_chosen_and_nothing_proven()
    {
        var input = Input with { Limit = TimeSpan.FromSeconds(-1) };
        var plan = Plan(input);

        Assert.Equal("unknown", plan.Status);
        Assert.Empty(plan.Assignments);
        Assert.All(plan.Stages, stage => Assert.Equal("not-reached", stage.Status));
        Assert.Equal(input.Needs.Select(need => need.Id).Order(StringComparer.Ordinal), plan.Shortfalls.Select(shortfall => shortfall.NeedId));
        Assert.All(plan.Shortfalls, shortfall => Assert.Equal("not-proven", Assert.Single(shortfall.Reasons).Kind));
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
        Assert.NotEmpty(PlanCheck.Of(input, plan).OnTrust);
    }

    [Fact]
    public void A_limit_that_is_over_before_pins_are_read_names_all_of_them_as_not_held()
    {
        var plan = Plan(Input with { Limit = TimeSpan.FromSeconds(-1), Pins = [new("B1", "H02"), new("B0", "H01")] });

        Assert.Equal("refused", plan.Status);
        Assert.Equal([("B0", "H01", "not-found"), ("B1", "H02", "not-found")], plan.Refusals.Select(pin => (pin.NeedId, pin.OfferId, pin.Code)));
    }

    [Fact]
    public void With_a_plan_in_force_everything_is_read_whatever_the_limit_since_what_it_costs_to_leave_it_is_a_part_of_the_plan()
    {
        var input = Input with { Limit = TimeSpan.FromSeconds(-1), Previous = [new("B0", "H01", 30)] };
        var plan = Plan(input);

        Assert.Equal("feasible", plan.Status);
        Assert.NotEmpty(plan.Assignments);
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
    }

    [Fact]
    public void A_flow_without_time_is_served_by_hand_and_says_that_it_is_not_proven()
    {
        var input = new PlanInput(
            [.. Enumerable.Range(0, 40).Select(i => Example.Need with { Id = $"N{i:D2}", Quantity = 1 + (i % 5), Priority = i % 3 })],
            [.. Enumerable.Range(0, 200).Select(i => Example.Offer with { Id = $"P{i:D3}", Level = 2 + (i % 3), Women = i % 13 })],
            Example.AsOf, TimeSpan.Zero);
        var plan = Plan(input);

        Assert.True(plan.Status is "feasible" or "unknown", plan.Status);
        Assert.Equal("not-reached", plan.Stages[^1].Status);
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
    }

    [Fact]
    public void Reasons_of_what_is_not_proven_are_not_looked_for_after_the_limit()
    {
        var (plan, prepared) = PlanSearch.Of(Input with { Effort = 0 }, TestContext.Current.CancellationToken);
        var late = prepared! with { Input = Input with { Limit = TimeSpan.FromSeconds(-1) } };

        var told = new Explanation(new IndexedPlan(late, plan)).WithShortfalls(Stopwatch.StartNew(), TestContext.Current.CancellationToken);

        Assert.NotEmpty(told.Shortfalls);
        Assert.All(told.Shortfalls, shortfall => Assert.Equal("not-proven", Assert.Single(shortfall.Reasons).Kind));
        Assert.Empty(PlanCheck.Of(Input, told).Faults);
    }

    [Fact]
    public void Thousands_of_pledges_that_cover_the_same_are_proven_without_a_search()
    {
        var beds = Input.Needs[0] with { Quantity = 5_001 };
        var alike = Enumerable.Range(0, 5_000).Select(i => Input.Offers[0] with { Id = $"H{i:D4}", Contributor = $"S{i % 7}", Capacity = 2 }).ToList();
        foreach (var need in new[] { beds, beds with { ShareCap = 801 } })
        {
            var input = new PlanInput([need], alike, Example.AsOf) { Effort = 0 };
            var plan = Plan(input);

            Assert.Equal("optimal", plan.Status);
            Assert.Equal("G", Assert.Single(plan.Components).Class);
            Assert.Empty(plan.Shortfalls);
            Assert.Empty(PlanCheck.Of(input, plan).Faults);
        }
    }

    [Fact]
    public void A_plan_that_stopped_at_its_effort_is_the_same_in_every_run() =>
        Assert.Equal(JsonSerializer.Serialize(Plan(Input with { Effort = 1 })), JsonSerializer.Serialize(Plan(Input with { Effort = 1 })));

    [Fact]
    public void With_a_limited_effort_a_thousand_offers_of_few_kinds_take_little_and_the_bound_of_whatever_it_reached_holds()
    {
        // A few units over and over, as a large registry has them: column generation alone took 20 seconds before it counted as effort.
        var few = Beds(5, 11);
        var many = few with
        {
            Offers = [.. Enumerable.Range(0, 50).SelectMany(round => few.Offers.Select(offer => offer with { Id = $"{offer.Id}-{round:D2}" }))], Effort = 1,
        };

        var (plan, other) = (Plan(many), Plan(many with { Limit = TimeSpan.FromMinutes(5) }));

        Assert.Empty(plan.Shortfalls);
        Assert.Empty(PlanCheck.Of(many, plan).Faults);
        Assert.Equal(JsonSerializer.Serialize(plan), JsonSerializer.Serialize(other));
    }

    [Fact]
    public void Of_more_equal_plans_than_a_search_can_see_one_is_drawn_with_a_fixed_effort_and_the_plan_is_proven()
    {
        var input = Beds(8, 24) with { Effort = 1 };
        var (plan, other) = (Plan(input), Plan(input with { Limit = TimeSpan.FromMinutes(5) }));

        Assert.Equal(("optimal", "settled"), (plan.Status, plan.Stages[^1].Status));
        Assert.All(plan.Stages.SkipLast(1), stage => Assert.Equal("optimal", stage.Status));
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
        Assert.Equal(JsonSerializer.Serialize(plan), JsonSerializer.Serialize(other));

        // A line that the plan has anyhow costs nothing, whichever of the equal plans is drawn without it.
        var pinned = input with { Pins = [new(plan.Assignments[0].NeedId, plan.Assignments[0].OfferId)] };
        var price = Assert.Single(PinPrices.Of(pinned, plan, TestContext.Current.CancellationToken));
        Assert.Equal((PinPrice.Exact, 0), (price.Status, price.Stages.Count));
    }

    [Fact]
    public void Only_the_draw_between_equals_may_be_called_settled()
    {
        var plan = Plan(Input);
        var stages = plan.Stages.Select(stage => stage with { Status = ProofStatus.Settled }).ToList();

        Assert.Equal(
            stages.SkipLast(1).Select(stage => $"{stage.Name} is called settled without proof of all before it"),
            PlanCheck.Of(Input, plan with { Stages = stages }).Faults);
    }

    [Fact]
    public void Progress_counts_the_components_to_the_end()
    {
        var seen = new Seen();

        Planner.Of(Input, TestContext.Current.CancellationToken, seen, threads: 1);

        Assert.Equal([new PlanProgress(2, 1, 1), new PlanProgress(2, 2, 2)], seen.Reports);
    }

    // In chunks that fit everywhere, and nothing evenly.
    private static PlanInput Beds(int needs, int seed)
    {
        var random = new Random(seed);
        return new PlanInput(
            [
                .. Enumerable.Range(0, needs).Select(i => Input.Needs[0] with { Id = $"B{i:D2}", Quantity = random.Next(20, 80), Priority = random.Next(3) }),
            ],
            [
                .. Enumerable.Range(0, 4 * needs).Select(i => Input.Offers[0] with
                {
                    Id = $"H{i:D2}", Contributor = $"S{i % 30:D3}", Capacity = random.Next(3, 20), Level = random.Next(2, 5), Women = random.Next(30),
                }),
            ],
            Example.AsOf);
    }

    private static Plan Plan(PlanInput input) => Planner.Of(input, TestContext.Current.CancellationToken);

    private sealed class Seen : IProgress<PlanProgress>
    {
        public List<PlanProgress> Reports { get; } = [];

        public void Report(PlanProgress value) => Reports.Add(value);
    }
}
