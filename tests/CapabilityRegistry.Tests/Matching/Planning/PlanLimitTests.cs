using System.Text.Json;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
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
    public void Progress_counts_the_components_to_the_end()
    {
        var seen = new Seen();

        Planner.Of(Input, TestContext.Current.CancellationToken, seen, threads: 1);

        Assert.Equal([new PlanProgress(2, 1, 1), new PlanProgress(2, 2, 2)], seen.Reports);
    }

    private static Plan Plan(PlanInput input) => Planner.Of(input, TestContext.Current.CancellationToken);

    private sealed class Seen : IProgress<PlanProgress>
    {
        public List<PlanProgress> Reports { get; } = [];

        public void Report(PlanProgress value) => Reports.Add(value);
    }
}
