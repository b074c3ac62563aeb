using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Visits;

public sealed class VisitOfSeveralUnitsTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task One_visit_has_an_outcome_for_each_of_its_units_and_ends_with_the_last(Engine engine)
    {
        var app = await apps.On(engine);
        var (first, second) = (await app.RegisteredPledge(), await app.RegisteredPledge());
        var visit = await Scheduled(app, [first, second]);

        var half = (await app.Assessor.Step($"/v1/visits/{visit}/outcome", Outcome(first, "passed"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal("scheduled", (string?)half["status"]);
        Assert.Equal(["passed", null], half["units"]!.AsArray().Select(unit => (string?)unit!["result"]));
        var whole = (await app.Assessor.Step($"/v1/visits/{visit}/outcome", Outcome(second, "failed"))).Is(HttpStatusCode.OK).Body;

        Assert.Equal("ended", (string?)whole["status"]);
        Assert.Equal(["passed", "failed"], whole["units"]!.AsArray().Select(unit => (string?)unit!["result"]));
        (await app.Planner.Step($"/v1/pledges/{first}/raise", ToL2)).Is(HttpStatusCode.OK);
        Assert.Equal("visit-not-passed", (await app.Planner.Step($"/v1/pledges/{second}/raise", ToL2)).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task An_outcome_names_its_unit_where_the_visit_has_several_and_none_that_the_visit_does_not_go_to(Engine engine)
    {
        var app = await apps.On(engine);
        var (first, second, other) = (await app.RegisteredPledge(), await app.RegisteredPledge(), await app.RegisteredPledge());
        var visit = await Scheduled(app, [first, second]);

        var refused = (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.Conflict);
        Assert.Equal(("no-such-unit", "/pledge"), (refused.Code, refused.Places[0]));
        Assert.Equal($"one of {first}, {second}", (string?)refused.Body["errors"]![0]!["expected"]);
        Assert.Equal("no-such-unit", (await app.Assessor.Step($"/v1/visits/{visit}/outcome", Outcome(other, "passed"))).Is(HttpStatusCode.Conflict).Code);
        (await app.Assessor.Step($"/v1/visits/{visit}/outcome", Outcome(first, "passed"))).Is(HttpStatusCode.OK);
        Assert.Equal("outcome-recorded", (await app.Assessor.Step($"/v1/visits/{visit}/outcome", Outcome(first, "failed"))).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task One_visit_goes_to_units_of_one_state_each_once(Engine engine)
    {
        var app = await apps.On(engine);
        var own = await app.RegisteredPledge();
        var other = (await app.OtherFocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Id;

        var two = (await app.Planner.Post("/v1/visits", Visit([own, other]))).Is(HttpStatusCode.Conflict);
        Assert.Equal(("visit-to-two-states", "/pledges/1"), (two.Code, two.Places[0]));
        Assert.Equal(["/pledges/1"], (await app.Planner.Post("/v1/visits", Visit([own, own]))).Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal(["/pledges"], (await app.Planner.Post("/v1/visits", Visit([]))).Is(HttpStatusCode.BadRequest).Places);
    }

    [Theory, EachEngine]
    public async Task Nobody_of_the_visited_state_is_in_the_team_and_nobody_twice(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var visit = await Scheduled(app, [pledge]);

        var own = (await app.Planner.Post("/v1/visits", Visit([pledge], Member("Ines Duarte", "PRT"), Member("Aigerim Sadykova", "KAZ"))))
            .Is(HttpStatusCode.Conflict);
        Assert.Equal(("team-of-visited-state", "/team/1/contributor"), (own.Code, own.Places[0]));
        Assert.Equal("team-of-visited-state", (await Staff(Member("Aigerim Sadykova", "KAZ"))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(["/team/1/name"], (await Staff(Member("Ines Duarte", "PRT"), Member("INES  Duarte", null))).Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal(["/team/0/contributor"], (await Staff(Member("Ines Duarte", "XXX"))).Is(HttpStatusCode.BadRequest).Places);
        var staffed = (await Staff(Member("Ines Duarte", "PRT"), Member("Amina Diallo", null))).Is(HttpStatusCode.OK).Body;
        Assert.Equal(["PRT", null], staffed["team"]!.AsArray().Select(member => (string?)member!["contributor"]));

        Task<Answer> Staff(params JsonNode[] team) => app.Planner.Step($"/v1/visits/{visit}/team", new JsonObject { ["team"] = new JsonArray(team) });
    }

    [Theory, EachEngine]
    public async Task A_visit_is_postponed_to_a_day_that_is_to_come_and_a_cancelled_one_takes_no_outcome(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var visit = await Scheduled(app, [pledge]);

        var past = (await Postpone("2026-11-22")).Is(HttpStatusCode.Conflict);
        Assert.Equal(("planned-in-the-past", "/plannedOn"), (past.Code, past.Places[0]));
        Assert.Equal("2027-02-09", (string?)(await Postpone("2027-02-09")).Is(HttpStatusCode.OK).Body["plannedOn"]);
        Assert.Contains(pledge, (await app.Planner.Items("/v1/pledges?visitPlannedBy=2027-02-09")).Select(item => (string)item["id"]!));
        Assert.DoesNotContain(pledge, (await app.Planner.Items("/v1/pledges?visitPlannedBy=2027-02-08")).Select(item => (string)item["id"]!));

        Assert.Equal("cancelled", (string?)(await Cancel()).Is(HttpStatusCode.OK).Body["status"]);

        Assert.DoesNotContain(pledge, (await app.Planner.Items("/v1/pledges?visitPlannedBy=2027-02-09")).Select(item => (string)item["id"]!));
        Assert.Equal("wrong-status", (await Cancel()).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("wrong-status", (await Postpone("2027-02-10")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("wrong-status", (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.Conflict).Code);

        Task<Answer> Postpone(string day) =>
            app.Planner.Step($"/v1/visits/{visit}/postpone", new JsonObject { ["plannedOn"] = day, ["reason"] = "The range is closed." });
        Task<Answer> Cancel() => app.Planner.Step($"/v1/visits/{visit}/cancel", new JsonObject { ["reason"] = "The unit is on exercise." });
    }

    [Theory, EachEngine]
    public async Task Outcomes_that_are_on_record_stay_when_the_rest_of_a_visit_is_cancelled(Engine engine)
    {
        var app = await apps.On(engine);
        var (seen, unseen) = (await app.RegisteredPledge(), await app.RegisteredPledge());
        var visit = await Scheduled(app, [seen, unseen]);
        (await app.Assessor.Step($"/v1/visits/{visit}/outcome", Outcome(seen, "passed"))).Is(HttpStatusCode.OK);

        var ended = (await app.Planner.Step($"/v1/visits/{visit}/cancel", new JsonObject { ["reason"] = "Snow." })).Is(HttpStatusCode.OK).Body;

        Assert.Equal("ended", (string?)ended["status"]);
        Assert.Equal(["passed", null], ended["units"]!.AsArray().Select(unit => (string?)unit!["result"]));
        (await app.Planner.Step($"/v1/pledges/{seen}/raise", ToL2)).Is(HttpStatusCode.OK);
        Assert.Equal([visit], (await app.Planner.Items($"/v1/visits?pledge={unseen}")).Select(item => (string)item["id"]!));
        await Scheduled(app, [unseen]);
    }

    [Theory, EachEngine]
    public async Task Each_kind_of_visit_opens_its_own_gate_remote_or_in_person(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        foreach (var (kind, gate) in new[] { ("PDV", null), ("VV", "verification-visit-not-passed"), ("AAV", "visit-not-passed") })
        {
            var open = await Open();
            var visit = (await app.Planner.Post("/v1/visits", Visit([pledge]).With("kind", kind).With("mode", "remote"))).Is(HttpStatusCode.Created).Body;
            Assert.StartsWith($"{kind}-", (string)visit["id"]!, StringComparison.Ordinal);
            (await app.Assessor.Step($"/v1/visits/{visit["id"]}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);

            Assert.Equal(gate is null ? open : open.Except([gate]), await Open());
        }

        async Task<string[]> Open() => [.. from level in (await app.Planner.Get($"/v1/pledges/{pledge}/readiness")).Body["levels"]!.AsArray()
                                           from gate in level!["gates"]!.AsArray()
                                           where !(bool)gate!["met"]!
                                           select (string)gate["code"]!];
    }

    private static readonly JsonObject ToL2 = new() { ["to"] = "L2" };

    private static async Task<string> Scheduled(RegistryApp app, string[] pledges) =>
        (await app.Planner.Post("/v1/visits", Visit(pledges))).Is(HttpStatusCode.Created).Id;

    private static JsonObject Visit(string[] pledges, params JsonNode[] team) => new()
    {
        ["pledges"] = new JsonArray([.. pledges.Select(key => (JsonNode)key)]), ["kind"] = "AAV", ["plannedOn"] = "2026-12-01", ["team"] = new JsonArray(team),
    };

    private static JsonObject Member(string name, string? state) => new() { ["name"] = name, ["contributor"] = state };

    private static JsonObject Outcome(string pledge, string result)
    {
        var outcome = SetupSteps.Outcome(result);
        outcome["pledge"] = pledge;
        return outcome;
    }
}
