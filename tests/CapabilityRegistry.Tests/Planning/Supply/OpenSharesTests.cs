using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Supply;

/// <summary>While a share of another state is open a joint unit is no supply, and planning says why.</summary>
public sealed class OpenSharesTests
{
    [Theory, EachEngine]
    public async Task A_joint_unit_counts_once_every_share_is_confirmed_and_no_longer_when_one_is_withdrawn(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, need) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var (brazil, india) = (await app.Share(pledge, "BRA"), await app.Share(pledge));
        Assert.Equal((0, 0, $"open: {brazil}, {india}"), await Counted());

        (await app.OtherFocalPoint.Step($"/v1/shares/{brazil}/confirm")).Is(HttpStatusCode.OK);
        Assert.Equal((0, 0, $"open: {india}"), await Counted());
        (await app.As(await app.Token("focal-point", "IND")).Step($"/v1/shares/{india}/confirm")).Is(HttpStatusCode.OK);
        Assert.Equal((1, 1, "none is open"), await Counted());
        (await app.OtherFocalPoint.Step($"/v1/shares/{brazil}/withdraw")).Is(HttpStatusCode.OK);
        Assert.Equal((0, 0, $"open: {brazil}"), await Counted());
        Assert.Equal([brazil], Open(Assert.Single(await app.Planner.Items("/v1/capabilities?on=2027-10-01"))));
        (await app.FocalPoint.Step($"/v1/shares/{brazil}/settle")).Is(HttpStatusCode.OK);
        Assert.Equal((1, 1, "none is open"), await Counted());

        async Task<(int Candidates, int Supply, string Share)> Counted()
        {
            var view = (await app.Planner.Get($"/v1/requirements/{need}/candidates?explain={pledge}")).Is(HttpStatusCode.OK).Body;
            var criterion = view["explained"]!["criteria"]!.AsArray().Single(each => (string)each!["code"]! == "share-open")!;
            return (view["candidates"]!.AsArray().Count, (await app.Planner.Items("/v1/gaps/supply?on=2027-10-01")).Count, (string)criterion["actual"]!);
        }

        static IEnumerable<string> Open(JsonNode capability) => capability["openShares"]!.AsArray().Select(each => (string)each!);
    }

    [Theory, EachEngine]
    public async Task Readiness_does_not_depend_on_it_and_a_run_says_why_the_unit_is_left_out(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        await app.PublishedRequirement();
        var before = await Readiness();

        await app.Share(pledge);

        Assert.Equal(before, await Readiness());
        var gap = Assert.Single((await app.Run()).Body["gaps"]!.AsArray())!;
        Assert.Contains("share-open", gap["reasons"]!.ToJsonString(), StringComparison.Ordinal);

        // The pledge has another version, and is as ready as it was.
        async Task<string> Readiness() =>
            (await app.Planner.Get($"/v1/pledges/{pledge}/readiness")).Is(HttpStatusCode.OK).Body.AsObject().Without("version").ToJsonString();
    }
}
