using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Solving;

/// <summary>What a plan holds when it was stopped before any search: the needs served one by one, as people do by hand.</summary>
public sealed class GreedyTests
{
    [Fact]
    public void Without_any_search_every_rule_is_obeyed() => RandomCases.Each(RandomPlans.Full, 2_000, seed: 31, input =>
    {
        var plan = Stopped(input with { Pins = [] });

        Assert.Empty(PlanCheck.Of(input with { Pins = [] }, plan, reasons: false).Faults);
    });

    [Fact]
    public void No_limit_leaves_less_than_serving_the_needs_one_by_one() => RandomCases.Each(RandomPlans.Full, 300, seed: 32, input =>
    {
        var (byHand, limited) = (Stopped(input with { Pins = [] }), Plan(input with { Pins = [], Effort = 0 }));

        var differs = byHand.Stages.Zip(limited.Stages).FirstOrDefault(stage => stage.First.Value != stage.Second.Value);
        Assert.True(
            differs.First is null || (differs.First.Name.StartsWith("fill", StringComparison.Ordinal) == differs.Second.Value > differs.First.Value),
            differs.ToString());
    });

    [Fact]
    public void The_need_of_the_highest_priority_gets_the_best_free_offer()
    {
        var (later, first) = (Example.Need with { Id = "N1", Priority = 1 }, Example.Need with { Id = "N2", Priority = 0 });
        var (better, good) = (Example.Offer with { Id = "P2", Level = 4 }, Example.Offer with { Id = "P1", Level = 3 });

        var plan = Stopped(new PlanInput([later, first], [good, better], Example.AsOf));

        Assert.Equal([("N1", "P1"), ("N2", "P2")], plan.Assignments.Select(line => (line.NeedId, line.OfferId)).Order());
    }

    [Fact]
    public void Whoever_serves_in_the_plan_in_force_goes_first()
    {
        var (better, former) = (Example.Offer with { Id = "P2", Level = 4 }, Example.Offer with { Id = "P1", Level = 3 });

        var plan = Stopped(new PlanInput([Example.Need], [former, better], Example.AsOf) { Previous = [new(Example.Need.Id, "P1", 0)] });

        Assert.Equal(["P1"], plan.Assignments.Select(line => line.OfferId));
    }

    private static Plan Stopped(PlanInput input) => Plan(input with { Limit = TimeSpan.Zero });

    private static Plan Plan(PlanInput input) => Planner.Of(input, TestContext.Current.CancellationToken, reasons: false);
}
