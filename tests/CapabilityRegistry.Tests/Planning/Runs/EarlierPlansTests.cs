using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Runs.Questions;

namespace CapabilityRegistry.Tests.Planning.Runs;

/// <summary>What was kept by the first version of the rules can still be read, and still says what it said.</summary>
public sealed class EarlierPlansTests
{
    private static readonly byte[] Plan = """
        {"status":"optimal","refusals":[],"stages":[],"assignments":[],"components":[],"certificate":{"components":[]},
        "shortfalls":[{"needId":"MINUSCA-00001","required":1,"filled":0,"missing":1,"reasons":[
        {"kind":"competition","detail":"1 eligible pledges serve other requirements at an overlapping time.","failures":null,
        "witnesses":["KAZ-00001 serves UNMISS-00001 (priority 0)"]}]}]}
        """u8.ToArray();

    [Fact]
    public void A_plan_with_witnesses_in_words_is_read_and_shown()
    {
        var plan = CanonicalJson.Read<Plan>(Plan);

        var reason = GapReasonView.Of(plan.Shortfalls[0].Reasons[0], plan, new Dictionary<string, Offer>());

        Assert.Equal(["KAZ-00001 serves UNMISS-00001 (priority 0)"], reason.Witnesses);
        Assert.Empty(reason.InUse);
    }

    [Fact]
    public void A_result_with_witnesses_in_words_is_read()
    {
        var reason = Json.Read<GapReasonView>("""
            {"kind":"filtered","detail":"1 pledges of an acceptable type fail other criteria.",
            "failures":[{"code":"not-registered","pledges":1}],"witnesses":["KAZ-00001: not-registered"]}
            """);

        Assert.Equal(["KAZ-00001: not-registered"], reason.Witnesses);
        Assert.Null(reason.HallSet);
    }

    [Fact]
    public void A_plan_of_today_is_written_and_read_without_a_loss()
    {
        var input = new PlanInput(
            [CapabilityRegistry.Tests.Matching.Cases.Example.Need, CapabilityRegistry.Tests.Matching.Cases.Example.Need with { Id = "Z", Priority = 1 }],
            [CapabilityRegistry.Tests.Matching.Cases.Example.Offer, CapabilityRegistry.Tests.Matching.Cases.Example.Offer with { Id = "P2", Level = 1 },
                CapabilityRegistry.Tests.Matching.Cases.Example.Offer with { Id = "P3" }],
            CapabilityRegistry.Tests.Matching.Cases.Example.AsOf) { Bans = [new("P3")] };
        var bytes = CanonicalJson.Of(Planner.Of(input, TestContext.Current.CancellationToken));

        Assert.Equal(bytes, CanonicalJson.Of(CanonicalJson.Read<Plan>(bytes)));
        Assert.Empty(CapabilityRegistry.Matching.Checking.PlanCheck.Of(input, CanonicalJson.Read<Plan>(bytes)).Faults);
    }
}
