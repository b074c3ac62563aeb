using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Requirements;

public sealed class AmendmentTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const string Resolution = "S/RES/2387 (2017)";

    [Theory, EachEngine]
    public async Task An_amendment_names_the_resolution_and_shows_the_ceiling_that_it_set(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.PublishedRequirement();

        var amended = (await Amend(app, id, Content().With("resolution", Resolution))).Is(HttpStatusCode.OK).Body;

        Assert.Equal((Resolution, 11650, 2080), (
            (string?)amended["resolution"], (int)amended["authority"]!["military"]!, (int)amended["authority"]!["police"]!));
    }

    [Theory, EachEngine]
    public async Task An_amendment_without_a_resolution_or_with_an_unknown_one_is_refused(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.PublishedRequirement();

        Assert.Equal("resolution-missing", (await Amend(app, id, Content())).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("unknown-resolution", (await Amend(app, id, Content().With("resolution", "S/RES/1 (1946)"))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(2, (int)(await app.Planner.Get($"/v1/requirements/{id}")).Body["version"]!);
    }

    [Theory, EachEngine]
    public async Task A_new_resolution_is_recorded_once_and_can_be_named_then(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.PublishedRequirement();
        var strength = new JsonObject { ["mission"] = "MINUSCA", ["reference"] = "S/RES/2800 (2027)", ["effectiveOn"] = "2027-01-15", ["military"] = 12000,
            ["source"] = "docs.un.org" };

        var mission = (await app.Planner.Post("/v1/authorised-strengths", strength)).Is(HttpStatusCode.OK).Body;
        Assert.Equal("S/RES/2800 (2027)", (string?)mission["authorisedStrength"]![0]!["reference"]);
        var told = (await app.Auditor.Get("/v1/events?subjectKind=strength&subjectId=MINUSCA")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        Assert.Equal(mission["authorisedStrength"]!.AsArray().Count, told.Max(each => (int)each!["subjectVersion"]!));
        Assert.Equal(["/mission"], (await app.Planner.Post("/v1/authorised-strengths", strength.DeepClone().AsObject().With("mission", "ATLANTIS")))
            .Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal("strength-recorded", (await app.Planner.Post("/v1/authorised-strengths", strength.DeepClone())).Is(HttpStatusCode.Conflict).Code);

        var amended = (await Amend(app, id, Content().With("resolution", "S/RES/2800 (2027)"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal(12000, (int)amended["authority"]!["military"]!);
        Assert.Contains("\"action\":\"strength-authorised\"", (await app.Auditor.Get("/v1/changes?limit=200")).Text);
    }

    [Theory, EachEngine]
    public async Task Every_version_stays_readable_as_it_was(Engine engine)
    {
        var app = await apps.On(engine);
        var drafted = (await app.Planner.Post("/v1/requirements", Sample.Requirement())).Is(HttpStatusCode.Created);
        var published = (await app.Planner.Step($"/v1/requirements/{drafted.Id}/publish")).Is(HttpStatusCode.OK);
        var amended = (await Amend(app, drafted.Id, Content().With("resolution", Resolution).With("priority", 0).With("shareCap", 1)
            .With("languages", new JsonArray()))).Is(HttpStatusCode.OK);
        var again = (await Amend(app, drafted.Id, Content().With("resolution", "S/RES/2149 (2014)"))).Is(HttpStatusCode.OK);

        var versions = (await app.Auditor.Get($"/v1/requirements/{drafted.Id}/versions")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        Assert.Equal([(1, "drafted"), (2, "published"), (3, "amended"), (4, "amended")],
            versions.Select(each => ((int)each!["version"]!, (string)each["action"]!)));
        Assert.Equal("More roads.", (string?)versions[2]!["reason"]);
        foreach (var (was, told) in new[] { drafted, published, amended, again }.Zip(versions))
        {
            Assert.True(JsonNode.DeepEquals(was.Body, told!["requirement"]), told.ToJsonString());
        }
    }

    [Theory, EachEngine]
    public async Task An_amended_requirement_is_looked_for_again(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var id = await app.PublishedRequirement();
        (await app.Planner.Step($"/v1/requirements/{id}/fulfil", Fulfilment(pledge))).Is(HttpStatusCode.OK);
        Assert.Equal(0, await Planned(app));

        var amended = (await Amend(app, id, Content().With("resolution", Resolution))).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("amended", 0), ((string?)amended["status"], amended["fulfilledBy"]!.AsArray().Count));
        Assert.Equal(1, await Planned(app));
    }

    [Theory, EachEngine]
    public async Task Only_what_is_in_force_is_fulfilled_and_with_pledges_that_exist(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var draft = (await app.Planner.Post("/v1/requirements", Sample.Requirement())).Is(HttpStatusCode.Created).Id;

        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/requirements/{draft}/fulfil", Fulfilment(pledge))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(["/pledges/1", "/pledges/2"], (await app.Planner.Step($"/v1/requirements/{draft}/fulfil", Fulfilment(pledge, "KAZ-99999", pledge)))
            .Is(HttpStatusCode.BadRequest).Places);
    }

    [Theory, EachEngine]
    public async Task What_cannot_serve_a_requirement_does_not_fill_it_and_each_is_named(Engine engine)
    {
        var app = await apps.On(engine);
        var (fit, draft, below, other) = (await app.Level2Pledge(), await app.DraftPledge(), await app.RegisteredPledge(),
            await app.Level2Pledge(Sample.Pledge().With("unitType", "SIGNALS_COY")));
        var id = await app.PublishedRequirement();

        var refused = (await app.Planner.Step($"/v1/requirements/{id}/fulfil", Fulfilment(fit, draft, below, other))).Is(HttpStatusCode.Conflict);

        Assert.Equal(["pledge-not-registered", "below-minimum-level", "unit-type-not-acceptable"], refused.ErrorCodes);
        Assert.Equal(["/pledges/1", "/pledges/2", "/pledges/3"], refused.Places);
        Assert.Equal("published", (string?)(await app.Planner.Get($"/v1/requirements/{id}")).Body["status"]);
        (await app.Planner.Step($"/v1/requirements/{id}/fulfil", Fulfilment(fit))).Is(HttpStatusCode.OK);
        Assert.Equal(0, (int)(await app.Planner.Get($"/v1/requirements/{id}/fulfilment")).Body["slots"]![0]!["stillNeeded"]!);
    }

    private static JsonObject Content() => Sample.Requirement().Without("mission").With("reason", "More roads.");

    private static Task<Answer> Amend(RegistryApp app, string id, JsonObject request) => app.Planner.Step($"/v1/requirements/{id}/amend", request);

    private static JsonObject Fulfilment(params string[] pledges) => new() { ["pledges"] = new JsonArray([.. pledges]), ["reason"] = "Deployed." };

    private static async Task<int> Planned(RegistryApp app) => (int)(await app.Run()).Body["run"]!["requirements"]!;
}
