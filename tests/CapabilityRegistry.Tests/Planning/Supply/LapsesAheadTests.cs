using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Planning.Gaps;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Supply;

/// <summary>A visit of 23 November 2026 counts until 23 November 2031: what is planned beyond that day knows it.</summary>
public sealed class LapsesAheadTests
{
    [Theory, EachEngine]
    public async Task A_unit_whose_level_lapses_before_a_need_begins_is_no_candidate_and_is_told_what_to_renew(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await Unit(app);
        var (before, on) = (await Needed(app, "2031-11-22"), await Needed(app, "2031-11-23"));

        Assert.Equal([pledge], await app.Candidates(before));
        Assert.Empty(await app.Candidates(on));
        var explained = await app.Explained(on, pledge);
        var failed = explained["criteria"]!.AsArray().Single(each => !(bool)each!["passes"]!)!;
        Assert.Equal(
            ("level-lapses", "L2 until before 2031-11-23, then L1 (visit-not-passed)"), ((string)failed["code"]!, (string)failed["actual"]!));
        var step = Assert.Single(explained["repair"]!["steps"]!.AsArray())!;
        Assert.Equal(("readiness", "POST /v1/visits"), ((string)step["field"]!, (string)step["route"]!));
    }

    [Theory, EachEngine]
    public async Task A_unit_that_falls_within_a_need_ranks_below_one_that_does_not(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var falls = await Unit(app);
        app.Clock.Advance(TimeSpan.FromDays(400));
        var lasts = await Unit(app);
        var need = await Needed(app, "2031-06-01");

        Assert.Equal([lasts, falls], await app.Candidates(need));
        Assert.True(await Availability(app, need, lasts) > await Availability(app, need, falls));
        Assert.Equal(await Availability(app, need, lasts), await Availability(app, await Needed(app, "2030-06-01"), falls));
    }

    [Theory, EachEngine]
    public async Task Whoever_invites_a_unit_whose_level_lapses_before_says_why(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await Unit(app);
        var request = Sample.InvitationRequest(pledge);
        var address = $"/v1/requirements/{await Needed(app, "2031-12-01")}/invitations";

        Assert.Equal(["level-lapses"], (await app.Planner.Step(address, request)).Is(HttpStatusCode.Conflict).ErrorCodes);
        (await app.Planner.Step(address, request.With("overrideReason", "A newer visit is planned for next summer."))).Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task The_forecast_loses_the_unit_in_the_month_after_and_its_figures_are_those_of_their_lists(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await Unit(app);
        await Needed(app, "2031-10-01");

        var forecast = (await app.Planner.Get("/v1/gaps/forecast?from=2031-10-01&to=2032-01-01")).Is(HttpStatusCode.OK).Body;

        Assert.Equal([(1, 0), (1, 0), (0, 1), (0, 1)], forecast["months"]!.AsArray().Select(Supplied));
        Assert.Equal(7 * 4, await app.Planner.AgreeingFigures(forecast));
        Assert.Equal((1, 0), await Table(app, "2031-11-22"));
        Assert.Equal((0, 1), await Table(app, "2031-11-23"));
        var unit = Assert.Single(await app.Planner.Items("/v1/gaps/supply?on=2031-11-22"))!;
        Assert.Equal(
            (pledge, "L2", "2031-11-23", "visit-not-passed"),
            ((string)unit["pledge"]!, (string)unit["readinessLevel"]!, (string)unit["lapsesOn"]!, (string)unit["lapses"]!));
        Assert.Empty(await app.Planner.Items("/v1/gaps/supply?on=2031-11-23"));
        Assert.Equal([pledge], (await app.Planner.Items("/v1/gaps/supply?on=2031-11-23&minimumLevel=L1")).Select(each => (string)each["pledge"]!));

        static (int, int) Supplied(JsonNode? month) => ((int)month!["supply"]!["count"]!, (int)month["unmet"]!["count"]!);
    }

    [Theory, EachEngine]
    public async Task A_planned_visit_would_keep_the_unit_in_the_supply(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await Unit(app);
        await Needed(app, "2031-10-01");
        (await app.Planner.Post("/v1/visits", SetupSteps.Visit(pledge, "2031-11-15"))).Is(HttpStatusCode.Created);

        var month = (await app.Planner.Get("/v1/gaps/forecast?from=2031-12-01&to=2031-12-01")).Body["months"]![0]!;

        Assert.Equal((1, 0), ((int)month["unmet"]!["count"]!, (int)month["ifVisitsPass"]!["unmet"]!["count"]!));
        Assert.Equal([pledge], (await app.Planner.Items((string)month["ifVisitsPass"]!["raised"]!["link"]!)).Select(each => (string)each["pledge"]!));
    }

    [Theory, EachEngine]
    public async Task A_visit_that_would_keep_a_level_is_proposed_and_one_that_would_raise_to_the_rapid_deployment_level_too(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await Unit(app);
        await Needed(app, "2031-10-01");

        var kept = Assert.Single(await Proposed(app, "2031-12-01"))!;
        Assert.Equal(("AAV", "L1", "L2", "2031-11-23"), Shape(kept));
        Assert.Equal(pledge, (string)kept["pledges"]![0]!["pledge"]!);
        Assert.Empty(await Proposed(app, "2031-11-01"));

        await using var other = await RegistryApp.On(engine);
        var prepared = await other.TakenOverPledge();
        var type = (string)(await other.Planner.Get($"/v1/pledges/{prepared}")).Body["unitType"]!;
        await other.PublishedRequirement(Sample.Requirement().With("unitType", type).With("minimumLevel", "RDL").Without("majorEquipment")
            .Without("selfSustainment").Without("languages"));
        Assert.Empty(await Proposed(other, "2027-10-01"));
        await other.Agreement(prepared);
        Assert.Equal(("VV", "L3", "RDL", null), Shape(Assert.Single(await Proposed(other, "2027-10-01"))!));

        static (string, string, string, string?) Shape(JsonNode proposal) => ((string)proposal["kind"]!, (string)proposal["pledges"]![0]!["from"]!,
            (string)proposal["pledges"]![0]!["to"]!, (string?)proposal["pledges"]![0]!["lapsesOn"]);
    }

    private static Task<string> Unit(RegistryApp app) => app.Level2Pledge(Sample.Pledge().Without("availableUntil"));

    private static Task<string> Needed(RegistryApp app, string from) =>
        app.PublishedRequirement(Sample.Requirement().With("neededBy", from));

    private static async Task<(int, int)> Table(RegistryApp app, string on)
    {
        var table = (await app.Planner.Get($"/v1/gaps?on={on}")).Is(HttpStatusCode.OK).Body;
        await app.Planner.AgreeingFigures(table);
        return ((int)table["rows"]![0]!["available"]!["count"]!, (int)table["unmet"]!["count"]!);
    }

    private static async Task<JsonArray> Proposed(RegistryApp app, string on) =>
        (await app.Planner.Get($"/v1/visits/proposals?on={on}")).Is(HttpStatusCode.OK).Body["proposals"]!.AsArray();

    private static async Task<int> Availability(RegistryApp app, string requirement, string pledge) =>
        (int)(await app.Explained(requirement, pledge))["criteria"]!.AsArray().Single(each => (string?)each!["code"] == "not-available")!["points"]!;
}
