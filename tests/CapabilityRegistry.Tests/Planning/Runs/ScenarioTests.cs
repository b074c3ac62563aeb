using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Planning.Runs;

/// <summary>What would be if …</summary>
public sealed class ScenarioTests
{
    [Theory, EachEngine]
    public async Task A_pledge_at_a_higher_level_would_close_the_gap(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, requirement) = (await app.RegisteredPledge(), await app.PublishedRequirement());

        var asItIs = (await app.Run()).Body;
        var supposed = (await app.Run(If("elevations", new JsonObject { ["pledge"] = pledge, ["to"] = "L3" }))).Body;

        Assert.Equal(requirement, (string?)Assert.Single(asItIs["gaps"]!.AsArray())!["requirement"]);
        Assert.Empty(supposed["gaps"]!.AsArray());
        Assert.Equal((pledge, true), ((string?)supposed["assignments"]![0]!["pledge"], (bool)supposed["run"]!["scenario"]!));
        Assert.Equal("L3", (string?)supposed["request"]!["scenario"]!["elevations"]![0]!["to"]);
    }

    [Theory, EachEngine]
    public async Task Without_a_pledge_the_next_one_would_serve_or_nobody(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (one, other) = (await app.Level2Pledge(), await app.Level2Pledge());
        await app.PublishedRequirement();
        var chosen = (string)(await app.Run()).Body["assignments"]![0]!["pledge"]!;

        var next = (await app.Run(If("withdrawals", JsonValue.Create(chosen)))).Body;
        var nobody = (await app.Run(If("withdrawals", JsonValue.Create(one), JsonValue.Create(other)))).Body;

        Assert.Equal(chosen == one ? other : one, (string?)next["assignments"]![0]!["pledge"]);
        Assert.Contains("not-registered", nobody["gaps"]![0]!["reasons"]!.ToJsonString());
    }

    [Theory, EachEngine]
    public async Task A_requirement_that_would_come_up_takes_part_whatever_the_scope_is(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Level2Pledge();
        var real = await app.PublishedRequirement(Sample.Requirement().With("priority", 2));

        var view = (await app.Run(If("newRequirements", Sample.Requirement().With("priority", 0)).With("requirements", new JsonArray(real)))).Body;

        Assert.Equal("HYPOTHETICAL-00001", (string?)view["assignments"]![0]!["requirement"]);
        Assert.Equal(real, (string?)view["gaps"]![0]!["requirement"]);
        Assert.Equal([0, 2], view["fill"]!.AsArray().Select(fill => (int)fill!["priority"]!));
        Assert.Equal([1000, 0], view["fill"]!.AsArray().Select(fill => (int)fill!["perMille"]!));
    }

    [Theory, EachEngine]
    public async Task Requirements_can_be_supposed_away_and_dates_moved(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var (one, other) = (await app.PublishedRequirement(), await app.PublishedRequirement());
        Assert.Single((await app.Run()).Body["gaps"]!.AsArray());

        var without = (await app.Run(If("cancelledRequirements", JsonValue.Create(one)))).Body;
        var later = (await app.Run(If("requirementDates", new JsonObject { ["requirement"] = one, ["neededBy"] = "2029-01-01", ["durationDays"] = 30 }))).Body;
        var gone = (await app.Run(If("pledgeDates",
            new JsonObject { ["pledge"] = pledge, ["availableFrom"] = "2028-01-01", ["availableUntil"] = "2028-02-01" }))).Body;

        Assert.Equal([other], without["assignments"]!.AsArray().Select(line => (string)line!["requirement"]!));
        Assert.Equal([one, other], later["assignments"]!.AsArray().Select(line => (string)line!["requirement"]!));
        Assert.Equal(2, gone["gaps"]!.AsArray().Count);
    }

    [Theory, EachEngine]
    public async Task What_is_supposed_is_written_nowhere_but_with_the_run(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, requirement) = (await app.RegisteredPledge(), await app.PublishedRequirement());
        var before = await Everything(app, pledge, requirement);

        (await app.Run(If("elevations", new JsonObject { ["pledge"] = pledge, ["to"] = "RDL" }, ("cancelledRequirements", JsonValue.Create(requirement)),
            ("newRequirements", Sample.Requirement())))).Is(HttpStatusCode.Created);

        Assert.Equal(before, await Everything(app, pledge, requirement));
    }

    [Theory, EachEngine]
    public async Task A_what_if_is_thrown_away_after_its_time_and_a_plan_of_the_world_as_it_is_is_kept(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [("Matching:ScenarioDays", "10"), ("Matching:JobsAtOnce", "0")]);
        var pledge = await app.Level2Pledge();
        await app.PublishedRequirement();
        var (real, supposed) = (await app.QueuedRun(), await app.QueuedRun(If("elevations", new JsonObject { ["pledge"] = pledge, ["to"] = "L3" })));
        await app.CarryOutRuns();
        Assert.Equal("2026-12-03T09:00:00.000Z", (string?)(await app.Planner.Get($"/v1/match-runs/{supposed}")).Body["run"]!["expiresAt"]);

        app.Clock.Advance(TimeSpan.FromDays(10));
        await app.Services.GetRequiredService<MatchRunner>().CleanUp(TestContext.Current.CancellationToken);

        var gone = (await app.Planner.Get($"/v1/match-runs/{supposed}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal("expired", (string?)gone["run"]!["status"]);
        Assert.Null(gone["request"]);
        Assert.Empty(gone["assignments"]!.AsArray());
        Assert.Equal("done", (string?)(await app.Planner.Get($"/v1/match-runs/{real}")).Body["run"]!["status"]);
        foreach (var table in (string[])["match_input", "match_plan", "match_line"])
        {
            Assert.Equal(1, await Rows(app, table));
        }
    }

    [Theory, EachEngine]
    public async Task A_state_learns_nothing_of_what_is_supposed(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.RegisteredPledge();
        await app.PublishedRequirement();
        var run = (string)(await app.Run(If("elevations", new JsonObject { ["pledge"] = pledge, ["to"] = "L3" }))).Body["run"]!["id"]!;

        (await app.FocalPoint.Get($"/v1/match-runs/{run}")).Is(HttpStatusCode.NotFound);
        Assert.Empty((await app.FocalPoint.Get("/v1/match-runs")).Body["items"]!.AsArray());
        Assert.DoesNotContain(run, (await app.FocalPoint.Get("/v1/changes?limit=200")).Is(HttpStatusCode.OK).Text);
    }

    [Theory]
    [InlineData("""{ "elevations": [{ "pledge": "KAZ-99999", "to": "L2" }] }""", "/scenario/elevations/0/pledge")]
    [InlineData("""{ "elevations": [{ "pledge": "PLEDGE", "to": "L2" }, { "pledge": "PLEDGE", "to": "L3" }] }""", "/scenario/elevations/1/pledge")]
    [InlineData("""{ "elevations": [{ "pledge": "PLEDGE", "to": "L9" }] }""", "/scenario/elevations/0/to")]
    [InlineData("""{ "withdrawals": ["PLEDGE", "PLEDGE"] }""", "/scenario/withdrawals/1")]
    [InlineData("""{ "withdrawals": ["'; DROP TABLE pledge; --"] }""", "/scenario/withdrawals/0")]
    [InlineData("""{ "cancelledRequirements": ["\u202E\u0000"] }""", "/scenario/cancelledRequirements/0")]
    [InlineData("""{ "requirementDates": [{ "requirement": "REQUIREMENT", "neededBy": "9999-12-31", "durationDays": 3650 }] }""",
        "/scenario/requirementDates/0/durationDays")]
    [InlineData("""{ "requirementDates": [{ "requirement": "REQUIREMENT", "neededBy": "0001-01-01", "durationDays": 1 }] }""",
        "/scenario/requirementDates/0/durationDays")]
    [InlineData("""{ "pledgeDates": [{ "pledge": "PLEDGE", "availableFrom": "2028-01-02", "availableUntil": "2028-01-01" }] }""",
        "/scenario/pledgeDates/0/availableUntil")]
    [InlineData("""{ "newRequirements": [{ "mission": "NOWHERE", "unitType": "NOTHING", "quantity": { "amount": 1, "unit": "units" }"""
        + """, "priority": 0, "neededBy": "2027-01-01", "durationDays": 1, "minimumLevel": "L2" }] }""",
        "/scenario/newRequirements/0/mission", "/scenario/newRequirements/0/unitType")]
    public async Task What_cannot_be_supposed_is_refused_with_its_place_and_nothing_is_queued(string scenario, params string[] places)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var (pledge, requirement) = (await app.RegisteredPledge(), await app.PublishedRequirement());
        var request = new JsonObject { ["scenario"] = JsonNode.Parse(
            scenario.Replace("PLEDGE", pledge, StringComparison.Ordinal).Replace("REQUIREMENT", requirement, StringComparison.Ordinal)) };

        var answer = (await app.Planner.Post("/v1/match-runs", request)).Is(HttpStatusCode.BadRequest);

        Assert.Equal(places, answer.Places);
        Assert.Empty((await app.Planner.Get("/v1/match-runs")).Body["items"]!.AsArray());
    }

    private static JsonObject If(string what, JsonNode first, params (string What, JsonNode Each)[] more)
    {
        var scenario = new JsonObject { [what] = new JsonArray(first) };
        foreach (var (name, each) in more)
        {
            scenario[name] = new JsonArray(each);
        }

        return new JsonObject { ["scenario"] = scenario };
    }

    private static JsonObject If(string what, JsonNode first, JsonNode second) =>
        new() { ["scenario"] = new JsonObject { [what] = new JsonArray(first, second) } };

    // Every table but those of runs and the counter of their keys, and what the API shows of what was supposed otherwise.
    private static async Task<string> Everything(RegistryApp app, string pledge, string requirement)
    {
        var rows = new List<string>();
        foreach (var table in (string[])["event", "pledge", "visit", "requirement", "contributor", "unit_type", "mission", "idempotency", "match_weights"])
        {
            rows.Add($"{table} {await Rows(app, table)}");
        }

        await using var work = new Work(app.Database);
        rows.Add($"{await work.Find<string>("SELECT hash FROM event_head WHERE id = 1")}");
        rows.Add((await app.Planner.Get($"/v1/pledges/{pledge}")).Text);
        rows.Add((await app.Planner.Get($"/v1/requirements/{requirement}")).Text);
        return string.Join('\n', rows);
    }

    private static async Task<int> Rows(RegistryApp app, string table)
    {
        await using var work = new Work(app.Database);
        return await work.Find<int>($"SELECT COUNT(*) FROM {table}");
    }
}
