using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

/// <summary>Many changes of pledges in one request: what each of them answers, and what is left of them.</summary>
public sealed class BulkTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const string AllOrNothing = "all-or-nothing";
    private const string OneByOne = "one-by-one";

    [Theory, EachEngine]
    public async Task A_thousand_pledges_are_drafted_and_handed_in_with_two_requests(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var drafts = Enumerable.Range(0, 1_000).Select(number => Sample.Pledge().With("externalId", $"bulk-{number}"));

        var drafted = (await app.FocalPoint.Post("/v1/pledges/bulk", Request(AllOrNothing, drafts))).Is(HttpStatusCode.OK).Body;
        var submitted = (await app.FocalPoint.Post("/v1/pledges/bulk/submit", Request(AllOrNothing, Made(drafted)))).Is(HttpStatusCode.OK).Body;

        Assert.Equal((1_000, 0), ((int)drafted["succeeded"]!, (int)drafted["refused"]!));
        Assert.Equal(Enumerable.Range(0, 1_000), drafted["items"]!.AsArray().Select(item => (int)item!["index"]!));
        Assert.All(drafted["items"]!.AsArray(), item => Assert.Equal(201, (int)item!["status"]!));
        Assert.All(submitted["items"]!.AsArray(), item => Assert.Equal((200, 2), ((int)item!["status"]!, (int)item["version"]!)));
        Assert.Equal(1_000, (int)(await app.Planner.Get("/v1/pledges?status=submitted&count=true&limit=1")).Is(HttpStatusCode.OK).Body["count"]!);
        var (id, number) = ((string)drafted["items"]![500]!["id"]!, 500);
        Assert.Equal($"bulk-{number}", (string?)(await app.FocalPoint.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body["externalId"]);
    }

    [Theory, EachEngine]
    public async Task If_one_of_all_is_refused_none_is_made_and_the_refusal_says_which_and_why(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var before = await app.Written();
        var drafts = Enumerable.Range(0, 5).Select(_ => Sample.Pledge()).ToList();
        drafts[1] = drafts[1].With("unitType", "HOVERCRAFT_COY");
        drafts[3] = drafts[3].With("availableUntil", "2026-01-01");

        var refused = (await app.FocalPoint.Post("/v1/pledges/bulk", Request(AllOrNothing, drafts), key: "all")).Is(HttpStatusCode.Conflict);

        Assert.Equal("bulk-refused", refused.Code);
        Assert.Contains("/items/1/unitType", refused.Places);
        Assert.Contains("/items/3/availableUntil", refused.Places);
        Assert.All(refused.Places, place => Assert.Matches("^/items/[13]/", place));
        Assert.Equal(before, await app.Written());
        Assert.Empty((await app.FocalPoint.Get("/v1/pledges")).Body["items"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task One_by_one_the_others_are_made_and_nothing_is_left_of_what_is_refused(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var head = await HeadOf(app);
        var drafts = Enumerable.Range(0, 4).Select(_ => Sample.Pledge().With("externalId", "one")).ToList();
        drafts[0] = drafts[0].With("unitType", "HOVERCRAFT_COY");
        drafts[3] = drafts[3].With("externalId", "two");

        var items = (await app.FocalPoint.Post("/v1/pledges/bulk", Request(OneByOne, drafts))).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        Assert.Equal([400, 201, 409, 201], items.Select(item => (int)item!["status"]!));
        Assert.Equal(["KAZ-00001", "KAZ-00002"], items.Select(item => (string?)item!["id"]).OfType<string>());
        Assert.Equal("external-id-taken", (string?)items[2]!["problem"]!["code"]);
        Assert.Equal("/unitType", (string?)items[0]!["problem"]!["errors"]![0]!["pointer"]);
        Assert.Equal(["KAZ-00001", "KAZ-00002"], (await app.FocalPoint.Get("/v1/pledges")).Body["items"]!.AsArray().Select(item => (string?)item!["id"]));
        Assert.Equal(head + 2, await HeadOf(app));
    }

    [Theory, EachEngine]
    public async Task If_all_are_refused_one_by_one_nothing_is_written(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var before = await app.Written();

        var answer = await app.FocalPoint.Post("/v1/pledges/bulk", Request(OneByOne, [Sample.Pledge().With("unitType", "HOVERCRAFT_COY")]), key: "none");

        Assert.Equal(1, (int)answer.Is(HttpStatusCode.OK).Body["refused"]!);
        Assert.Equal(before, await app.Written());
    }

    [Theory, EachEngine]
    public async Task Each_step_is_judged_like_one_of_its_own(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (draft, submitted, stale, foreign) = (await app.DraftPledge(), await app.AcknowledgedPledge(), await app.DraftPledge(), await OfAnotherState(app));

        var answer = await app.FocalPoint.Post("/v1/pledges/bulk/submit", Request(OneByOne,
            [Step(draft, 1), Step(submitted, 3), Step(stale, 7), Step(foreign, 1), Step("KAZ-09999", 1), Step(draft, 1)]));

        var items = answer.Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        Assert.Equal([200, 409, 412, 404, 404, 412], items.Select(item => (int)item!["status"]!));
        Assert.Equal(["wrong-status", "stale-version", "not-found", "not-found", "stale-version"],
            items.Skip(1).Select(item => (string?)item!["problem"]!["code"]));
        Assert.Equal("/version", (string?)items[2]!["problem"]!["errors"]![0]!["pointer"]);
        Assert.Equal("submitted", (string?)(await app.FocalPoint.Get($"/v1/pledges/{draft}")).Body["status"]);
        Assert.Equal("draft", (string?)(await app.OtherFocalPoint.Get($"/v1/pledges/{foreign}")).Body["status"]);
    }

    [Theory, EachEngine]
    public async Task Many_are_accepted_returned_and_withdrawn_as_each_would_be(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var acknowledged = new[] { await app.AcknowledgedPledge(), await app.AcknowledgedPledge() };
        var returned = new[] { await app.AcknowledgedPledge(), await app.AcknowledgedPledge() };
        var papers = new JsonArray("papers-incomplete");

        await Decide(app.Planner, "accept", acknowledged.Select(id => Step(id, 3)));
        await Decide(app.Planner, "return", returned.Select(id => Step(id, 3).With("reasons", papers.DeepClone()).With("reason", "A paper is missing.")));
        await Decide(app.FocalPoint, "withdraw", new[] { acknowledged[0], returned[0] }.Select(id => Step(id, 4).With("reason", "It serves at home.")));

        Assert.Equal(["withdrawn", "registered", "withdrawn", "returned"], await StatusOf([.. acknowledged, .. returned]));
        Assert.Equal(papers.ToJsonString(), (await app.FocalPoint.Get($"/v1/pledges/{returned[1]}")).Body["returnedFor"]!.ToJsonString());
        var events = (await app.FocalPoint.Get($"/v1/pledges/{returned[0]}/history")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        Assert.Equal([("returned", "A paper is missing."), ("withdrawn", "It serves at home.")],
            events.TakeLast(2).Select(each => ((string?)each!["action"], (string?)each["reason"])));

        static async Task Decide(Session who, string step, IEnumerable<JsonObject> items)
        {
            var outcome = (await who.Post($"/v1/pledges/bulk/{step}", Request(AllOrNothing, items))).Is(HttpStatusCode.OK).Body;
            Assert.Equal((2, 0), ((int)outcome["succeeded"]!, (int)outcome["refused"]!));
        }

        async Task<IEnumerable<string>> StatusOf(string[] ids)
        {
            var statuses = new List<string>();
            foreach (var id in ids)
            {
                statuses.Add((string)(await app.FocalPoint.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body["status"]!);
            }

            return statuses;
        }
    }

    [Theory, EachEngine]
    public async Task Four_eyes_hold_for_each_of_many(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledges = new[] { await app.VisitedPledge(), await app.RegisteredPledge() };
        var raise = pledges.Select(id => Step(id, 4).With("to", "L2"));

        (await app.Assessor.Post("/v1/pledges/bulk/raise", Request(OneByOne, raise))).Is(HttpStatusCode.Forbidden);
        var items = (await app.Planner.Post("/v1/pledges/bulk/raise", Request(OneByOne, raise))).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        Assert.Equal([200, 409], items.Select(item => (int)item!["status"]!));
        Assert.Equal("visit-not-passed", (string?)items[1]!["problem"]!["code"]);
    }

    [Theory, EachEngine]
    public async Task Many_are_lowered_each_with_its_own_reason(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (high, low) = (await app.Level2Pledge(), await app.RegisteredPledge());
        var lower = new[] { Step(high, 5), Step(low, 4) }.Select((step, i) =>
            step.With("to", "L1").With("reasonCode", "other").With("reason", $"Reason number {i}"));

        (await app.Assessor.Post("/v1/pledges/bulk/lower", Request(OneByOne, lower))).Is(HttpStatusCode.Forbidden);
        var items = (await app.Planner.Post("/v1/pledges/bulk/lower", Request(OneByOne, lower))).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        Assert.Equal([200, 409], items.Select(item => (int)item!["status"]!));
        Assert.Equal("not-a-lower-level", (string?)items[1]!["problem"]!["code"]);
        Assert.Equal("L1", (string?)(await app.Planner.Get($"/v1/pledges/{high}")).Body["readinessLevel"]);
        var last = (await app.Auditor.Get($"/v1/pledges/{high}/history")).Is(HttpStatusCode.OK).Body["items"]!.AsArray()[^1]!;
        Assert.Equal(("lowered", "Reason number 0"), ((string?)last["action"], (string?)last["reason"]));
    }

    [Theory, EachEngine]
    public async Task Sent_again_with_its_key_it_is_answered_again_and_made_once(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var request = Request(OneByOne, [Sample.Pledge(), Sample.Pledge().With("unitType", "HOVERCRAFT_COY")]);

        var first = (await app.FocalPoint.Post("/v1/pledges/bulk", request, key: "twice")).Is(HttpStatusCode.OK);
        var second = (await app.FocalPoint.Post("/v1/pledges/bulk", request, key: "twice")).Is(HttpStatusCode.OK);

        Assert.Equal((first.Text, "true"), (second.Text, second.Headers["Idempotent-Replayed"]));
        Assert.Single((await app.FocalPoint.Get("/v1/pledges")).Body["items"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task What_a_planner_is_shown_of_many_is_on_record_for_each(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var ids = new[] { await app.DraftPledge(), await app.DraftPledge() };
        (await app.FocalPoint.Post("/v1/pledges/bulk/submit", Request(AllOrNothing, ids.Select(id => Step(id, 1))))).Is(HttpStatusCode.OK);

        (await app.Planner.Post("/v1/pledges/bulk/acknowledge", Request(AllOrNothing, ids.Select(id => Step(id, 2))))).Is(HttpStatusCode.OK);

        foreach (var id in ids)
        {
            var shown = await app.Auditor.Get($"/v1/access-log?subjectId={id}&operation=AcknowledgePledges");
            Assert.Single(shown.Is(HttpStatusCode.OK).Body["items"]!.AsArray());
        }
    }

    [Fact]
    public async Task More_than_a_thousand_are_refused_and_so_is_what_has_not_the_form_of_a_pledge()
    {
        var app = await apps.On(Engine.Sqlite);

        var many = await app.FocalPoint.Post("/v1/pledges/bulk/submit", Request(OneByOne, Enumerable.Range(0, 1_001).Select(_ => Step("KAZ-00001", 1))));
        var wrong = await app.FocalPoint.Post("/v1/pledges/bulk", Request(OneByOne, [Sample.Pledge(), Sample.Pledge().With("responseDays", "soon")]));

        Assert.Equal(["/items"], many.Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal(["/items/1/responseDays"], wrong.Is(HttpStatusCode.BadRequest).Places);
    }

    private static JsonObject Request(string mode, IEnumerable<JsonObject> items) =>
        new() { ["mode"] = mode, ["items"] = new JsonArray([.. items.Select(item => item.DeepClone())]) };

    private static JsonObject Step(string id, int version) => new() { ["id"] = id, ["version"] = version };

    private static IEnumerable<JsonObject> Made(JsonNode outcome) =>
        outcome["items"]!.AsArray().Select(item => Step((string)item!["id"]!, (int)item["version"]!));

    private static async Task<string> OfAnotherState(RegistryApp app) =>
        (await app.OtherFocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Id;

    private static async Task<long> HeadOf(RegistryApp app) =>
        (long)(await app.Auditor.Get("/v1/events?limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray()[^1]!["seq"]!;
}
