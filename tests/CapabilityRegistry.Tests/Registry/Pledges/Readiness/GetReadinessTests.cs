using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges.Readiness;

public sealed class GetReadinessTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_draft_shows_which_papers_Level_1_still_needs(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge(Sample.Pledge().Without("noteVerbale"));

        var readiness = (await app.FocalPoint.Get($"/v1/pledges/{id}/readiness")).Is(HttpStatusCode.OK).Body;

        Assert.Equal("L1", (string?)readiness["next"]!["level"]);
        Assert.Equal(["note-verbale-missing"], readiness["next"]!["stillNeeds"]!.AsArray().Select(gate => (string?)gate!["code"]));
    }

    [Theory, EachEngine]
    public async Task Level_2_is_shown_with_the_visit_that_met_it(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.VisitedPledge();

        var readiness = (await app.FocalPoint.Get($"/v1/pledges/{id}/readiness")).Is(HttpStatusCode.OK).Body;

        var level2 = readiness["levels"]!.AsArray()[1]!;
        Assert.True((bool)level2["met"]!);
        Assert.Matches($"^AAV-[0-9]{{5}}, visited on {app.Today()}$", (string)level2["gates"]![0]!["evidence"]!);
        Assert.Empty(readiness["next"]!["stillNeeds"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task What_readiness_says_is_missing_is_what_raising_is_refused_for(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();

        var missing = (await app.FocalPoint.Get($"/v1/pledges/{id}/readiness")).Body["next"]!["stillNeeds"]!.AsArray().Select(gate => (string)gate!["code"]!);
        var refused = await app.Planner.Step($"/v1/pledges/{id}/raise", new System.Text.Json.Nodes.JsonObject { ["to"] = "L2" });

        Assert.Equal(missing, refused.ErrorCodes);
    }

    [Theory, EachEngine]
    public async Task A_withdrawn_pledge_has_no_next_level(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();
        (await app.FocalPoint.Step($"/v1/pledges/{id}/withdraw", new System.Text.Json.Nodes.JsonObject { ["reason"] = "Changed plans." }))
            .Is(HttpStatusCode.OK);

        Assert.Null((await app.FocalPoint.Get($"/v1/pledges/{id}/readiness")).Body["next"]);
    }
}
