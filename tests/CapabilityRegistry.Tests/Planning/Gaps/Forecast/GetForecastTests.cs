using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Gaps.Forecast;

public sealed class GetForecastTests(DemoRegistryApps apps, RegistryApps empty) : IClassFixture<DemoRegistryApps>, IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task Eighteen_months_from_the_next_one_unless_said_otherwise(Engine engine)
    {
        var app = await apps.On(engine);

        var forecast = (await app.Planner.Get("/v1/gaps/forecast")).Is(HttpStatusCode.OK).Body;

        Assert.Equal("2026-11-23", (string?)forecast["asOf"]);
        Assert.Equal(
            Enumerable.Range(0, 18).Select(month => $"{new DateOnly(2026, 12, 1).AddMonths(month):O}"),
            forecast["months"]!.AsArray().Select(month => (string)month!["on"]!));
    }

    [Theory, EachEngine]
    public async Task Every_figure_has_exactly_as_many_objects_in_the_list_behind_it(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var filter in (string[])["?", "?from=2027-03-01&to=2027-09-30&unitType=HELICOPTER_UTILITY",
            "?to=2027-05-01&region=AFRICA&minimumLevel=L2", "?to=2027-05-01&minimumLevel=L3"])
        {
            var forecast = (await app.Planner.Get($"/v1/gaps/forecast{filter}")).Is(HttpStatusCode.OK).Body;

            Assert.Equal(7 * forecast["months"]!.AsArray().Count, await app.Planner.AgreeingFigures(forecast));
        }
    }

    [Theory, EachEngine]
    public async Task Each_month_says_what_the_gap_table_of_its_first_day_says(Engine engine)
    {
        var app = await apps.On(engine);
        var months = (await app.Planner.Get("/v1/gaps/forecast?from=2027-01-31&to=2028-01-01")).Body["months"]!.AsArray();
        Assert.Equal(13, months.Count);

        foreach (var month in months)
        {
            var table = (await app.Planner.Get($"/v1/gaps?on={month!["on"]}")).Body;
            foreach (var figure in (string[])["required", "met", "unmet"])
            {
                Assert.Equal((int)table[figure]!["count"]!, (int)month[figure]!["count"]!);
                Assert.Equal(Amounts(table["rows"]!.AsArray(), figure), Amounts(month[figure]!));
            }
        }
    }

    [Theory, EachEngine]
    public async Task Visits_that_pass_never_make_more_missing_and_the_supply_is_told_apart_from_what_they_would_add(Engine engine)
    {
        var app = await apps.On(engine);
        var months = (await app.Planner.Get("/v1/gaps/forecast")).Body["months"]!.AsArray();

        Assert.All(months, month => Assert.True((int)month!["ifVisitsPass"]!["unmet"]!["count"]! <= (int)month["unmet"]!["count"]!));
        Assert.Contains(months, month => (int)month!["ifVisitsPass"]!["unmet"]!["count"]! < (int)month["unmet"]!["count"]!);
        Assert.Contains(months, month => (int)month!["ifVisitsPass"]!["raised"]!["count"]! > 0);
        var raised = (await app.Planner.Items((string)months[6]!["ifVisitsPass"]!["raised"]!["link"]!)).Select(item => (string)item["pledge"]!);
        var supply = (await app.Planner.Items((string)months[6]!["supply"]!["link"]!)).Select(item => (string)item["pledge"]!);
        Assert.Empty(raised.Intersect(supply));
    }

    [Theory, EachEngine]
    public async Task A_planned_visit_could_close_a_gap_from_its_day_on_and_closes_it_once_it_is_passed_and_the_unit_raised(Engine engine)
    {
        var app = await empty.On(engine);
        await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2028-01-15").With("durationDays", 200));
        var pledge = await app.RegisteredPledge();
        const string Forecast = "/v1/gaps/forecast?from=2028-01-01&to=2028-09-01&unitType=ENGINEER_COY";
        Assert.Equal([(0, 0), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (0, 0)], await Unmet(app, Forecast));

        var visit = (await app.Planner.Post("/v1/visits", SetupSteps.Visit(pledge, "2028-04-01")))
            .Is(HttpStatusCode.Created).Id;
        Assert.Equal([(0, 0), (1, 1), (1, 1), (1, 0), (1, 0), (1, 0), (1, 0), (1, 0), (0, 0)], await Unmet(app, Forecast));

        (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);
        Assert.Equal([(0, 0), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (0, 0)], await Unmet(app, Forecast));

        (await app.Planner.Step($"/v1/pledges/{pledge}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
        Assert.All(await Unmet(app, Forecast), month => Assert.Equal((0, 0), month));
    }

    [Theory, EachEngine]
    public async Task A_pledge_is_out_of_the_supply_when_its_availability_ends_and_at_once_when_it_is_withdrawn(Engine engine)
    {
        var app = await empty.On(engine);
        var pledge = await app.Level2Pledge(Sample.Pledge().With("unitType", "SIGNALS_COY").With("availableFrom", "2027-02-15")
            .With("availableUntil", "2027-05-01"));
        const string Forecast = "/v1/gaps/forecast?from=2027-01-01&to=2027-07-01&unitType=SIGNALS_COY";
        Assert.Equal([0, 0, 1, 1, 1, 0, 0], await Supply(app, Forecast));

        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", new JsonObject { ["reason"] = "The unit is needed at home." })).Is(HttpStatusCode.OK);

        Assert.Equal([0, 0, 0, 0, 0, 0, 0], await Supply(app, Forecast));
    }

    [Theory, EachEngine]
    public async Task A_span_that_ends_before_it_begins_or_is_too_long_is_refused(Engine engine)
    {
        var app = await apps.On(engine);
        (string Query, string Code)[] wrong =
        [
            ("from=2027-05-01&to=2027-04-30", "ends-before-it-begins"), ("to=2026-11-30", "ends-before-it-begins"),
            ("from=2027-01-01&to=2032-01-01", "too-long"), ("to=9999-12-31", "too-long"), ("from=0001-01-01&to=9999-12-31", "too-long"),
        ];

        foreach (var (query, code) in wrong)
        {
            var answer = (await app.Planner.Get($"/v1/gaps/forecast?{query}")).Is(HttpStatusCode.BadRequest);
            Assert.Equal(["to"], answer.Places);
            Assert.Equal([code], answer.ErrorCodes);
        }

        Assert.Equal(60, (await app.Planner.Get("/v1/gaps/forecast?from=2030-01-01&to=2034-12-31")).Is(HttpStatusCode.OK).Body["months"]!.AsArray().Count);
        Assert.Single((await app.Planner.Get("/v1/gaps/forecast?from=9999-12-31")).Is(HttpStatusCode.OK).Body["months"]!.AsArray());
    }

    private static async Task<IReadOnlyList<(int, int)>> Unmet(RegistryApp app, string forecast) =>
    [
        .. (await app.Planner.Get(forecast)).Is(HttpStatusCode.OK).Body["months"]!.AsArray()
            .Select(month => ((int)month!["unmet"]!["count"]!, (int)month["ifVisitsPass"]!["unmet"]!["count"]!)),
    ];

    private static async Task<IReadOnlyList<int>> Supply(RegistryApp app, string forecast) =>
        [.. (await app.Planner.Get(forecast)).Is(HttpStatusCode.OK).Body["months"]!.AsArray().Select(month => (int)month!["supply"]!["count"]!)];

    private static IEnumerable<(string, int)> Amounts(JsonArray rows, string figure) =>
        from row in rows
        where (int)row[figure]!["amount"]! > 0
        group (int)row[figure]!["amount"]! by (string)row["unit"]! into of
        orderby of.Key
        select (of.Key, of.Sum());

    private static IEnumerable<(string, int)> Amounts(JsonNode sum) =>
        sum["amounts"]!.AsArray().Select(each => ((string)each!["unit"]!, (int)each["amount"]!)).OrderBy(each => each.Item1);
}
