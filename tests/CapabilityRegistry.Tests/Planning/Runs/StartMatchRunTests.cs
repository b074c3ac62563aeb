using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Runs;

public sealed class StartMatchRunTests
{
    private static readonly (string, string)[] AnswersOnly = [("Matching:JobsAtOnce", "0")];

    [Theory, EachEngine]
    public async Task A_run_is_accepted_and_its_plan_is_at_the_address_once_it_is_done(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var pledge = await app.Level2Pledge();
        await app.PublishedRequirement();

        var accepted = (await app.Planner.Post("/v1/match-runs", new JsonObject())).Is(HttpStatusCode.Accepted);
        Assert.Equal("queued", (string?)accepted.Body["run"]!["status"]);
        Assert.Equal("\"1\"", accepted.ETag);
        Assert.Equal("1", accepted.Headers["Retry-After"]);
        Assert.Empty(accepted.Body["assignments"]!.AsArray());
        Assert.Null(accepted.Body["run"]!["proof"]);

        await app.CarryOutRuns();
        var done = (await app.Planner.Get(accepted.Location!)).Is(HttpStatusCode.OK);
        Assert.Equal("done", (string?)done.Body["run"]!["status"]);
        Assert.Equal("\"3\"", done.ETag);
        Assert.Equal(pledge, (string?)done.Body["assignments"]![0]!["pledge"]);
        Assert.Equal("demo-planner", (string?)done.Body["run"]!["actor"]);
    }

    [Theory, EachEngine]
    public async Task A_run_that_was_waited_for_answers_a_second_time_as_it_did_the_first(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Level2Pledge();
        await app.PublishedRequirement();

        var first = (await Waited(app, "{}", "waited-once")).Is(HttpStatusCode.Created);
        var again = (await Waited(app, "{}", "waited-once")).Is(HttpStatusCode.Created);

        Assert.Equal("done", (string?)first.Body["run"]!["status"]);
        Assert.Equal((first.Text, first.ETag, first.Location), (again.Text, again.ETag, again.Location));
        Assert.Equal(1, (int)(await app.Planner.Get("/v1/match-runs?count=true")).Body["count"]!);
    }

    [Theory, EachEngine]
    public async Task A_run_that_was_waited_for_and_has_no_plan_is_refused_a_second_time_too(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement(
            Sample.Requirement().With("quantity", new JsonObject { ["amount"] = 2, ["unit"] = "units" }).With("shareCap", 1));
        var pins = new JsonObject
        {
            ["pins"] = new JsonArray(
                new JsonObject { ["requirement"] = requirement, ["pledge"] = await app.Level2Pledge() },
                new JsonObject { ["requirement"] = requirement, ["pledge"] = await app.Level2Pledge() }),
        };

        foreach (var time in new[] { "first", "second" })
        {
            var answer = await Waited(app, pins.ToJsonString(), "pinned-twice");
            Assert.True((answer.Status, answer.Code) == (HttpStatusCode.Conflict, "pins-refused"), $"{time}: {answer.Text}");
        }
    }

    private static Task<Answer> Waited(RegistryApp app, string request, string key) =>
        app.Planner.WithoutReadingBack.Send(HttpMethod.Post, "/v1/match-runs", request, key: key, prefer: "wait=60");

    [Theory, EachEngine]
    public async Task Whoever_prefers_to_wait_gets_the_finished_run_and_is_told_so(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedRequirement();

        var answer = await app.Run();

        Assert.Equal("wait=60", answer.Headers["Preference-Applied"]);
        Assert.Equal("done", (string?)answer.Body["run"]!["status"]);
        Assert.True(JsonNode.DeepEquals(answer.Body, (await app.Planner.Get(answer.Location!)).Is(HttpStatusCode.OK).Body));
    }

