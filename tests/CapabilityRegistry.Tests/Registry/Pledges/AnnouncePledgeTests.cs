using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

/// <summary>A unit that is promised before any paper.</summary>
public sealed class AnnouncePledgeTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task What_was_announced_becomes_a_draft_that_keeps_key_occasion_and_history(Engine engine)
    {
        var app = await apps.On(engine);

        var announced = (await app.FocalPoint.Post("/v1/pledges/announce", SetupSteps.Announcement())).Is(HttpStatusCode.Created);

        var (id, said) = (announced.Id, """{"occasion":"Peacekeeping Ministerial, Berlin","announcedOn":"2025-05-13"}""");
        Assert.Equal(("announced", said), ((string?)announced.Body["status"], announced.Body["announcement"]!.ToJsonString()));
        Assert.Equal("announced", (string?)(await app.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body["status"]);
        (await app.OtherFocalPoint.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.NotFound);
        Assert.Contains(await app.Planner.Items("/v1/pledges?status=announced"), each => (string?)each["id"] == id);
        Assert.DoesNotContain(await app.Planner.Items("/v1/pledges?handedIn=true"), each => (string?)each["id"] == id);
        Assert.Equal("wrong-status", (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.Conflict).Code);

        var draft = (await app.FocalPoint.Step($"/v1/pledges/{id}/begin")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("draft", said), ((string?)draft["status"], draft["announcement"]!.ToJsonString()));
        (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        Assert.Equal(
            ["announced", "begun", "submitted"],
            (await app.FocalPoint.Get($"/v1/pledges/{id}/history")).Body["items"]!.AsArray().Select(each => (string?)each!["action"]));
    }

    [Theory, EachEngine]
    public async Task What_was_announced_is_withdrawn_and_not_deleted(Engine engine)
    {
        var app = await apps.On(engine);
        var (id, begun) = (await app.AnnouncedPledge(), await app.AnnouncedPledge());
        (await app.FocalPoint.Step($"/v1/pledges/{begun}/begin")).Is(HttpStatusCode.OK);

        Assert.Equal("wrong-status", (await Delete(id)).Is(HttpStatusCode.Conflict).Code);
        var refused = (await Delete(begun)).Is(HttpStatusCode.Conflict);

        Assert.Equal("announced", refused.Code);
        Assert.Equal(["/announcement"], refused.Places);
        (await app.FocalPoint.Step($"/v1/pledges/{id}/withdraw", new JsonObject { ["reason"] = "It was promised too early." })).Is(HttpStatusCode.OK);

        async Task<Answer> Delete(string pledge) => await app.FocalPoint.Send(
            HttpMethod.Delete, $"/v1/pledges/{pledge}", null, (await app.FocalPoint.Get($"/v1/pledges/{pledge}")).ETag);
    }

    [Theory, EachEngine]
    public async Task A_promise_to_come_and_one_of_another_state_are_refused(Engine engine)
    {
        var app = await apps.On(engine);

        var early = (await app.FocalPoint.Post("/v1/pledges/announce", SetupSteps.Announcement().With("announcedOn", "2026-12-24")
            .With("unitType", "CAMEL_CORPS"))).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["unknown-code", "in-the-future"], early.ErrorCodes);
        Assert.Equal(["/unitType", "/announcedOn"], early.Places);
        Assert.Equal(
            "not-your-state",
            (await app.FocalPoint.Post("/v1/pledges/announce", SetupSteps.Announcement().With("contributor", "BRA"))).Is(HttpStatusCode.Forbidden).Code);
        (await app.Planner.Post("/v1/pledges/announce", SetupSteps.Announcement())).Is(HttpStatusCode.Forbidden);
    }

    [Theory, EachEngine]
    public async Task It_is_no_supply_but_the_first_figure_of_the_funnel(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("unitType", "SIGNALS_COY"));
        await app.AnnouncedPledge(SetupSteps.Announcement().With("unitType", "SIGNALS_COY"));

        var pledged = (await app.Planner.Get($"/v1/requirements/{requirement}/fulfilment")).Is(HttpStatusCode.OK).Body["pledged"]!;

        Assert.Equal((1, 0, 0), (Count("announced"), Count("handedIn"), Count("registered")));
        Assert.Empty(await app.Planner.Items("/v1/capabilities?on=2027-10-01&unitType=SIGNALS_COY"));

        int Count(string figure) => (int)pledged[figure]!["count"]!;
    }
}
