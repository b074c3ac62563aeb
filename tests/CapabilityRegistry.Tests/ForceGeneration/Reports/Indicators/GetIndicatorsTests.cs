using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Planning.Gaps;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Reports.Indicators;

/// <summary>The registry begins on 23 November 2026.</summary>
public sealed class GetIndicatorsTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    [Theory, EachEngine]
    public async Task Every_figure_has_exactly_as_many_objects_in_the_list_behind_it_for_whoever_asks(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        await Eventful(app);

        foreach (var (session, fill) in new[] { (app.Planner, 3), (app.Auditor, 3), (app.FocalPoint, 0) })
        {
            foreach (var span in new[] { "", "?from=2026-11-24", "?to=2026-12-10", "?from=2026-12-20&to=2026-12-22" })
            {
                var report = (await session.Get($"/v1/reports/indicators{span}")).Is(HttpStatusCode.OK).Body;
                var expected = (4 * 3) + (3 * 2) + 4 + report["women"]!.AsArray().Count + (2 * report["regions"]!.AsArray().Count) + fill;
                Assert.Equal(expected, await session.AgreeingFigures(report));
            }
        }
    }

    [Theory, EachEngine]
    public async Task How_far_pledges_came_and_how_long_it_took_is_counted_from_what_happened(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Eventful(app);

        var report = (await app.Planner.Get("/v1/reports/indicators")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(
            ["announced 2 2 1", "registered 4 1 4", "selected 1 0 1", "deployed 1 0 1"],
            report["stages"]!.AsArray().Select(each => $"{each!["stage"]} {Count(each, "reached")} {Count(each, "ofAnnounced")} {Count(each, "inTime")}"));
        Assert.Equal(
            ["level-2 2 2 10 30", "level-3 0 0  ", "rapid 0 0  "],
            report["levelTimes"]!.AsArray().Select(each =>
                $"{each!["stage"]} {Count(each, "reached")} {Count(each, "timed")} {each["medianDays"]} {each["ninthDecileDays"]}"));
        Assert.Equal([4, 0, 0, 0], report["ages"]!.AsArray().Select(each => Count(each!, "pledges")));
        var region = report["regions"]!.AsArray().Single(each => Count(each!, "serving") > 0)!;
        Assert.Equal((4, 1, 120, 1000), (Count(region, "registered"), Count(region, "serving"), (int)region["persons"]!, (int)region["personsPerMille"]!));
    }

    [Theory, EachEngine]
    public async Task A_past_day_is_told_as_it_was(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Eventful(app);

        var report = (await app.Planner.Get("/v1/reports/indicators?to=2026-12-10")).Is(HttpStatusCode.OK).Body;

        Assert.Equal("2025-12-11", (string?)report["from"]);
        Assert.Equal(
            ["announced 2 2 1", "registered 4 1 4", "selected 0 0 0", "deployed 0 0 0"],
            report["stages"]!.AsArray().Select(each => $"{each!["stage"]} {Count(each, "reached")} {Count(each, "ofAnnounced")} {Count(each, "inTime")}"));
        Assert.Equal("level-2 1 1 10 10", report["levelTimes"]!.AsArray().Select(each =>
            $"{each!["stage"]} {Count(each, "reached")} {Count(each, "timed")} {each["medianDays"]} {each["ninthDecileDays"]}").First());
        app.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Equal([0, 4, 0, 0], (await app.Planner.Get("/v1/reports/indicators")).Body["ages"]!.AsArray().Select(each => Count(each!, "pledges")));
    }

    [Theory, EachEngine]
    public async Task What_is_registered_today_is_what_the_list_of_pledges_says(Engine engine)
    {
        var app = await apps.On(engine);
        var report = (await app.Planner.Get("/v1/reports/indicators")).Is(HttpStatusCode.OK).Body;
        var registered = (await app.Planner.Items("/v1/pledges?status=registered")).Count;

        Assert.Equal(registered, report["ages"]!.AsArray().Sum(each => Count(each!, "pledges")));
        Assert.Equal(registered, report["regions"]!.AsArray().Sum(each => Count(each!, "registered")));
        // All of it was taken over, so when it was registered is on record elsewhere.
        Assert.All(report["levelTimes"]!.AsArray(), each => Assert.Equal(0, Count(each!, "reached")));
        Assert.Equal(
            (await app.Planner.Get("/v1/gaps")).Body["required"]!["count"]!.ToJsonString(), report["fill"]!["required"]!["count"]!.ToJsonString());
    }

    [Theory, EachEngine]
    public async Task How_much_is_filled_is_the_mean_over_the_requirements_of_the_day(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        Assert.Null((await Fill(app))["engagedPerMille"]);
        var needed = Sample.Requirement().With("neededBy", "2027-01-25");
        var requirement = await app.PublishedRequirement(needed.With("quantity", new JsonObject { ["amount"] = 3, ["unit"] = "units" }));
        await app.PublishedRequirement(needed.With("unitType", "SIGNALS_COY"));
        await app.ArrivedUnit(requirement: requirement);
        app.Clock.Advance(TimeSpan.FromDays(63));

        var fill = await Fill(app);

        // A third of one and nothing of the other; nothing else is pledged.
        Assert.Equal((2, 0, 2), (Count(fill, "required"), Count(fill, "met"), Count(fill, "unmet")));
        Assert.Equal((166, 166), ((int)fill["engagedPerMille"]!, (int)fill["fillablePerMille"]!));
    }

    [Theory, EachEngine]
    public async Task A_state_gets_its_own_part_and_whoever_sees_timelines_of_others_is_in_the_access_log(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");

        var own = (await app.FocalPoint.Get("/v1/reports/indicators")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(["fill"], own["redacted"]!.AsArray().Select(each => (string)each!));
        Assert.False(own.AsObject().ContainsKey("fill"));
        Assert.Single(own["regions"]!.AsArray());
        Assert.All(await app.FocalPoint.Items("/v1/reports/indicators/timelines"), line => Assert.Equal("KAZ", (string?)line["contributor"]));
        await app.Planner.Items("/v1/reports/indicators/timelines?region=AFRICA&limit=5&standing=true");
        var entries = await app.Patiently(app.Auditor.Get("/v1/access-log?limit=200"));
        Assert.Contains(entries.Is(HttpStatusCode.OK).Body["items"]!.AsArray(), entry => (string?)entry!["operation"] == "ListPledgeTimelines");
    }

    [Theory]
    [InlineData("to=2026-11-24", "to", "not-yet-known")]
    [InlineData("from=2026-11-24", "from", "ends-before-it-begins")]
    [InlineData("from=2026-11-02&to=2026-11-01", "from", "ends-before-it-begins")]
    public async Task A_time_that_is_not_over_or_ends_before_it_begins_is_refused(string query, string place, string code)
    {
        var app = await apps.On(Engine.Sqlite);
        foreach (var path in new[] { "/v1/reports/indicators", "/v1/reports/indicators/timelines" })
        {
            var answer = (await app.Planner.Get($"{path}?{query}")).Is(HttpStatusCode.BadRequest);
            Assert.Equal([place], answer.Places);
            Assert.Equal([code], answer.ErrorCodes);
        }
    }

    // On 3 December one unit reaches Level 2 in ten days, on 23 December another in thirty, which is then deployed; two wait at Level 1.
    private static async Task Eventful(RegistryApp app)
    {
        await app.AnnouncedPledge();
        var promised = await app.AnnouncedPledge(SetupSteps.Announcement().With("announcedOn", "2026-11-20"));
        (await app.FocalPoint.Step($"/v1/pledges/{promised}/begin")).Is(HttpStatusCode.OK);
        foreach (var (session, step) in new[] { (app.FocalPoint, "submit"), (app.Planner, "acknowledge"), (app.Planner, "accept") })
        {
            (await session.Step($"/v1/pledges/{promised}/{step}")).Is(HttpStatusCode.OK);
        }

        var (quick, slow) = (await app.RegisteredPledge(), await app.RegisteredPledge());
        await app.RegisteredPledge();
        app.Clock.Advance(TimeSpan.FromDays(10));
        await Raise(app, quick);
        app.Clock.Advance(TimeSpan.FromDays(20));
        await Raise(app, slow);
        await app.ArrivedUnit(pledge: slow);
    }

    private static async Task Raise(RegistryApp app, string pledge)
    {
        var visit = (await app.Planner.Post("/v1/visits", SetupSteps.Visit(pledge, app.Today()))).Is(HttpStatusCode.Created).Id;
        (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome("passed", app.Today()))).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{pledge}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
    }

    private static async Task<JsonNode> Fill(RegistryApp app) => (await app.Planner.Get("/v1/reports/indicators")).Is(HttpStatusCode.OK).Body["fill"]!;

    private static int Count(JsonNode group, string figure) => (int)group[figure]!["count"]!;
}
