using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Tests.Platform.Http.Lists;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges.Readiness;

/// <summary>What time alone takes away: foretold, reminded of, recorded.</summary>
public sealed class ReadinessClockTests
{
    private static readonly (string, string)[] Renewals = [("Readiness:Policy", "pcrs-2015-faq")];

    [Theory, EachEngine]
    public async Task Level_2_is_kept_for_five_years_after_the_last_passed_visit_and_asked_about_any_day(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.Level2Pledge();

        var today = await On(app, id, null);

        Assert.Equal(("pcrs-2024", "registered", "L2"), ((string)today["policy"]!, (string)today["standing"]!, (string)today["readinessLevel"]!));
        Assert.Equal(("visit-not-passed", "2031-11-23", "L1"),
            ((string)today["nextLapse"]!["gate"]!, (string)today["nextLapse"]!["on"]!, (string)today["nextLapse"]!["leavesLevel"]!));
        Assert.Equal("L2", (string?)(await On(app, id, "2031-11-22"))["readinessLevel"]);
        var after = await On(app, id, "2031-11-23");
        Assert.Equal("L1", (string?)after["readinessLevel"]);
        // On the day itself a new visit saves the level; from the next day on what was found before it was lost counts no more.
        Assert.EndsWith("of 2026-11-23, which counted until 2031-11-23", Found(after), StringComparison.Ordinal);
        Assert.EndsWith("not after the pledge lost the level (2031-11-23)", Found(await On(app, id, "2031-11-24")), StringComparison.Ordinal);
        var before = await On(app, id, "2026-11-22");
        Assert.Equal(("not-registered", null), ((string)before["standing"]!, (string?)before["readinessLevel"]));
        Assert.Equal("L1", (string?)(await On(app, id, "9999-12-31"))["readinessLevel"]);

        static string? Found(JsonNode readiness) => (string?)readiness["next"]!["stillNeeds"]![0]!["found"];
    }

