using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Checking;
using CapabilityRegistry.Tests.Matching.Cases;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Planning.Checking;

/// <summary>What gap tables, forecasts and proposals of visits show has passed the check, as the plan of a run has.</summary>
public sealed class CheckedPlansTests
{
    private static readonly PlanInput Input = new([Example.Need], [Example.Offer], Example.AsOf);

    [Theory, EachEngine]
    public async Task A_plan_that_does_not_hold_is_never_shown_and_an_alarm_is_raised(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        using var alarms = new Alarms(app);
        var plans = app.Services.GetRequiredService<CheckedPlans>();
        var plan = plans.Of(Input);
        Assert.Equal(0, alarms.Count);

        var damaged = plan with { Assignments = [.. plan.Assignments.Select(line => line with { Amount = 7 })] };
        Assert.Throws<InvalidOperationException>(() => plans.Checked(Input, damaged));

        Assert.Equal(1, alarms.Count);
        Assert.Contains(app.Errors, error => error.Message.Contains(Example.Need.Id, StringComparison.Ordinal));
    }
}
