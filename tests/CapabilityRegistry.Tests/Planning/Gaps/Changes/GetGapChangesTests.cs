using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Gaps.Changes;

/// <summary>Each test has a registry of its own: it moves the clock.</summary>
public sealed class GetGapChangesTests
{
    private const string Reason = "As decided today.";
    private const string Override = "Whatever it lacks is on its way.";

    [Theory, EachEngine]
    public async Task What_happened_is_told_by_cause_with_its_cost(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 3);
        var first = await app.Level2Pledge();
        await app.Level2Pledge();
        var third = await app.VisitedPledge();
        app.Clock.Advance(TimeSpan.FromDays(1));

        (await app.FocalPoint.Step($"/v1/pledges/{first}/withdraw", new JsonObject { ["reason"] = Reason })).Is(HttpStatusCode.OK);
        Assert.Equal([("withdrawn", 1, 1)], await Causes(app));

        (await app.Planner.Step($"/v1/pledges/{third}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
        Assert.Equal([("withdrawn", 1, 1), ("raised", 1, -1)], await Causes(app));

        await app.Level2Pledge();
        await Needs(app, 1);
        Assert.Equal([("new-requirement", 1, 1), ("withdrawn", 1, 1), ("raised", 1, -1), ("new-pledge", 1, -1)], await Causes(app));

        (await app.Planner.Step($"/v1/pledges/{third}/lower", new JsonObject { ["to"] = "L1", ["reasonCode"] = "unit-changed", ["reason"] = Reason }))
            .Is(HttpStatusCode.OK);
        Assert.Equal([("new-requirement", 1, 1), ("withdrawn", 1, 1), ("new-pledge", 1, -1)], await Causes(app));
    }

    [Theory, EachEngine]
    public async Task What_becomes_of_requirements_is_told_by_cause_too(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var needs = await Needs(app, 3);
        await app.Level2Pledge();
        app.Clock.Advance(TimeSpan.FromDays(1));

        (await app.Planner.Step($"/v1/requirements/{needs[0]}/close", new JsonObject { ["reason"] = Reason })).Is(HttpStatusCode.OK);
        var amended = Sample.Requirement().Without("mission").With("quantity", JsonNode.Parse("""{"amount":5,"unit":"units"}"""))
            .With("resolution", "S/RES/2387 (2017)").With("reason", Reason);
        (await app.Planner.Step($"/v1/requirements/{needs[1]}/amend", amended)).Is(HttpStatusCode.OK);

        var changes = await Changes(app);
        Assert.Equal([("closed", 1, -1), ("amended", 1, 0)], CausesOf(changes));
        Assert.Equal([-1, 4], changes["causes"]!.AsArray().Where(cause => (string?)cause!["cause"] != "time-passed").Select(cause => Missing(cause!)));
        Assert.Equal(3, Missing(changes));
    }

    [Theory, EachEngine]
    public async Task What_is_selected_deployed_and_returned_is_told_by_cause_and_either_end_reckons_with_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var needs = await Needs(app, 2);
        var (first, second) = (await app.Level2Pledge(), await app.Level2Pledge());
        app.Clock.Advance(TimeSpan.FromDays(1));

        var arrived = await app.ArrivedUnit(first, needs[0]);
        var selected = await app.Deployment(second, needs[1]);
        Assert.Equal([("selected", 1, 0), ("deployed", 1, 0)], await Causes(app));

        app.Clock.Advance(TimeSpan.FromDays(1));
        (await app.Planner.Step($"/v1/deployments/{arrived}/return", new JsonObject { ["returnedOn"] = "2026-11-24" })).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/deployments/{selected}/withdraw", new JsonObject { ["for"] = "other", ["reason"] = Reason })).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Step($"/v1/pledges/{first}/withdraw", new JsonObject { ["reason"] = Reason })).Is(HttpStatusCode.OK);
        Assert.Equal([("withdrawn", 1, 0), ("returned", 1, 1), ("selection-undone", 1, 0)], await Causes(app, "from=2026-11-24&on=2027-10-01"));
        Assert.Equal([("withdrawn", 1, 1)], await Causes(app));
        Assert.Equal([arrived], (await app.Planner.Items("/v1/gaps/changes/objects?from=2026-11-24&on=2027-10-01&cause=returned"))
            .Select(item => (string)item["id"]!));
        Assert.Equal($"/v1/deployments/{selected}",
            (string?)(await app.Planner.Items("/v1/gaps/changes/objects?from=2026-11-24&on=2027-10-01&cause=selection-undone"))[0]["link"]);
    }