    [Theory, EachEngine]
    public async Task What_was_foretold_is_what_is_recorded_once_by_the_policy_with_the_gate_as_its_reason(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (id, other) = (await app.Level2Pledge(), await app.RegisteredPledge());
        var foretold = await On(app, id, "2031-11-23");
        app.Clock.Advance(TimeSpan.FromDays(5 * 366));

        await app.Sweep();
        await app.Sweep();

        var pledge = (await app.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("registered", "L1", "2031-11-23"), ((string)pledge["status"]!, (string)pledge["readinessLevel"]!, (string)pledge["loweredOn"]!));
        var last = (await app.Planner.Get($"/v1/pledges/{id}/history")).Body["items"]!.AsArray()[^1]!;
        Assert.Equal(("lowered", "system:policy"), ((string)last["action"]!, (string)last["actor"]!));
        Assert.StartsWith("pcrs-2024: visit-not-passed since 2031-11-23.", (string)last["reason"]!, StringComparison.Ordinal);
        Assert.Single((await app.Planner.Get($"/v1/pledges/{id}/history")).Body["items"]!.AsArray(), each => (string)each!["action"]! == "lowered");
        Assert.Equal("L1", (string?)(await app.Planner.Get($"/v1/pledges/{other}")).Body["readinessLevel"]);
        // The same answer about that day, before and after it was recorded.
        Assert.Equal(foretold["levels"]!.ToJsonString(), (await On(app, id, "2031-11-23"))["levels"]!.ToJsonString());
        Assert.Equal("L2", (string?)(await On(app, id, "2031-11-22"))["readinessLevel"]);
        // A new visit opens Level 2 again.
        (await app.Assessor.Step($"/v1/visits/{await app.ScheduledVisit(id)}/outcome", SetupSteps.Outcome("passed", app.Today()))).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task Under_the_policy_of_renewals_a_pledge_lapses_after_a_year_unless_it_is_renewed(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: Renewals);
        var (kept, left) = (await app.RegisteredPledge(), await app.RegisteredPledge());
        Assert.Equal("2027-11-23", (string?)(await On(app, kept, null))["nextLapse"]!["on"]);
        app.Clock.Advance(TimeSpan.FromDays(300));
        Assert.Equal("2027-09-19", app.Today());

        (await app.FocalPoint.Step($"/v1/pledges/{kept}/renew", new JsonObject { ["reason"] = "Confirmed." })).Is(HttpStatusCode.OK);

        Assert.Equal("2028-03-19", (string?)(await On(app, kept, null))["nextLapse"]!["on"]);
        Assert.Equal("renewed-today", (await app.FocalPoint.Step($"/v1/pledges/{kept}/renew")).Is(HttpStatusCode.Conflict).Code);
        app.Clock.Advance(TimeSpan.FromDays(100));
        await app.Sweep();
        Assert.Equal("registered", (string?)(await app.Planner.Get($"/v1/pledges/{kept}")).Body["status"]);
        var lapsed = (await app.Planner.Get($"/v1/pledges/{left}")).Body;
        Assert.Equal(("lapsed", null), ((string)lapsed["status"]!, (string?)lapsed["readinessLevel"]));
        Assert.Equal("lapsed", (string?)(await On(app, left, null))["standing"]);
        var before = await On(app, left, "2027-11-22");
        Assert.Equal(("registered", "L1"), ((string)before["standing"]!, (string)before["readinessLevel"]!));
        Assert.Equal("wrong-status", (await app.FocalPoint.Step($"/v1/pledges/{left}/renew")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("lapsed", (string?)(await app.Planner.Get($"/v1/pledges/{left}/history")).Body["items"]!.AsArray()[^1]!["action"]);
    }

    [Theory, EachEngine]
    public async Task No_step_depends_on_whether_what_time_took_away_is_recorded_yet(Engine engine)
    {
        await using var yesterday = await RegistryApp.On(engine);
        var pledge = await yesterday.Level2Pledge();
        await yesterday.Cap(SetupSteps.NewCap("L1"));
        await using var app = yesterday.AnotherInstance(daysLater: 1);

        // The law has forbidden it since yesterday; nobody has recorded that.
        var stored = (await app.Planner.Get($"/v1/pledges/{pledge}")).Body;
        Assert.Equal("L2", (string?)stored["readinessLevel"]);
        Assert.Equal("L1", (string?)(await On(app, pledge, null))["readinessLevel"]);
        var lower = new JsonObject { ["to"] = "L1", ["reasonCode"] = "other", ["reason"] = "The law." };
        Assert.Equal("not-a-lower-level", (await app.Planner.Step($"/v1/pledges/{pledge}/lower", lower)).Is(HttpStatusCode.Conflict).Code);
        var actions = (await app.Planner.Get($"/v1/pledges/{pledge}/actions")).Is(HttpStatusCode.OK).Body["actions"]!.AsArray();
        Assert.Equal("not-a-lower-level", (string?)actions.Single(each => (string?)each!["action"] == "lower")!["code"]);
        Assert.Contains("national-consent-missing",
            (await app.Planner.Step($"/v1/pledges/{pledge}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.Conflict).ErrorCodes);
        Assert.Equal(stored.ToJsonString(), (await app.Planner.Get($"/v1/pledges/{pledge}")).Body.ToJsonString());

        // A step that is open from there records both.
        var renewed = (await app.FocalPoint.Step($"/v1/pledges/{pledge}/renew")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("L1", (int)stored["version"]! + 2), ((string?)renewed["readinessLevel"], (int)renewed["version"]!));
        var history = (await app.FocalPoint.Get($"/v1/pledges/{pledge}/history")).Body["items"]!.AsArray();
        Assert.Equal(
            [("lowered", "system:policy"), ("renewed", "demo-focal-point-kaz")],
            history.TakeLast(2).Select(each => ((string?)each!["action"], (string?)each["actor"])));
        await app.Sweep();
        Assert.Equal((int)renewed["version"]!, (int)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["version"]!);
    }

    [Theory, EachEngine]
    public async Task What_is_done_on_the_day_of_the_lapse_saves_the_level_although_somebody_looked_before(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: Renewals);
        var (renewed, left) = (await app.RegisteredPledge(), await app.RegisteredPledge());
        app.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal("2027-11-23", app.Today());

        await app.Sweep();
        Assert.Equal("lapsed", (string?)(await On(app, renewed, null))["standing"]);
        Assert.Equal([renewed, left], (await app.FocalPoint.Items("/v1/reminders?within=0&sort=id")).Select(each => (string?)each["pledge"]));
        var actions = (await app.FocalPoint.Get($"/v1/pledges/{renewed}/actions")).Is(HttpStatusCode.OK).Body["actions"]!.AsArray();
        Assert.True((bool)actions.Single(each => (string?)each!["action"] == "renew")!["open"]!);
        (await app.FocalPoint.Step($"/v1/pledges/{renewed}/renew")).Is(HttpStatusCode.OK);
        var atRest = new JsonObject { ["reasonCode"] = "unit-not-available", ["reason"] = "At rest." };
        (await app.FocalPoint.Step($"/v1/pledges/{left}/suspend", atRest)).Is(HttpStatusCode.OK);

        var now = await On(app, renewed, null);
        Assert.Equal(("registered", "2028-05-23"), ((string?)now["standing"], (string?)now["nextLapse"]!["on"]));
        Assert.Equal([left], (await app.FocalPoint.Items("/v1/reminders?within=0")).Select(each => (string?)each["pledge"]));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Sweep();
        Assert.Equal("registered", (string?)(await app.Planner.Get($"/v1/pledges/{renewed}")).Body["status"]);
        var lapsed = (await app.Planner.Get($"/v1/pledges/{left}")).Body;
        Assert.Equal("lapsed", (string?)lapsed["status"]);
        Assert.Empty(await app.FocalPoint.Items("/v1/reminders?within=0"));
        Assert.Equal("2027-11-23", (string?)(await On(app, left, null))["decisions"]!.AsArray()[^1]!["decidedOn"]);
    }

    [Theory, EachEngine]
    public async Task A_visit_on_the_day_of_the_lapse_saves_the_level(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (visited, left) = (await app.Level2Pledge(), await app.Level2Pledge());
        app.Clock.Advance(TimeSpan.FromDays((5 * 365) + 1));
        Assert.Equal("2031-11-23", app.Today());
        await app.Sweep();
        Assert.Equal("L1", (string?)(await On(app, visited, null))["readinessLevel"]);

        var visit = await app.ScheduledVisit(visited);
        (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome("passed", app.Today()))).Is(HttpStatusCode.OK);

        Assert.Equal("L2", (string?)(await On(app, visited, null))["readinessLevel"]);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Sweep();
        Assert.Equal(
            ["L2", "L1"],
            new[] { await app.Planner.Get($"/v1/pledges/{visited}"), await app.Planner.Get($"/v1/pledges/{left}") }
                .Select(answer => (string?)answer.Body["readinessLevel"]));
    }

    [Theory, EachEngine]
    public async Task On_the_day_of_the_lapse_readiness_names_what_would_save_the_level_and_nothing_else(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.TakenOverPledge();
        var before = (await On(app, id, "2028-11-22"))["levels"]!.AsArray();

        var day = await On(app, id, "2028-11-23");

        Assert.Equal(("L2", "L3"), ((string?)day["readinessLevel"], (string?)day["next"]!["level"]));
        Assert.Equal(["not-self-certified"], day["next"]!["stillNeeds"]!.AsArray().Select(gate => (string?)gate!["code"]));
        Assert.Equal(Met(before).Where(code => code != "not-self-certified"), Met(day["levels"]!.AsArray()));
        app.Clock.Advance(TimeSpan.FromDays(731));
        Assert.Equal("2028-11-23", app.Today());
        Assert.Equal(["not-self-certified"], (await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "RDL" }))
            .Is(HttpStatusCode.Conflict).ErrorCodes.Intersect(["not-self-certified", "sur-not-met"]));
        // The advice of that day is to save the level, not to raise what still stands on record.
        var pledge = (await app.Planner.Get($"/v1/pledges/{id}")).Body;
        var need = await app.PublishedRequirement(Sample.Requirement().With("unitType", pledge["unitType"]!.DeepClone()).With("minimumLevel", "L3")
            .With("quantity", pledge["capacity"]!.DeepClone()).With("neededBy", "2029-01-01"));
        var excluded = (await app.Planner.Get($"/v1/requirements/{need}/candidates")).Is(HttpStatusCode.OK).Body["excluded"]!.AsArray();
        var step = Assert.Single(excluded)!["repair"]!["steps"]!.AsArray().Single(each => (string?)each!["code"] == "below-minimum-level")!;
        Assert.Equal(
            ("keep L3: renew what lapses today, not-self-certified", "POST /v1/pledges/{id}/certify"), ((string?)step["text"], (string?)step["route"]));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Sweep();
        Assert.Equal(day["levels"]!.ToJsonString(), (await On(app, id, "2028-11-23"))["levels"]!.ToJsonString());

        static IEnumerable<string> Met(JsonArray levels) =>
            levels.SelectMany(level => level!["gates"]!.AsArray()).Where(gate => (bool)gate!["met"]!).Select(gate => (string)gate!["code"]!);
    }

    [Theory, EachEngine]
    public async Task On_the_day_on_which_a_pledge_lapses_the_advice_is_to_renew_all_that_lapses(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: Renewals);
        var (lapsing, aside) = (await app.Level2Pledge(), await app.Level2Pledge());
        var notReady = new JsonObject { ["reasonCode"] = "unit-not-available", ["reason"] = "At rest." };
        (await app.FocalPoint.Step($"/v1/pledges/{aside}/suspend", notReady)).Is(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromDays(365));
        var need = await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2028-09-01"));

        var excluded = (await app.Planner.Get($"/v1/requirements/{need}/candidates")).Is(HttpStatusCode.OK).Body["excluded"]!.AsArray();

        foreach (var (pledge, rest) in new[] { (lapsing, ""), (aside, "; then resume the pledge") })
        {
            var steps = excluded.Single(each => (string?)each!["pledge"]!["id"] == pledge)!["repair"]!["steps"]!.AsArray()
                .ToDictionary(step => (string)step!["code"]!, step => ((string?)step!["text"], (string?)step["route"]));
            var renew = "POST /v1/pledges/{id}/renew";
            Assert.Equal(($"keep registered: renew what lapses today, renewal-missing{rest}", renew), steps["not-registered"]);
            Assert.Equal(("keep L2: renew what lapses today, renewal-missing", renew), steps["below-selection-level"]);
        }
    }