    [Theory]
    [InlineData("respond-async, wait=60", true)]
    [InlineData("wait = \"60\"; handling=lenient", true)]
    [InlineData("wait=soon", false)]
    [InlineData("wait", false)]
    [InlineData("wait=-1", false)]
    [InlineData("wait=99999999999999", false)]
    [InlineData("return=minimal", false)]
    [InlineData("", false)]
    public async Task A_preference_that_is_not_understood_is_ignored(string prefer, bool waited)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);

        var answer = await app.Planner.Send(HttpMethod.Post, "/v1/match-runs", prefer: prefer);

        Assert.Equal(waited ? HttpStatusCode.Created : HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(waited, answer.Headers.ContainsKey("Preference-Applied"));
    }

    [Theory, EachEngine]
    public async Task Whoever_waits_in_vain_is_told_to_come_back(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);

        var answer = (await app.Patiently(app.Planner.PostAndWait("/v1/match-runs"))).Is(HttpStatusCode.Accepted);

        Assert.Equal("queued", (string?)answer.Body["run"]!["status"]);
        Assert.Equal("wait=60", answer.Headers["Preference-Applied"]);
    }

    [Theory, EachEngine]
    public async Task The_same_key_asks_for_one_run(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);

        var first = (await app.Planner.Post("/v1/match-runs", key: "once")).Is(HttpStatusCode.Accepted);
        var again = (await app.Planner.Post("/v1/match-runs", key: "once")).Is(HttpStatusCode.Accepted);

        Assert.Equal((first.Text, first.Location, first.ETag, "1"), (again.Text, again.Location, again.ETag, again.Headers["Retry-After"]));
        Assert.Equal(1, (int)(await app.Planner.Get("/v1/match-runs?count=true")).Body["count"]!);
    }

    [Theory, EachEngine]
    public async Task No_caller_may_have_too_many_and_no_queue_is_endless(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [.. AnswersOnly, ("Matching:PerCaller", "2"), ("Matching:QueueLength", "3")]);
        var other = app.As(await app.Token("planner"));
        await app.QueuedRun();
        await app.QueuedRun();

        var third = (await app.Planner.Post("/v1/match-runs")).Is(HttpStatusCode.TooManyRequests);
        (await other.Post("/v1/match-runs")).Is(HttpStatusCode.Accepted);
        var fourth = (await other.Post("/v1/match-runs")).Is(HttpStatusCode.ServiceUnavailable);

        Assert.Equal(("too-many-runs", true), (third.Code, third.Headers.ContainsKey("Retry-After")));
        Assert.Equal(("queue-full", true), (fourth.Code, fourth.Headers.ContainsKey("Retry-After")));
        await app.CarryOutRuns();
        await app.QueuedRun();
    }

    [Theory, EachEngine]
    public async Task Parallel_requests_do_not_get_past_the_limit(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [.. AnswersOnly, ("Matching:PerCaller", "3")]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Planner.Post("/v1/match-runs")));

        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.Accepted));
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests));
    }

    [Theory, EachEngine]
    public async Task A_run_is_about_what_its_scope_names(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var near = await app.PublishedRequirement();
        var far = await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2030-01-01"));
        var other = await app.PublishedRequirement(Sample.Requirement().With("unitType", "SIGNALS_COY").Without("majorEquipment"));

        Assert.Equal([near, far, other], await Open(new JsonObject()));
        Assert.Equal([other], await Open(new JsonObject { ["unitTypes"] = new JsonArray("SIGNALS_COY") }));
        Assert.Equal([far], await Open(new JsonObject { ["requirements"] = new JsonArray(far) }));
        Assert.Equal([far], await Open(new JsonObject { ["neededFrom"] = "2028-12-31" }));
        Assert.Equal([near, other], await Open(new JsonObject { ["neededUntil"] = "2028-12-31" }));

        async Task<string[]> Open(JsonObject scope) => [.. (await app.Run(scope)).Body["gaps"]!.AsArray().Select(gap => (string)gap!["requirement"]!)];
    }

    [Theory]
    [InlineData("""{ "missions": ["NOWHERE"] }""", "/missions/0")]
    [InlineData("""{ "unitTypes": ["ENGINEER_COY", "NOTHING"] }""", "/unitTypes/1")]
    [InlineData("""{ "requirements": ["MINUSCA-99999"] }""", "/requirements/0")]
    [InlineData("""{ "neededFrom": "2028-01-01", "neededUntil": "2027-01-01" }""", "/neededUntil")]
    [InlineData("""{ "weightSet": "WGT-99999" }""", "/weightSet")]
    [InlineData("""{ "weightSet": "WGT-00000", "weights": {} }""", "/weights")]
    [InlineData("""{ "weights": { "level": 1001 } }""", "/weights/level")]
    [InlineData("""{ "previous": "RUN-99999" }""", "/previous")]
    [InlineData("""{ "pins": [{ "requirement": "MINUSCA-99999", "pledge": "KAZ-99999" }] }""", "/pins/0/requirement", "/pins/0/pledge")]
    [InlineData("""{ "bans": [{ "pledge": "KAZ-99999" }] }""", "/bans/0/pledge")]
    [InlineData("""{ "forbidden": [{ "pledge": "KAZ-99999", "other": "KAZ-99999" }] }""", "/forbidden/0/pledge", "/forbidden/0/other", "/forbidden/0/other")]
    public async Task What_is_not_there_is_refused_by_name_and_nothing_is_queued(string request, params string[] places)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);

        var answer = (await app.Planner.Post("/v1/match-runs", JsonNode.Parse(request))).Is(HttpStatusCode.BadRequest);

        Assert.Equal(places, answer.Places);
        Assert.Empty((await app.Planner.Get("/v1/match-runs")).Body["items"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task A_pin_that_no_plan_could_hold_is_refused_with_the_reasons(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (level1, level2) = (await app.RegisteredPledge(), await app.Level2Pledge());
        var (one, other) = (await app.PublishedRequirement(), await app.PublishedRequirement());

        var unfit = (await app.Planner.Post("/v1/match-runs", Pins((one, level1)))).Is(HttpStatusCode.Conflict);
        var twice = (await app.Planner.Post("/v1/match-runs", Pins((one, level2), (other, level2)))).Is(HttpStatusCode.Conflict);
        var again = (await app.Planner.Post("/v1/match-runs", Pins((one, level2), (one, level2)))).Is(HttpStatusCode.BadRequest).Body["errors"]!;
        Assert.Equal($"'{one} {level2}' again", (string?)again.AsArray().Single()!["found"]);
        var banned = (await app.Planner.Post("/v1/match-runs", Pins((one, level2)).With("bans", new JsonArray(new JsonObject { ["pledge"] = level2 }))))
            .Is(HttpStatusCode.Conflict);

        Assert.Equal("pins-contradict", unfit.Code);
        Assert.Equal(["below-selection-level", "below-minimum-level"], unfit.ErrorCodes);
        Assert.Equal(["pinned-twice"], twice.ErrorCodes);
        Assert.Equal(["pinned-and-banned"], banned.ErrorCodes);
    }

    [Theory, EachEngine]
    public async Task Of_a_requirement_that_is_split_a_slot_is_pinned_and_all_of_it_is_banned(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (one, other) = (await app.Level2Pledge(), await app.Level2Pledge());
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("rotationMonths", 6));

        var whole = (await app.Planner.Post("/v1/match-runs", Pins((requirement, one)))).Is(HttpStatusCode.BadRequest);
        var banned = (await app.Run(new JsonObject { ["bans"] = new JsonArray(
            new JsonObject { ["pledge"] = one, ["requirement"] = requirement }) })).Body["assignments"]!.AsArray();

        Assert.Equal(["/pins/0/requirement"], whole.Places);
        Assert.Equal([(requirement, 1, other), (requirement, 2, other)],
            banned.Select(line => ((string)line!["requirement"]!, (int)line["slot"]!, (string)line["pledge"]!)));
    }

    private static JsonObject Pins(params (string Requirement, string Pledge)[] pins) => new()
    {
        ["pins"] = new JsonArray([.. pins.Select(pin => new JsonObject { ["requirement"] = pin.Requirement, ["pledge"] = pin.Pledge })]),
    };
}
