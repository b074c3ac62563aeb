using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

public sealed class ReturnPledgeTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_returned_pledge_says_why_and_can_be_edited_and_submitted_again(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.AcknowledgedPledge(Sample.Pledge().Without("noteVerbale"));

        var returned = (await app.Planner.Step($"/v1/pledges/{id}/return", Because("papers-incomplete"))).Is(HttpStatusCode.OK);

        Assert.Equal("returned", (string?)returned.Body["status"]);
        Assert.Equal("[\"papers-incomplete\"]", returned.Body["returnedFor"]!.ToJsonString());
        (await app.FocalPoint.Put($"/v1/pledges/{id}", Sample.Pledge(), returned.ETag)).Is(HttpStatusCode.OK);
        var submitted = (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK).Body;
        Assert.Equal("submitted", (string?)submitted["status"]);
        Assert.Empty(submitted["returnedFor"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task A_return_needs_a_known_reason_given_once(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.AcknowledgedPledge();

        Assert.Equal(["/reasons/0"], (await app.Planner.Step($"/v1/pledges/{id}/return", Because("no-idea"))).Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal(["/reasons"], (await app.Planner.Step($"/v1/pledges/{id}/return", Because())).Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal(["/reasons/1"], (await app.Planner.Step($"/v1/pledges/{id}/return", Because("other", "other"))).Is(HttpStatusCode.BadRequest).Places);
    }

    [Theory, EachEngine]
    public async Task A_registered_pledge_is_not_returned(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();

        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/pledges/{id}/return", Because("other"))).Is(HttpStatusCode.Conflict).Code);
    }

    private static JsonObject Because(params string[] reasons) =>
        new() { ["reasons"] = new JsonArray([.. reasons.Select(reason => (JsonNode)reason)]), ["reason"] = "See the letter of today." };
}