    [Theory, EachEngine]
    public async Task What_has_lapsed_takes_nothing_new_before_that_is_recorded(Engine engine)
    {
        await using var before = await RegistryApp.On(engine, settings: Renewals);
        var lapsed = await before.RegisteredPledge();
        var share = await before.Share(lapsed, "BRA");
        await using var app = before.AnotherInstance(daysLater: 366, Renewals);
        Assert.Equal("wrong-status", (await app.OtherFocalPoint.Step($"/v1/shares/{share}/confirm")).Is(HttpStatusCode.Conflict).Code);

        foreach (var (path, session, body) in new (string, Session, JsonObject)[]
        {
            ("/v1/papers", app.FocalPoint, new JsonObject { ["pledge"] = lapsed, ["kind"] = "ammunition-list", ["reference"] = "AL 1" }),
            ("/v1/conditions", app.FocalPoint, SetupSteps.NewCondition(lapsed)),
            ("/v1/vettings", app.Planner, SetupSteps.NewVetting(lapsed)),
        })
        {
            Assert.Equal((path, "wrong-status"), (path, (await session.Post(path, body)).Is(HttpStatusCode.Conflict).Code));
        }

        Assert.Equal("registered", (string?)(await app.Planner.Get($"/v1/pledges/{lapsed}")).Body["status"]);
    }

