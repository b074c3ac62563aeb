using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Surs;

public sealed class SurTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_statement_is_drafted_edited_and_published_and_read_by_everybody(Engine engine)
    {
        var app = await apps.On(engine);
        var drafted = (await app.Planner.Post("/v1/surs", Of("SIGNALS_COY"))).Is(HttpStatusCode.Created);
        Assert.Matches("^STMT-[0-9]{5}$", drafted.Id);

        var edited = (await app.Planner.Put($"/v1/surs/{drafted.Id}", Content("SIGNALS_COY").With("title", "Signals company"), drafted.ETag))
            .Is(HttpStatusCode.OK);
        var published = (await app.Planner.Post($"/v1/surs/{drafted.Id}/publish", ifMatch: edited.ETag)).Is(HttpStatusCode.OK);

        Assert.Equal(("published", "Signals company", 1, 3), Says(published.Body));
        Assert.True(JsonNode.DeepEquals(published.Body, (await app.FocalPoint.Get(drafted.Location!)).Is(HttpStatusCode.OK).Body));
    }

    [Theory, EachEngine]
    public async Task A_statement_says_how_many_persons_it_asks_for_and_nothing_if_it_leaves_them_open(Engine engine)
    {
        var app = await apps.On(engine);
        var open = (await app.Planner.Post("/v1/surs", Of("MILITARY_POLICE_COY").With("personnel", new JsonArray()))).Is(HttpStatusCode.Created);
        var stated = (await app.Planner.Post("/v1/surs", Of("MILITARY_POLICE_COY"))).Is(HttpStatusCode.Created);

        Assert.Null(open.Body["persons"]);
        Assert.Equal(9 + 171, (int)stated.Body["persons"]!);
    }

    [Theory, EachEngine]
    public async Task A_statement_of_one_line_and_one_rank_group_asks_for_something(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (lines, personnel) = (Sample.Sur()["lines"]![0]!.DeepClone(), Sample.Sur()["personnel"]![0]!.DeepClone());

        await app.PublishedSur(Sample.Sur().With("lines", new JsonArray(lines)).With("personnel", new JsonArray(personnel)));
    }

    [Theory, EachEngine]
    public async Task Of_two_editions_that_are_published_at_once_for_one_day_one_is_refused(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        foreach (var day in new[] { "2027-01-01", "2027-02-01", "2027-03-01", "2027-04-01", "2027-05-01" })
        {
            var drafts = new[] { await app.DraftSur(Sample.Sur().With("effectiveFrom", day)), await app.DraftSur(Sample.Sur().With("effectiveFrom", day)) };

            var answers = await Task.WhenAll(drafts.Select(id => app.Planner.WithoutReadingBack.Post($"/v1/surs/{id}/publish", ifMatch: "\"1\"")));

            Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        }
    }

    [Theory, EachEngine]
    public async Task A_published_statement_never_changes(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.PublishedSur(Of("EOD_UNIT"));

        Assert.Equal("published-for-good", (await app.Planner.Put($"/v1/surs/{id}", Content("EOD_UNIT"), "\"2\"")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("published-for-good", (await app.Planner.Step($"/v1/surs/{id}/publish")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task The_next_edition_says_from_when_it_counts_and_the_one_before_counts_until_then(Engine engine)
    {
        var app = await apps.On(engine);
        var first = await app.PublishedSur(Of("TRANSPORT_COY").With("effectiveFrom", "2026-07-01"));
        Assert.Null((await app.Planner.Get($"/v1/surs/{first}")).Body["countsUntil"]);

        var next = await app.PublishedSur(Of("TRANSPORT_COY").With("effectiveFrom", "2027-07-01"));

        Assert.Equal("2027-07-01", (string?)(await app.Planner.Get($"/v1/surs/{first}")).Body["countsUntil"]);
        Assert.Equal(2, (int)(await app.Planner.Get($"/v1/surs/{next}")).Body["edition"]!);
        Assert.Equal([first], await CountingOn(app, "2026-07-01"));
        Assert.Equal([first], await CountingOn(app, "2027-06-30"));
        Assert.Equal([next], await CountingOn(app, "2027-07-01"));
        Assert.Equal([], await CountingOn(app, "2026-06-30"));
    }

    [Theory, EachEngine]
    public async Task An_edition_does_not_begin_before_the_one_before_it(Engine engine)
    {
        var app = await apps.On(engine);
        await app.PublishedSur(Of("LOGISTICS_COY").With("effectiveFrom", "2026-07-01"));
        var second = await app.DraftSur(Of("LOGISTICS_COY").With("effectiveFrom", "2026-07-01"));

        var answer = (await app.Planner.Step($"/v1/surs/{second}/publish")).Is(HttpStatusCode.Conflict);

        Assert.Equal("not-after-the-edition-before", answer.Code);
        Assert.Equal(["/effectiveFrom"], answer.Places);
    }

    [Theory, EachEngine]
    public async Task A_generic_statement_and_one_for_a_mission_are_two_series(Engine engine)
    {
        var app = await apps.On(engine);
        var generic = await app.PublishedSur(Of("RIVERINE_UNIT"));
        var specific = await app.PublishedSur(Of("RIVERINE_UNIT").With("mission", "UNMISS"));

        Assert.Equal(1, (int)(await app.Planner.Get($"/v1/surs/{specific}")).Body["edition"]!);
        Assert.Equal([generic], await Ids(app, "/v1/surs?unitType=RIVERINE_UNIT&generic=true"));
        Assert.Equal([specific], await Ids(app, "/v1/surs?unitType=RIVERINE_UNIT&mission=UNMISS"));
        Assert.Equal([specific], await Ids(app, "/v1/surs?unitType=RIVERINE_UNIT&generic=false"));
    }

    [Theory, EachEngine]
    public async Task A_draft_is_for_planners_and_auditors(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftSur(Of("MARITIME_UNIT"));

        (await app.FocalPoint.Get($"/v1/surs/{id}")).Is(HttpStatusCode.NotFound);
        Assert.Equal(0, (int)(await app.FocalPoint.Get("/v1/surs?unitType=MARITIME_UNIT&count=true")).Is(HttpStatusCode.OK).Body["count"]!);
        (await app.Auditor.Get($"/v1/surs/{id}")).Is(HttpStatusCode.OK);
        Assert.Equal([id], await Ids(app, "/v1/surs?unitType=MARITIME_UNIT&status=draft"));
    }

    [Theory, EachEngine]
    public async Task A_statement_that_asks_for_nothing_is_not_published(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftSur(Of("GUARD_UNIT").Without("personnel", "lines"));

        Assert.Equal("nothing-required", (await app.Planner.Step($"/v1/surs/{id}/publish")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory]
    [InlineData("unitType", "\"NO_SUCH\"", "/unitType", "unknown-code")]
    [InlineData("mission", "\"ATLANTIS\"", "/mission", "unknown-code")]
    [InlineData("capacity", """{"amount":1,"unit":"beds"}""", "/capacity/unit", "wrong-measure")]
    [InlineData("personnel", """[{"rankGroup":"officer","persons":1},{"rankGroup":"officer","persons":2}]""", "/personnel/1/rankGroup", "repeated")]
    [InlineData("personnel", """[{"rankGroup":"officer","persons":0}]""", "/personnel/0/persons", "out-of-range")]
    [InlineData("lines", """[{"kind":"attribute","code":"flying-carpets","demand":"desired"}]""", "/lines/0/code", "unknown-code")]
    [InlineData("lines", """[{"kind":"training","code":"juggling","demand":"mandatory"}]""", "/lines/0/code", "unknown-code")]
    [InlineData("lines", """[{"kind":"majorEquipment","code":"trailer","demand":"mandatory"}]""", "/lines/0/quantity", "quantity-missing")]
    [InlineData("lines", """[{"kind":"language","code":"fr","quantity":2,"demand":"mandatory"}]""", "/lines/0/quantity", "quantity-unwanted")]
    [InlineData("lines", """[{"kind":"language","code":"fr","demand":"mandatory"},{"kind":"language","code":"fr","demand":"desired"}]""", "/lines/1",
        "repeated")]
    [InlineData("lines", """[{"kind":"language","code":"fr","demand":"perhaps"}]""", "/lines/0/demand", "unknown-code")]
    [InlineData("effectiveUntil", "\"2026-07-01\"", "/effectiveUntil", "dates-reversed")]
    public async Task A_field_that_cannot_be_is_named(string field, string json, string place, string code)
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = (await app.Planner.Post("/v1/surs", Sample.Sur().With(field, JsonNode.Parse(json)))).Is(HttpStatusCode.BadRequest);

        Assert.Equal([place], answer.Places);
        Assert.Equal([code], answer.ErrorCodes);
    }

    private static JsonObject Of(string unitType) => Sample.Sur().With("unitType", unitType);

    private static JsonObject Content(string unitType) => Of(unitType).Without("unitType");

    private static (string?, string?, int, int) Says(JsonNode sur) =>
        ((string?)sur["status"], (string?)sur["title"], (int)sur["edition"]!, (int)sur["version"]!);

    private static Task<IEnumerable<string?>> CountingOn(RegistryApp app, string day) => Ids(app, $"/v1/surs?unitType=TRANSPORT_COY&countsOn={day}");

    private static async Task<IEnumerable<string?>> Ids(RegistryApp app, string address) =>
        (await app.Planner.Get(address)).Is(HttpStatusCode.OK).Body["items"]!.AsArray().Select(item => (string?)item!["id"]);

    [Theory, EachEngine]
    public async Task Until_when_a_statement_counts_is_the_same_in_the_answer_that_writes_it_and_in_the_one_that_reads_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedSur(Sample.Sur().With("effectiveFrom", "2027-07-01"));

        var drafted = (await app.Planner.Post("/v1/surs", Sample.Sur())).Is(HttpStatusCode.Created);
        var edited = (await app.Planner.Put($"/v1/surs/{drafted.Id}", Sample.Sur().Without("unitType").With("title", "Engineers"), drafted.ETag))
            .Is(HttpStatusCode.OK);

        Assert.Equal(("2027-07-01", "2027-07-01"), ((string?)drafted.Body["countsUntil"], (string?)edited.Body["countsUntil"]));
        Assert.Equal("2027-07-01", (string?)(await app.Planner.Get($"/v1/surs/{drafted.Id}")).Body["countsUntil"]);
    }
}
