using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Tests.Matching;

/// <summary>How to use the library from outside: plain records in, a plan and its proof out, nothing else needed.</summary>
public sealed class PlanExampleTests
{
    [Fact]
    public void Two_missions_share_three_pledges()
    {
        // A mission needs two engineer companies from January 2027, no more than one of them from the same state.
        var engineers = new Need
        {
            Id = "MINUSCA-00001", Mission = "MINUSCA", UnitType = "engineer", Measure = "units", Quantity = 2, ShareCap = 1,
            Priority = 0, Start = new(2027, 1, 1), End = new(2028, 1, 1), MinimumLevel = 2,
        };

        // Another needs one, of lower priority; a signals company would do, at a loss of 40 percent of the points for the type.
        var another = new Need
        {
            Id = "UNIFIL-00001", Mission = "UNIFIL", UnitType = "engineer", Substitutes = [new("signals", 40)], Measure = "units",
            Quantity = 1, Priority = 1, Start = new(2027, 1, 1), End = new(2027, 7, 1), MinimumLevel = 2,
        };

        // Kazakhstan pledges two companies, India one of signals.
        var first = new Offer
        {
            Id = "KAZ-00001", Contributor = "KAZ", UnitType = "engineer", Measure = "units", Capacity = 1,
            Status = Offer.Registered, Level = 3, ResponseDays = 90, AvailableFrom = new(2026, 10, 1),
        };
        var second = first with { Id = "KAZ-00002", Level = 2 };
        var signals = first with { Id = "IND-00001", Contributor = "IND", UnitType = "signals" };

        var input = new PlanInput([engineers, another], [first, second, signals], AsOf: new(2026, 6, 1));
        var plan = Planner.Of(input, TestContext.Current.CancellationToken);

        // The share cap leaves one place of the first mission open. No plan is better, and that is proven.
        Assert.Equal("optimal", plan.Status);
        Assert.Equal(["fill-priority-0", "fill-priority-1", "quality", "tie-break"], plan.Stages.Select(stage => stage.Name));
        Assert.Equal([Stage.FullNeed / 2, Stage.FullNeed], plan.Stages.Take(2).Select(stage => stage.Value));
        var shortfall = Assert.Single(plan.Shortfalls);
        Assert.Equal(("MINUSCA-00001", 1), (shortfall.NeedId, shortfall.Missing));

        // It was a flow with share caps, and anybody can check the proof from the input.
        Assert.Equal("F+", Assert.Single(plan.Components).Class);
        var check = PlanCheck.Of(input, plan);
        Assert.Empty(check.Faults);
        Assert.Empty(check.OnTrust);
    }
}
