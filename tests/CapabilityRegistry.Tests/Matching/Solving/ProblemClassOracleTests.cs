using System.Globalization;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;
using CsCheck;

namespace CapabilityRegistry.Tests.Matching.Solving;

/// <summary>Every class of the ladder against trying every plan.</summary>
public sealed class ProblemClassOracleTests
{
    [Fact]
    public void A_flow_is_as_good_as_trying_every_plan_on_every_stage() =>
        Agrees(RandomPlans.Flows, Rounds(5_000), seed: 21, plan =>
            Assert.All(plan.Components, part => Assert.StartsWith("F", part.Class, StringComparison.Ordinal)));

    [Fact]
    public void A_sequence_is_as_good_as_trying_every_plan_on_every_stage() =>
        Agrees(RandomPlans.Sequences, Rounds(2_000), seed: 22, plan => Assert.All(plan.Components, part => Assert.NotEqual("G", part.Class)));

    [Fact]
    public void With_every_rule_there_is_no_plan_is_better() => Agrees(RandomPlans.Full, Rounds(2_000), seed: 23, _ => { });

    [Fact]
    public void Where_rules_meet_no_plan_is_better_and_every_plan_holds() => RandomCases.EachAtOnce(RandomPlans.Meeting, Rounds(5_000), seed: 24, Agrees);

    [Fact]
    public void Where_units_are_engaged_already_no_plan_is_better_and_every_plan_holds() =>
        RandomCases.EachAtOnce(RandomPlans.Engaged, Rounds(1_500), seed: 25, Agrees);

    [Fact]
    public void Where_units_are_engaged_already_every_reason_holds() => RandomCases.EachAtOnce(RandomPlans.Engaged, Rounds(100), seed: 26, input =>
    {
        var plan = Planner.Of(input, TestContext.Current.CancellationToken);
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
        return plan;
    });

    [Fact]
    public void A_flow_whose_quantities_have_no_common_multiple_is_as_good_as_trying_every_plan()
    {
        var (flows, others) = (0, 0);
        Agrees(RandomPlans.WithoutCommonMultiple(RandomPlans.Flows), Rounds(2_000), seed: 27, plan =>
        {
            flows += plan.Components.Count(part => part.Class.StartsWith('F'));
            others += plan.Components.Count(part => !part.Class.StartsWith('F'));
        });

        // Where an offer covers several units, pins and a plan in force make a search of a flow.
        Assert.InRange(flows, 4 * others, int.MaxValue);
    }

    [Fact]
    public void A_sequence_whose_quantities_have_no_common_multiple_is_as_good_as_trying_every_plan() =>
        Agrees(RandomPlans.WithoutCommonMultiple(RandomPlans.Sequences), Rounds(300), seed: 28, _ => { });

    [Fact]
    public void With_every_rule_and_quantities_without_a_common_multiple_no_plan_is_better() =>
        Agrees(RandomPlans.WithoutCommonMultiple(RandomPlans.Full), Rounds(300), seed: 29, _ => { });

    [Fact]
    public void Where_rules_meet_and_quantities_have_no_common_multiple_no_plan_is_better_and_every_plan_holds() =>
        RandomCases.EachAtOnce(RandomPlans.WithoutCommonMultiple(RandomPlans.Engaged), Rounds(500), seed: 30, Agrees);

    // The usual number takes seconds; a longer run, of as many portfolios of each class, is asked for with the environment variable.
    private static int Rounds(int usual) =>
        Environment.GetEnvironmentVariable("CAPABILITYREGISTRY_ORACLE_ROUNDS") is { } rounds ? int.Parse(rounds, CultureInfo.InvariantCulture) : usual;

    private static void Agrees(Gen<PlanInput> inputs, int count, uint seed, Action<Plan> check) => RandomCases.Each(inputs, count, seed, input =>
    {
        if (Agrees(input) is { } plan)
        {
            check(plan);
        }
    });

    // The plan; null where none holds the pins.
    private static Plan? Agrees(PlanInput input)
    {
        var plan = Planner.Of(input, TestContext.Current.CancellationToken, reasons: false);
        var best = new BruteForce(input).Best();

        Assert.True(best is null == (plan.Status == "refused"), string.Join(", ", plan.Refusals));
        if (best is not null)
        {
            Assert.Equal(best, plan.Stages.Select(stage => stage.Value));
            Assert.Equal("optimal", plan.Status);
            Assert.All(plan.Stages, stage => Assert.Equal(("optimal", stage.Value, 0.0), (stage.Status, stage.Bound, stage.Gap)));
        }

        Assert.Empty(PlanCheck.Of(input, plan, reasons: false).Faults);
        return best is null ? null : plan;
    }
}
