using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

public sealed class DeletePledgeTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_mistaken_draft_is_deleted_and_is_nowhere_to_be_found(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();
        var before = await Count(app);

        var deleted = (await app.FocalPoint.Delete($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body;

        Assert.Equal((id, 2), ((string?)deleted["id"], (int)deleted["version"]!));
        Assert.Equal(("draft", app.Today()), ((string?)deleted["status"], (string?)deleted["deletedOn"]));
        foreach (var path in new[] { "", "/history", "/readiness", "/outcomes" })
        {
            Assert.Equal("not-found", (await app.FocalPoint.Get($"/v1/pledges/{id}{path}")).Is(HttpStatusCode.NotFound).Code);
        }

        Assert.Equal(before - 1, await Count(app));
        var list = (await app.FocalPoint.Get("/v1/pledges?limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        Assert.DoesNotContain(list, each => (string?)each!["id"] == id);
        Assert.Equal("not-found", (await app.FocalPoint.Send(HttpMethod.Delete, $"/v1/pledges/{id}", ifMatch: "\"2\"")).Is(HttpStatusCode.NotFound).Code);
        Assert.Equal("not-found", (await app.FocalPoint.Post($"/v1/pledges/{id}/submit", ifMatch: "\"2\"")).Is(HttpStatusCode.NotFound).Code);
    }

    [Theory, EachEngine]
    public async Task The_log_tells_who_deleted_it_and_when(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();

        await app.FocalPoint.Delete($"/v1/pledges/{id}");

        var told = (await app.FocalPoint.Get($"/v1/changes?subjectId={id}&action=deleted")).Is(HttpStatusCode.OK).Body["items"]![0]!;
        Assert.Equal(("demo-focal-point-kaz", 2), ((string?)told["actor"], (int)told["subjectVersion"]!));
        Assert.Equal(app.Today(), (string?)told["changes"]!["deletedOn"]);
    }

    [Theory, EachEngine]
    public async Task Its_externalId_is_free_again(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = Sample.Pledge().With("externalId", "ENG/2027/9");
        var id = await app.DraftPledge(pledge);
        Assert.Equal("external-id-taken", (await app.FocalPoint.Post("/v1/pledges", pledge)).Is(HttpStatusCode.Conflict).Code);

        await app.FocalPoint.Delete($"/v1/pledges/{id}");

        var again = await app.DraftPledge(pledge);
        Assert.NotEqual(id, again);
        var found = (await app.FocalPoint.Get("/v1/pledges?externalId=eng/2027/9")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        Assert.Equal([again], found.Select(each => (string?)each!["id"]));
        var other = await app.DraftPledge();
        var edit = await app.FocalPoint.Put($"/v1/pledges/{other}", pledge, "\"1\"");
        Assert.Equal("external-id-taken", edit.Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task What_was_handed_in_is_withdrawn_and_not_deleted(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.AcknowledgedPledge();
        Assert.Equal("wrong-status", (await app.FocalPoint.Delete($"/v1/pledges/{id}")).Is(HttpStatusCode.Conflict).Code);

        var back = new JsonObject { ["reasons"] = new JsonArray("papers-incomplete"), ["reason"] = "The note verbale is missing." };
        (await app.Planner.Step($"/v1/pledges/{id}/return", back)).Is(HttpStatusCode.OK);

        Assert.Equal("wrong-status", (await app.FocalPoint.Delete($"/v1/pledges/{id}")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_draft_that_another_pledge_names_as_its_partner_stays(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();
        var naming = await app.DraftPledge(Sample.Pledge().With("partners", new JsonArray(id)));

        var refused = (await app.FocalPoint.Delete($"/v1/pledges/{id}")).Is(HttpStatusCode.Conflict);

        Assert.Equal("named-as-partner", refused.Code);
        Assert.StartsWith(naming, (string?)refused.Body["errors"]![0]!["found"], StringComparison.Ordinal);
        (await app.FocalPoint.Delete($"/v1/pledges/{naming}")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Delete($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_draft_about_whose_unit_something_is_on_record_stays(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        foreach (var record in (Func<string, Task<string>>[])[id => app.Vetting(id), id => app.Evaluation(id), id => app.Investigation(id)])
        {
            var id = await app.DraftPledge();
            var key = await record(id);

            var refused = (await app.FocalPoint.Delete($"/v1/pledges/{id}")).Is(HttpStatusCode.Conflict);
            Assert.Equal(("on-record", key), (refused.Code, (string?)refused.Body["errors"]![0]!["found"]));
            var told = (await app.FocalPoint.Get($"/v1/pledges/{id}/actions")).Body["actions"]!.AsArray().Single(each => (string?)each!["action"] == "delete")!;
            Assert.Equal("on-record", (string?)told["code"]);
            (await app.FocalPoint.Step($"/v1/pledges/{id}/withdraw", new JsonObject { ["reason"] = "A mistake." })).Is(HttpStatusCode.OK);
        }
    }

    [Theory, EachEngine]
    public async Task Only_its_own_state_deletes_it_and_only_the_version_that_it_has_read(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();

        (await app.OtherFocalPoint.Send(HttpMethod.Delete, $"/v1/pledges/{id}", ifMatch: "\"1\"")).Is(HttpStatusCode.NotFound);
        (await app.Planner.Send(HttpMethod.Delete, $"/v1/pledges/{id}", ifMatch: "\"1\"")).Is(HttpStatusCode.Forbidden);
        (await app.FocalPoint.Send(HttpMethod.Delete, $"/v1/pledges/{id}")).Is(HttpStatusCode.PreconditionRequired);
        Assert.Equal("\"1\"", (await app.FocalPoint.Send(HttpMethod.Delete, $"/v1/pledges/{id}", ifMatch: "\"7\"")).Is(HttpStatusCode.PreconditionFailed).ETag);
        (await app.FocalPoint.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
    }

    private static async Task<int> Count(RegistryApp app) => (int)(await app.FocalPoint.Get("/v1/pledges?count=true&limit=1")).Body["count"]!;
}