    [Theory, EachEngine]
    public async Task A_unit_that_is_bound_elsewhere_was_lost_to_the_others(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var first = await app.PublishedRequirement(Sample.Requirement().With("mission", "UNMISS").With("priority", 0));
        var second = await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2027-06-01").With("durationDays", 100));
        var pledge = await app.Level2Pledge();
        app.Clock.Advance(TimeSpan.FromDays(1));

        await app.ArrivedUnit(pledge, second);

        Assert.Equal([("deployed", 1, 1)], await Causes(app));
        Assert.Equal([first], (await app.Planner.Items("/v1/gaps/requirements?on=2027-10-01&knownOn=2026-11-24")).Select(gap => (string)gap["requirement"]!));
        Assert.Empty(await app.Planner.Items("/v1/gaps/requirements?on=2027-10-01&knownOn=2026-11-23"));
    }

    [Theory, EachEngine]
    public async Task Days_that_pass_have_causes_of_their_own(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 2, from: "2026-11-25", days: 10);
        await Needs(app, 1, from: "2026-12-01", days: 100);
        await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2026-11-01").With("responseDays", 0));
        app.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal([("need-began", 2, 1)], await Causes(app, "from=2026-11-23&to=2026-11-25"));
        Assert.Equal([("time-passed", 2, 0), ("need-began", 1, 1)], await Causes(app, "from=2026-11-25&to=2026-12-02"));
        Assert.Equal([("time-passed", 3, 0), ("need-ended", 2, -2)], await Causes(app, "from=2026-12-02&to=2026-12-10"));
        Assert.Empty(await Causes(app, "from=2026-12-10&to=2026-12-10"));
    }

    [Theory, EachEngine]
    public async Task A_level_that_time_alone_took_away_is_a_cause_of_its_own(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 2, from: "2031-10-01");
        var (lapses, lowered) = (await app.Level2Pledge(Open()), await app.Level2Pledge(Open()));
        app.Clock.Advance(TimeSpan.FromDays(1825));
        (await app.Planner.Step($"/v1/pledges/{lowered}/lower", new JsonObject { ["to"] = "L1", ["reasonCode"] = "other", ["reason"] = Reason }))
            .Is(HttpStatusCode.OK);
        // It is foreseen that the other will not have its level on the day of the needs.
        Assert.Equal([("lowered", 1, 1)], await Causes(app, "from=2031-11-21&to=2031-11-22&on=2031-11-22"));
        Assert.Equal([("lowered", 1, 0)], await Causes(app, "from=2031-11-21&to=2031-11-22&on=2031-12-01"));
        app.Clock.Advance(TimeSpan.FromDays(1));

        await Agrees("from=2031-11-22&to=2031-11-23", ("level-lapsed", 1, 1));
        await app.Sweep();
        await Agrees("from=2031-11-22&to=2031-11-23", ("level-lapsed", 1, 1));
        // Over both days what was going to lapse counts as lapsed, although one of them was lowered the day before.
        await Agrees("from=2031-11-21&to=2031-11-23", ("level-lapsed", 2, 2));
        Assert.Equal([lapses, lowered], (await app.Planner.Items("/v1/gaps/changes/objects?from=2031-11-21&to=2031-11-23&cause=level-lapsed"))
            .Select(item => (string)item["id"]!));

        async Task Agrees(string span, params (string, int, int)[] causes) =>
            Assert.Equal(causes, (await Causes(app, span)).Where(cause => cause.Cause != "time-passed"));

        static JsonObject Open() => Sample.Pledge().Without("availableUntil");
    }

    [Theory, EachEngine]
    public async Task A_pledge_that_is_raised_counts_for_as_long_as_its_new_level_lasts(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 1, from: "2031-12-01");
        var pledge = await app.VisitedPledge(pledge: Sample.Pledge().Without("availableUntil"));
        app.Clock.Advance(TimeSpan.FromDays(1));

        (await app.Planner.Step($"/v1/pledges/{pledge}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);

        // The visit counts until 23 November 2031.
        Assert.Single(await app.Planner.Items("/v1/gaps/requirements?on=2031-12-10"));
        Assert.Equal([("raised", 1, 0)], await Causes(app, "from=2026-11-23&on=2031-12-10"));
    }

    [Theory, EachEngine]
    public async Task Another_visit_by_which_a_level_lasts_longer_is_told_as_evidence(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 1, from: "2031-12-01");
        var pledge = await app.Level2Pledge(Sample.Pledge().Without("availableUntil"));
        app.Clock.Advance(TimeSpan.FromDays(30));

        (await app.Assessor.Step($"/v1/visits/{await app.ScheduledVisit(pledge)}/outcome", SetupSteps.Outcome(visitedOn: app.Today()))).Is(HttpStatusCode.OK);

        Assert.Equal([("evidence", 1, -1)], await Causes(app, "from=2026-11-23&on=2031-12-10"));
        Assert.Equal([pledge], await PledgesFor(app, "evidence"));
    }

    [Theory, EachEngine]
    public async Task Only_what_the_pledge_itself_says_is_an_edit(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 1);
        var pledge = await app.Level2Pledge();
        app.Clock.Advance(TimeSpan.FromDays(1));

        var revision = new JsonObject { ["content"] = Sample.Pledge().With("availableFrom", "2028-01-01") };
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/propose-revision", revision)).Is(HttpStatusCode.OK);
        Assert.Empty(await Causes(app));
        (await app.Planner.Step($"/v1/pledges/{pledge}/accept-revision")).Is(HttpStatusCode.OK);
        Assert.Equal([("edited", 1, 1)], await Causes(app));

        await app.Condition(pledge);
        await app.Vetting(pledge);
        Assert.Equal([("vetting", 1, 1), ("condition", 1, 0), ("edited", 1, 0)], await Causes(app));
    }

    [Theory, EachEngine]
    public async Task A_condition_that_is_stated_dropped_or_met_is_a_cause_of_its_own_and_one_that_ends_is_time(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 1);
        var pledge = await app.Level2Pledge();
        app.Clock.Advance(TimeSpan.FromDays(1));

        await app.Condition(pledge, SetupSteps.NewCondition(pledge, until: "2026-11-26"));
        var stays = await app.Condition(pledge);
        Assert.Equal([("condition", 1, 1)], await Causes(app));
        Assert.Equal([pledge], await PledgesFor(app, "condition"));
        Assert.Empty(await PledgesFor(app, "edited"));

        app.Clock.Advance(TimeSpan.FromDays(1));
        (await app.FocalPoint.Step($"/v1/conditions/{stays}/drop", new JsonObject { ["reason"] = Reason })).Is(HttpStatusCode.OK);
        // The other one is over before the need begins.
        Assert.Equal([("condition", 1, -1)], await Causes(app, "from=2026-11-24&on=2027-10-01"));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Causes(app, "from=2026-11-25&on=2027-10-01"));
        Assert.Equal([("condition", 1, 1)], await Causes(app, "from=2026-11-23&to=2026-11-24&on=2027-10-01"));

        var met = await app.Condition(pledge);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.MeetCondition(met, app.Today());
        Assert.Equal([("condition", 1, -1)], await Causes(app, "from=2026-11-26&on=2027-10-01"));
    }

    [Theory, EachEngine]
    public async Task What_is_decided_on_the_vetting_of_a_unit_is_a_cause_of_its_own_and_the_day_on_which_it_holds_is_time(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 1);
        var pledge = await app.Level2Pledge();
        app.Clock.Advance(TimeSpan.FromDays(1));

        var vetting = await app.Vetting(pledge);
        Assert.Equal([("vetting", 1, 1)], await Causes(app));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.ClearVetting(vetting, "2026-11-26");
        // The need begins later.
        Assert.Equal([("vetting", 1, -1)], await Causes(app, "from=2026-11-24&on=2027-10-01"));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Causes(app, "from=2026-11-25&on=2027-10-01"));
        Assert.Equal([("vetting", 1, 1)], await Causes(app, "from=2026-11-23&to=2026-11-24&on=2027-10-01"));

        await app.BarVetting(await app.Vetting(pledge, "2026-11-26"), "2026-11-26");
        Assert.Equal([("vetting", 1, 1)], await Causes(app, "from=2026-11-25&on=2027-10-01"));
        Assert.Equal([pledge], await PledgesFor(app, "vetting"));
    }

    [Theory, EachEngine]
    public async Task A_case_that_keeps_a_unit_back_is_a_cause_of_its_own_beside_its_vetting(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PolicyForCases(whileOpen: "exclude", substantiated: "warn", months: 24);
        await Needs(app, 1);
        var pledge = await app.Level2Pledge();
        app.Clock.Advance(TimeSpan.FromDays(1));

        var investigation = await app.Investigation(pledge);
        Assert.Equal([("investigation", 1, 1)], await Causes(app));
        Assert.Equal([pledge], await PledgesFor(app, "investigation"));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.CloseInvestigation(investigation, "unsubstantiated");
        Assert.Equal([("investigation", 1, -1)], await Causes(app, "from=2026-11-24&on=2027-10-01"));
        await app.Vetting(pledge);
        Assert.Equal([("vetting", 1, 0), ("investigation", 1, 0)], await Causes(app, "from=2026-11-24&on=2027-10-01"));
        Assert.Equal([("vetting", 1, 1)], await Causes(app));
    }

    [Theory, EachEngine]
    public async Task A_share_that_a_partner_withdraws_or_the_lead_settles_is_a_cause_of_its_own(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 1);
        var share = await app.Share(await app.Level2Pledge(), "BRA");
        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/confirm")).Is(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromDays(1));

        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/withdraw")).Is(HttpStatusCode.OK);
        Assert.Equal([("share", 1, 1)], await Causes(app));
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await app.FocalPoint.Step($"/v1/shares/{share}/settle")).Is(HttpStatusCode.OK);
        Assert.Equal([("share", 1, -1)], await Causes(app, "from=2026-11-24&on=2027-10-01"));
    }

    [Theory, EachEngine]
    public async Task Where_nothing_happens_nothing_but_time_is_a_cause(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var from = Today(app);
        app.Clock.Advance(TimeSpan.FromDays(400));

        var causes = (await app.Planner.Items($"/v1/gaps/changes/objects?from={from}&on=2028-05-01")).SelectMany(item => item["causes"]!.AsArray());

        Assert.Empty(causes.Select(cause => (string)cause!).Distinct().Except(["time-passed", "lapsed", "level-lapsed"]));
    }

    [Theory, EachEngine]
    public async Task A_bundle_is_judged_whole_on_each_of_its_days(Engine engine)
    {
        const string Before = "on=2027-09-15";
        await using var app = await RegistryApp.On(engine);
        await app.PublishedRequirement(Sample.Requirement().With("bundle", "EAST"));
        await app.Level2Pledge();
        var later = await app.PublishedRequirement(Sample.Requirement().With("bundle", "EAST").With("neededBy", "2027-10-01"));

        // The one unit cannot serve both, though on this day only one of them is needed.
        Assert.Equal(1, await Unmet());
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Level2Pledge();
        Assert.Equal(0, await Unmet());
        Assert.Equal([("new-pledge", 1, -1)], await Causes(app, $"from=2026-11-23&{Before}"));

        app.Clock.Advance(TimeSpan.FromDays(1));
        var unit = (string)(await app.Planner.Items("/v1/pledges?status=registered"))[0]["id"]!;
        (await app.FocalPoint.Step($"/v1/pledges/{unit}/withdraw", new JsonObject { ["reason"] = Reason })).Is(HttpStatusCode.OK);
        Assert.Equal(1, await Unmet());

        app.Clock.Advance(TimeSpan.FromDays(1));
        (await app.Planner.Step($"/v1/requirements/{later}/close", new JsonObject { ["reason"] = Reason })).Is(HttpStatusCode.OK);
        Assert.Equal(0, await Unmet());
        Assert.Equal([("closed", 1, -1)], await Causes(app, $"from=2026-11-25&{Before}"));

        async Task<int> Unmet() => (int)(await app.Planner.Get($"/v1/gaps?{Before}")).Is(HttpStatusCode.OK).Body["unmet"]!["count"]!;
    }

    [Theory, EachEngine]
    public async Task Before_the_first_event_nothing_was_known(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");

        var changes = (await app.Planner.Get("/v1/gaps/changes?from=2020-01-01&on=2028-05-01")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(0, (int)changes["from"]!["seq"]!);
        Assert.Equal(0, (int)changes["from"]!["unmet"]!["count"]!);
        Assert.Equal(["new-requirement", "new-pledge", "selected", "deployed"], CausesOf(changes).Select(cause => cause.Cause));
        Assert.Equal((int)(await app.Planner.Get("/v1/gaps?on=2028-05-01")).Body["unmet"]!["count"]!, (int)changes["unmet"]!);
        Assert.Equal(6, await app.Planner.AgreeingFigures(changes));
    }

    /// <summary>A history at random: whatever happens, causes add up, either end is what the gap table said then, and lists hold what figures say.</summary>
    [Theory, EachEngine]
    public async Task Whatever_happens_the_causes_add_up_and_either_end_is_what_was_said_then(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var random = new Random(20261124);
        // Without it the law of Kazakhstan keeps most of its units at home.
        (await app.FocalPoint.Step("/v1/caps/NCAP-00002/approve", new JsonObject { ["approvedOn"] = "2026-11-02", ["reference"] = "Decree 7/2026" }))
            .Is(HttpStatusCode.OK);
        var said = new Dictionary<string, (int Unmet, int Missing)>();
        for (var day = 0; day < 4; day++)
        {
            foreach (var step in Enumerable.Range(0, 14).OrderBy(_ => random.Next()))
            {
                await Step(app, step, random);
            }

            said[Today(app)] = await Said(app, "/v1/gaps?on=2028-05-01");
            app.Clock.Advance(TimeSpan.FromDays(random.Next(1, 60)));
        }

        var seen = new HashSet<string>();
        foreach (var (from, then) in said)
        {
            foreach (var (to, later) in said.Where(other => string.CompareOrdinal(other.Key, from) >= 0))
            {
                var changes = (await app.Planner.Get($"/v1/gaps/changes?from={from}&to={to}&on=2028-05-01")).Is(HttpStatusCode.OK).Body;
                Assert.Equal("optimal", (string?)changes["proof"]);
                Assert.Equal(later.Unmet - then.Unmet, (int)changes["unmet"]!);
                Assert.Equal((int)changes["unmet"]!, changes["causes"]!.AsArray().Sum(cause => (int)cause!["unmet"]!));
                Assert.Equal(then, (Count(changes["from"]!), Total(changes["from"]!)));
                Assert.Equal(later, (Count(changes["to"]!), Total(changes["to"]!)));
                Assert.Equal(Missing(changes), changes["causes"]!.AsArray().Sum(cause => Missing(cause!)));
                Assert.Equal(later.Missing - then.Missing, Missing(changes));
                await app.Planner.AgreeingFigures(changes);
                seen.UnionWith(CausesOf(changes).Select(cause => cause.Cause));
            }
        }

        string[] expected = ["closed", "new-requirement", "withdrawn", "lowered", "condition", "new-pledge", "deployed", "returned", "selection-undone"];
        Assert.Empty(expected.Except(seen));
        // No state edits its pledge here.
        Assert.DoesNotContain("edited", seen);
    }

    [Theory, EachEngine]
    public async Task A_day_that_is_not_over_and_an_end_before_the_beginning_are_refused(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        (string Query, string Place, string Code)[] wrong =
        [
            ("to=2026-11-24", "to", "not-yet-known"), ("from=2026-11-23&to=2026-11-22", "from", "ends-before-it-begins"),
            ("to=9999-12-31", "to", "not-yet-known"), ("from=9999-12-31", "from", "ends-before-it-begins"),
        ];

        foreach (var path in (string[])["/v1/gaps/changes", "/v1/gaps/changes/objects"])
        {
            foreach (var (query, place, code) in wrong)
            {
                var answer = (await app.Planner.Get($"{path}?{query}")).Is(HttpStatusCode.BadRequest);
                Assert.Equal([place], answer.Places);
                Assert.Equal([code], answer.ErrorCodes);
            }

            (await app.Planner.Get($"{path}?from=0001-01-01&to=0001-01-01&on=9999-12-31")).Is(HttpStatusCode.OK);
            (await app.Planner.Get($"{path}?to=0001-01-02")).Is(HttpStatusCode.OK);
        }

        Assert.Equal(["mission"], (await app.Planner.Get("/v1/gaps/changes?mission=NOSUCH")).Is(HttpStatusCode.BadRequest).Places);
        (await app.Planner.Get("/v1/gaps/met?knownOn=2026-11-24")).Is(HttpStatusCode.BadRequest);
    }

    private static async Task<IReadOnlyList<string>> Needs(RegistryApp app, int count, string from = "2027-09-01", int days = 365)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await app.PublishedRequirement(Sample.Requirement().With("neededBy", from).With("durationDays", days)));
        }

        return ids;
    }

    private static async Task<JsonNode> Changes(RegistryApp app, string query = "from=2026-11-23&on=2027-10-01")
    {
        var changes = (await app.Planner.Get($"/v1/gaps/changes?{query}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal((int)changes["unmet"]!, changes["causes"]!.AsArray().Sum(cause => (int)cause!["unmet"]!));
        await app.Planner.AgreeingFigures(changes);
        return changes;
    }

    private static async Task<IReadOnlyList<(string Cause, int Objects, int Unmet)>> Causes(RegistryApp app, string query = "from=2026-11-23&on=2027-10-01") =>
        CausesOf(await Changes(app, query));

    private static async Task<IEnumerable<string>> PledgesFor(RegistryApp app, string cause) =>
        (await app.Planner.Items($"/v1/gaps/changes/objects?from=2026-11-23&cause={cause}")).Select(item => ((string)item["link"]!).Split("/v1/pledges/")[1]);

    // That another day has come is told wherever something was needed; with one day of the needs it costs nothing here.
    private static IReadOnlyList<(string Cause, int Objects, int Unmet)> CausesOf(JsonNode changes) =>
    [
        .. changes["causes"]!.AsArray().Select(cause => ((string)cause!["cause"]!, (int)cause["objects"]!["count"]!, (int)cause["unmet"]!))
            .Where(cause => (string?)changes["from"]!["on"] != (string?)changes["to"]!["on"] || cause.Item1 != "time-passed"),
    ];

    private static async Task Step(RegistryApp app, int kind, Random random)
    {
        switch (kind)
        {
            case 0:
                await app.Level2Pledge(Any(Sample.Pledge(), random));
                break;
            case 1:
                await app.PublishedRequirement(AnyNeed(random));
                break;
            case 2:
                await Try(app.Planner, await AnyOf(app, random, "/v1/requirements?status=published&neededOn=2028-05-01"), "close",
                    new JsonObject { ["reason"] = Reason });
                break;
            case 3:
                await Try(app.Planner, await AnyOf(app, random, "/v1/requirements?status=published&neededOn=2028-05-01"), "amend", AnyNeed(random)
                    .Without("mission").With("resolution", "S/RES/2387 (2017)").With("reason", Reason));
                break;
            case 4:
                await Try(app.Planner, await AnyOf(app, random, "/v1/pledges?status=registered&minimumLevel=L2"), "lower",
                    new JsonObject { ["to"] = "L1", ["reasonCode"] = "unit-changed", ["reason"] = Reason });
                break;
            case 5:
                await Try(app.FocalPoint, await AnyOf(app, random, "/v1/pledges?status=registered&contributor=KAZ"), "withdraw",
                    new JsonObject { ["reason"] = Reason });
                break;
            case 6:
                await Try(app.Planner, await AnyOf(app, random, "/v1/pledges?status=registered&readinessLevel=L1"), "raise", new JsonObject { ["to"] = "L2" });
                break;
            case 7 or 8:
                await TrySelect(app, random);
                break;
            case 9:
                await Try(app.Planner, await AnyOf(app, random, "/v1/deployments?contributor=KAZ&status=selected"), "withdraw",
                    new JsonObject { ["for"] = "other", ["reason"] = Reason });
                break;
            case 10:
                await TryArrive(app, await AnyOf(app, random, "/v1/deployments?contributor=KAZ&status=selected"));
                break;
            case 12:
                await TryState(app, random);
                break;
            case 13:
                await TryShare(app, random);
                break;
            default:
                await Try(app.Planner, await AnyOf(app, random, "/v1/deployments?contributor=KAZ&status=deployed"), "return",
                    new JsonObject { ["returnedOn"] = Today(app) });
                break;
        }
    }

    private static async Task TryState(RegistryApp app, Random random)
    {
        if (await AnyOf(app, random, "/v1/pledges?status=registered&contributor=KAZ&minimumLevel=L2") is { } pledge)
        {
            var until = random.Next(2) == 0 ? null : $"{DateOnly.ParseExact(Today(app), "O", CultureInfo.InvariantCulture).AddDays(random.Next(1, 700)):O}";
            await app.Condition(pledge, SetupSteps.NewCondition(pledge.Split('/')[^1], until: until));
        }

        await Try(app.Planner, await AnyOf(app, random, $"/v1/conditions?openOn={Today(app)}"), "meet", SetupSteps.NewAgreementToCondition(
            $"{DateOnly.ParseExact(Today(app), "O", CultureInfo.InvariantCulture).AddDays(random.Next(0, 700)):O}"));
    }

    private static async Task TryShare(RegistryApp app, Random random)
    {
        if (await AnyOf(app, random, "/v1/pledges?status=registered&contributor=KAZ&minimumLevel=L2") is { } pledge)
        {
            await app.FocalPoint.Post("/v1/shares", SetupSteps.NewShare(pledge.Split('/')[^1], "BRA"));
        }

        await Try(app.OtherFocalPoint, await AnyOf(app, random, "/v1/shares?status=proposed&contributor=BRA"), "confirm", null);
        await Try(app.OtherFocalPoint, random.Next(2) == 0 ? await AnyOf(app, random, "/v1/shares?status=confirmed&contributor=BRA") : null, "withdraw", null);
        await Try(app.FocalPoint, await AnyOf(app, random, "/v1/shares?status=withdrawn"), "settle", null);
    }

    // The units of the random steps are companies of Kazakhstan.
    private static async Task TrySelect(RegistryApp app, Random random)
    {
        var type = random.Next(2) == 0 ? "ENGINEER_COY" : "INFANTRY_COY";
        var pledges = await app.Planner.Items($"/v1/pledges?status=registered&contributor=KAZ&minimumLevel=L2&engagement=pool&unitType={type}");
        var needs = await app.Planner.Items($"/v1/requirements?status=published&neededOn=2028-05-01&unitType={type}");
        if (pledges.Count == 0 || needs.Count == 0)
        {
            return;
        }

        var question = Sample.InvitationRequest((string)pledges[random.Next(pledges.Count)]["id"]!)
            .With("expiresOn", $"{DateOnly.Parse(Today(app), CultureInfo.InvariantCulture).AddDays(30):O}").With("overrideReason", Override);
        var invited = await app.Planner.Step($"/v1/requirements/{needs[random.Next(needs.Count)]["id"]}/invitations", question);
        if (invited.Status == HttpStatusCode.Created)
        {
            await Try(app.FocalPoint, $"/v1/invitations/{invited.Id}", "accept", new JsonObject { ["overrideReason"] = Override });
            await Try(app.Planner, $"/v1/invitations/{invited.Id}", "select", new JsonObject { ["overrideReason"] = Override });
        }
    }

    private static async Task TryArrive(RegistryApp app, string? deployment)
    {
        await Try(app.Planner, deployment, "milestones", Sample.Milestone("request", Today(app)));
        await Try(app.Planner, deployment, "milestones", Sample.Milestone("arrival", Today(app)));
    }

    private static JsonObject Any(JsonObject pledge, Random random) =>
        pledge.With("unitType", random.Next(2) == 0 ? "ENGINEER_COY" : "INFANTRY_COY").With("availableUntil", null);

    private static JsonObject AnyNeed(Random random) => Sample.Requirement()
        .With("unitType", random.Next(2) == 0 ? "ENGINEER_COY" : "INFANTRY_COY")
        .With("quantity", new JsonObject { ["amount"] = random.Next(1, 4), ["unit"] = "units" })
        .With("priority", random.Next(3))
        .With("neededBy", $"{new DateOnly(2028, 3, 1).AddDays(random.Next(90)):O}");

    private static async Task<string?> AnyOf(RegistryApp app, Random random, string list) =>
        await app.Planner.Items(list) is { Count: > 0 } items ? $"/v1/{list.Split('/', '?')[2]}/{items[random.Next(items.Count)]["id"]}" : null;

    // A rule may say no; then nothing happened.
    private static async Task Try(Session session, string? item, string step, JsonObject? body = null)
    {
        if (item is not null)
        {
            var answer = await session.Step($"{item}/{step}", body);
            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Conflict, $"{item}/{step}: {answer.Text}");
        }
    }

    private static async Task<(int, int)> Said(RegistryApp app, string gaps)
    {
        var table = (await app.Planner.Get(gaps)).Is(HttpStatusCode.OK).Body;
        return ((int)table["unmet"]!["count"]!, table["rows"]!.AsArray().Sum(row => (int)row!["unmet"]!["amount"]!));
    }

    private static string Today(RegistryApp app) => app.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Count(JsonNode then) => (int)then["unmet"]!["count"]!;

    private static int Total(JsonNode then) => then["unmet"]!["amounts"]!.AsArray().Sum(each => (int)each!["amount"]!);

    private static int Missing(JsonNode part) => part["missing"]!.AsArray().Sum(each => (int)each!["amount"]!);
}
