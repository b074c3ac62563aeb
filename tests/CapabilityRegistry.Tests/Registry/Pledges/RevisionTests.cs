using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

/// <summary>A registered pledge is not edited: its state proposes another content, and the Secretariat accepts or refuses it.</summary>
public sealed class RevisionTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task What_is_proposed_changes_nothing_until_it_is_accepted(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();
        var content = Content("responseDays", 33);

        var proposed = (await Propose(app, id, content)).Is(HttpStatusCode.OK).Body;

        Assert.Equal((33, 60), ((int)proposed["revision"]!["content"]!["responseDays"]!, (int)proposed["responseDays"]!));
        var revision = (await app.Planner.Get($"/v1/pledges/{id}/revision")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(["responseDays"], revision["changes"]!.AsArray().Select(each => (string)each!));
        Assert.Empty(revision["reopens"]!.AsArray());
        var accepted = (await app.Planner.Step($"/v1/pledges/{id}/accept-revision")).Is(HttpStatusCode.OK).Body;
        Assert.Equal((33, null, "L2", "registered"), (
            (int)accepted["responseDays"]!, accepted["revision"], (string)accepted["readinessLevel"]!, (string)accepted["status"]!));
        Assert.Empty(accepted["listsReplacedOn"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Planner.Get($"/v1/pledges/{id}/revision")).Status);
        var last = (await app.Planner.Items($"/v1/pledges/{id}/decisions"))[^1];
        Assert.Equal(("revision-accepted", "revision-in-order"), ((string)last["decision"]!, (string)last["reasonCodes"]![0]!));
    }

    [Theory, EachEngine]
    public async Task Replaced_lists_open_the_gate_of_Level_3_and_the_level_stays(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.TakenOverPledge();
        var pledge = (await app.FocalPoint.Get($"/v1/pledges/{id}")).Body.AsObject();
        var content = new JsonObject(ContentMembers.Where(pledge.ContainsKey).Select(name => KeyValuePair.Create(name, pledge[name]?.DeepClone())));
        content["selfSustainment"] = new JsonArray("catering");

        (await Propose(app, id, content)).Is(HttpStatusCode.OK);

        Assert.Equal(["sur-not-met"], (await app.Planner.Get($"/v1/pledges/{id}/revision")).Body["reopens"]!.AsArray().Select(each => (string)each!));
        Assert.True((bool)(await Gate(app, id))["met"]!);
        var accepted = (await app.Planner.Step($"/v1/pledges/{id}/accept-revision")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("L3", app.Today()), ((string)accepted["readinessLevel"]!, (string)accepted["listsReplacedOn"]![0]!));
        Assert.False((bool)(await Gate(app, id))["met"]!);
    }

    [Theory, EachEngine]
    public async Task A_comparison_of_before_the_lists_were_replaced_is_told_as_such(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.Level2Pledge();
        var compared = (await app.Planner.Post("/v1/sur-comparisons", await Agreeing(app, id))).Is(HttpStatusCode.Created).Id;
        Assert.True((bool)(await Gate(app, id))["met"]!);

        (await Propose(app, id, Content("languages", new JsonArray("en", "ru")))).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/accept-revision")).Is(HttpStatusCode.OK);

        Assert.Equal($"{compared} of {app.Today()}, not after the lists of the unit were replaced ({app.Today()})", (string?)(await Gate(app, id))["found"]);
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await app.Planner.Post("/v1/sur-comparisons", await Agreeing(app, id))).Is(HttpStatusCode.Created);
        Assert.True((bool)(await Gate(app, id))["met"]!);
    }

    [Theory, EachEngine]
    public async Task A_refusal_says_why_and_a_proposal_can_be_taken_back(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();
        var before = (await app.Planner.Get($"/v1/pledges/{id}")).Body.AsObject();

        (await Propose(app, id, Content("responseDays", 44))).Is(HttpStatusCode.OK);
        Assert.Equal("revision-open", (await Propose(app, id, Content("responseDays", 45))).Is(HttpStatusCode.Conflict).Code);
        var refused = (await app.Planner.Step($"/v1/pledges/{id}/refuse-revision", Refusal())).Is(HttpStatusCode.OK).Body;
        Assert.Equal((null, "unit-counted-on", 60), (refused["revision"], (string)refused["revisionRefusedFor"]!, (int)refused["responseDays"]!));
        (await Propose(app, id, Content("responseDays", 45))).Is(HttpStatusCode.OK);
        var dropped = (await app.FocalPoint.Step($"/v1/pledges/{id}/drop-revision")).Is(HttpStatusCode.OK).Body.AsObject();

        Assert.Equal(before.Without("version").ToJsonString(), dropped.Without("version").ToJsonString());
        foreach (var (session, step, body) in new (Session, string, JsonObject?)[]
            { (app.Planner, "accept-revision", null), (app.Planner, "refuse-revision", Refusal()), (app.FocalPoint, "drop-revision", null) })
        {
            Assert.Equal("no-revision", (await session.Step($"/v1/pledges/{id}/{step}", body)).Is(HttpStatusCode.Conflict).Code);
        }
    }

    [Theory, EachEngine]
    public async Task A_revision_keeps_every_paper_of_Level_1(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();

        foreach (var (paper, without, code) in new (string, JsonNode?, string)[]
        {
            ("noteVerbale", null, "note-verbale-missing"), ("majorEquipment", null, "major-equipment-list-missing"),
            ("selfSustainment", null, "self-sustainment-list-missing"), ("personnel", null, "table-of-organization-missing"),
        })
        {
            var refused = (await Propose(app, id, Content(paper, without))).Is(HttpStatusCode.Conflict);
            Assert.Equal(("papers-missing", code, $"/content/{paper}"), (refused.Code, refused.ErrorCodes.Single(), refused.Places.Single()));
        }
    }

    [Theory, EachEngine]
    public async Task Another_unit_type_the_same_content_a_draft_and_what_cannot_be_are_refused(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();

        var type = (await Propose(app, id, Content("unitType", "SIGNALS_COY"))).Is(HttpStatusCode.Conflict);
        Assert.Equal(("another-unit-type", "/content/unitType"), (type.Code, Assert.Single(type.Places)));
        Assert.Equal("nothing-revised", (await Propose(app, id, Content("responseDays", 60))).Is(HttpStatusCode.Conflict).Code);
        var past = (await Propose(app, id, Content("availableUntil", "2026-11-22").With("availableFrom", "2026-01-01"))).Is(HttpStatusCode.Conflict);
        Assert.Equal(("available-no-longer", "/content/availableUntil"), (past.Code, Assert.Single(past.Places)));
        Assert.Equal("wrong-status", (await Propose(app, await app.DraftPledge(), Content("responseDays", 9))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(["/content/languages/0"], (await Propose(app, id, Content("languages", new JsonArray("xx")))).Is(HttpStatusCode.BadRequest).Places);
        (await app.OtherFocalPoint.Post($"/v1/pledges/{id}/propose-revision", Request(Content("responseDays", 9)), "\"1\"")).Is(HttpStatusCode.NotFound);
    }

    [Theory, EachEngine]
    public async Task A_unit_that_is_selected_stays_what_it_was_chosen_as(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();
        await app.Deployment(id);
        (await Propose(app, id, Content("responseDays", 9))).Is(HttpStatusCode.OK);

        Assert.Equal("engaged", (await app.Planner.Step($"/v1/pledges/{id}/accept-revision")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task The_register_of_deficiencies_follows_the_lists_when_they_are_accepted(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedSur();
        var id = await app.RegisteredPledge();
        var lacking = await Open(app, id);
        var line = Assert.Single(lacking, each => (string?)each["code"] == "engineering-vehicle");

        (await Propose(app, id, Content("majorEquipment", new JsonArray(JsonNode.Parse($$"""
            { "category": "engineering-vehicle", "description": "Bulldozer", "quantity": {{line["required"]}}, "lease": "wet" }
            """))))).Is(HttpStatusCode.OK);

        Assert.Equal(lacking.Count, (await Open(app, id)).Count);
        (await app.Planner.Step($"/v1/pledges/{id}/accept-revision")).Is(HttpStatusCode.OK);
        Assert.DoesNotContain(await Open(app, id), each => (string?)each["code"] == "engineering-vehicle");
    }

    [Theory, EachEngine]
    public async Task Who_does_not_see_what_a_state_tells_in_confidence_does_not_see_what_it_proposes(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();
        (await Propose(app, id, Content("noteVerbale", "NV/KAZ/2026/999"))).Is(HttpStatusCode.OK);

        foreach (var path in (string[])[$"/v1/pledges/{id}", $"/v1/pledges/{id}/history", $"/v1/pledges/{id}/revision"])
        {
            Assert.DoesNotContain("NV/KAZ/2026/999", (await app.Assessor.Get(path)).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }
    }

    private static readonly string[] ContentMembers =
    [
        "unitType", "unitName", "personnel", "capacity", "majorEquipment", "selfSustainment", "responseDays", "availableFrom", "availableUntil", "languages",
        "attributes", "training", "turnaroundDays", "partners", "caveats", "noteVerbale", "externalId",
    ];

    private static JsonObject Content(string member, JsonNode? value) => Sample.Pledge().With(member, value);

    private static JsonObject Request(JsonObject content) => new() { ["content"] = content, ["note"] = "New vehicles have come." };

    private static JsonObject Refusal() => new() { ["reasonCode"] = "unit-counted-on", ["reason"] = "It is planned for June." };

    private static Task<Answer> Propose(RegistryApp app, string id, JsonObject content) =>
        app.FocalPoint.Step($"/v1/pledges/{id}/propose-revision", Request(content));

    private static async Task<JsonNode> Gate(RegistryApp app, string id) =>
        (await app.Planner.Get($"/v1/pledges/{id}/readiness")).Is(HttpStatusCode.OK).Body["levels"]!.AsArray()
            .SelectMany(level => level!["gates"]!.AsArray()).Single(gate => (string?)gate!["code"] == "sur-not-met")!;

    /// <summary>A comparison in which every shortfall was agreed to be acceptable.</summary>
    private static async Task<JsonObject> Agreeing(RegistryApp app, string id)
    {
        var first = (await app.Planner.Get($"/v1/sur-comparisons/{await app.SurComparison(id)}")).Is(HttpStatusCode.OK).Body;
        var agreed = first["lines"]!.AsArray().Where(line => (int)line!["shortfall"]! > 0).Select(line => (JsonNode)new JsonObject
        {
            ["kind"] = (string)line!["kind"]!,
            ["code"] = (string)line["code"]!,
            ["agreedBy"] = "Office of the Military Adviser",
            ["agreedOn"] = "2026-11-02",
            ["reference"] = "OMA/2026/118",
            ["scope"] = "This unit.",
        });
        return new JsonObject { ["pledge"] = id, ["sur"] = (string)first["sur"]!, ["agreed"] = new JsonArray([.. agreed]) };
    }

    private static Task<IReadOnlyList<JsonNode>> Open(RegistryApp app, string id) => app.Planner.Items($"/v1/deficiencies?pledge={id}&status=open&limit=200");
}