    [Theory, EachEngine]
    public async Task A_fact_that_is_told_when_the_day_is_over_saves_nothing_although_the_loss_is_not_recorded_yet(Engine engine)
    {
        await using var before = await RegistryApp.On(engine);
        var pledge = await before.Level2Pledge();
        var cap = await before.Cap(SetupSteps.NewCap("L1"));
        await using var app = before.AnotherInstance(daysLater: 1);

        var consent = new JsonObject { ["approvedOn"] = "2026-11-23", ["reference"] = "Act 12" };
        (await app.FocalPoint.Step($"/v1/caps/{cap}/approve", consent)).Is(HttpStatusCode.OK);

        var fallen = (await app.Planner.Get($"/v1/pledges/{pledge}")).Body;
        Assert.Equal(("L1", "2026-11-23"), ((string?)fallen["readinessLevel"], (string?)fallen["loweredOn"]));
    }

    [Theory, EachEngine]
    public async Task What_time_has_taken_away_is_told_with_its_gate_until_it_is_recorded_and_then_as_a_decision(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: Renewals);
        var id = await app.RegisteredPledge();

        var after = await On(app, id, "2027-11-23");

        Assert.Equal("lapsed", (string?)after["standing"]);
        Assert.Null(after["next"]);
        var lapse = Assert.Single(after["lapsed"]!.AsArray())!;
        Assert.Equal(("renewal-missing", "2027-11-23", null), ((string)lapse["gate"]!, (string)lapse["on"]!, (string?)lapse["leavesLevel"]));
        Assert.Empty((await On(app, id, "2027-11-22"))["lapsed"]!.AsArray());
        app.Clock.Advance(TimeSpan.FromDays(400));
        await app.Sweep();
        var recorded = await On(app, id, null);
        Assert.Empty(recorded["lapsed"]!.AsArray());
        var last = recorded["decisions"]!.AsArray()[^1]!;
        Assert.Equal(("lapsed", "2027-11-23"), ((string)last["kind"]!, (string)last["decidedOn"]!));
    }

    [Fact]
    public void A_list_of_reminders_can_be_gone_on_with_from_every_gate_of_every_pledge()
    {
        var codes = LevelGates.Codes.Select(code => code.ToUpperInvariant()).ToList();
        Assert.True(codes.Count > 5);
        Assert.All(codes, code => Assert.True(ListReminders.Orders.HasPlace(default, $"KAZ-999999999-{code}-2031-11-23"), code));
    }

    [Theory, EachEngine]
    public async Task Reminders_are_read_page_by_page_in_every_order(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var ids = new[] { await app.Level2Pledge(), await app.Level2Pledge(), await app.Level2Pledge() };

        foreach (var sort in new[] { "id", "-id", "lapsesOn", "-lapsesOn", "contributor", "unitType" })
        {
            var all = await app.Planner.All($"/v1/reminders?within=3650&limit=1&sort={sort}");
            Assert.Equal(ids, all.Select(each => (string)each["pledge"]!).Order(StringComparer.Ordinal));
        }
    }

    [Theory, EachEngine]
    public async Task A_unit_taken_over_at_Level_3_keeps_it_by_self_certification_once_it_has_waited_two_years(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (id, below) = (await app.TakenOverPledge(), await app.Level2Pledge());
        Assert.Equal("below-level-3", (await app.FocalPoint.Step($"/v1/pledges/{below}/certify")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("L3", (string?)(await On(app, id, "2028-11-22"))["readinessLevel"]);
        Assert.Equal("L2", (string?)(await On(app, id, "2028-11-23"))["readinessLevel"]);
        app.Clock.Advance(TimeSpan.FromDays(700));

        (await app.FocalPoint.Step($"/v1/pledges/{id}/certify")).Is(HttpStatusCode.OK);

        Assert.Equal("certified-today", (await app.FocalPoint.Step($"/v1/pledges/{id}/certify")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(("2028-10-23", "L3"), (app.Today(), (string)(await On(app, id, "2029-10-22"))["readinessLevel"]!));
        Assert.Equal("L2", (string?)(await On(app, id, "2029-10-23"))["readinessLevel"]);
    }

    [Theory, EachEngine]
    public async Task On_any_day_to_come_the_answer_of_today_is_what_the_sweep_will_have_recorded(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: Renewals);
        var ids = new[] { await app.RegisteredPledge(), await app.Level2Pledge(), await app.TakenOverPledge() };
        var days = new[] { 30, 364, 366, 800 };
        var foretold = new Dictionary<(string, int), (string?, string?)>();
        foreach (var (id, day) in ids.SelectMany(id => days.Select(day => (id, day))))
        {
            var view = await On(app, id, $"{DateOnly.Parse(app.Today(), null).AddDays(day):O}");
            foretold[(id, day)] = ((string?)view["standing"], (string?)view["readinessLevel"]);
        }

        var gone = 0;
        foreach (var day in days)
        {
            app.Clock.Advance(TimeSpan.FromDays(day - gone));
            gone = day;
            await app.Sweep();
            foreach (var id in ids)
            {
                var pledge = (await app.Planner.Get($"/v1/pledges/{id}")).Body;
                Assert.Equal(foretold[(id, day)], ((string?)pledge["status"], (string?)pledge["readinessLevel"]));
            }
        }
    }

    [Theory, EachEngine]
    public async Task A_reminder_names_what_lapses_within_the_days_asked_for_to_whoever_may_see_the_pledge(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.Level2Pledge();
        app.Clock.Advance(TimeSpan.FromDays((5 * 365) - 30));

        var due = (await app.FocalPoint.Get("/v1/reminders?within=60&sort=lapsesOn")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        var reminder = Assert.Single(due)!;
        Assert.Equal((id, "visit-not-passed", "2031-11-23"), ((string)reminder["pledge"]!, (string)reminder["gate"]!, (string)reminder["lapsesOn"]!));
        Assert.Equal(("L1", true), ((string)reminder["leavesLevel"]!, (bool)reminder["isDue"]!));
        Assert.Empty((await app.FocalPoint.Get("/v1/reminders?within=3")).Body["items"]!.AsArray());
        Assert.Empty((await app.FocalPoint.Get("/v1/reminders?within=60&gate=renewal-missing")).Body["items"]!.AsArray());
        Assert.Empty((await app.OtherFocalPoint.Get("/v1/reminders?within=60")).Is(HttpStatusCode.OK).Body["items"]!.AsArray());
        Assert.Single((await app.Planner.Get("/v1/reminders?within=60&contributor=KAZ")).Body["items"]!.AsArray());
        Assert.Single((await app.Auditor.Get($"/v1/access-log?operation=ListReminders&subjectId={id}")).Is(HttpStatusCode.OK).Body["items"]!.AsArray());
        Assert.Empty((await app.Planner.Get("/v1/reminders?within=60&contributor=BRA")).Body["items"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task A_reminder_is_due_from_the_first_day_on_which_the_policy_has_somebody_reminded(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Level2Pledge();
        var first = DateOnly.Parse("2031-11-23", null).AddDays(-90);
        app.Clock.Advance(TimeSpan.FromDays(first.DayNumber - DateOnly.Parse(app.Today(), null).DayNumber - 1));

        Assert.False(await IsDue());
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await IsDue());

        async Task<bool> IsDue() => (bool)Assert.Single((await app.FocalPoint.Get("/v1/reminders?within=100")).Body["items"]!.AsArray())!["isDue"]!;
    }

    private static async Task<JsonNode> On(RegistryApp app, string pledge, string? day) =>
        (await app.FocalPoint.Get($"/v1/pledges/{pledge}/readiness{(day is null ? "" : $"?on={day}")}")).Is(HttpStatusCode.OK).Body;
}
