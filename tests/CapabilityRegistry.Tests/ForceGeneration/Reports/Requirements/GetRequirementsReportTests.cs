using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Planning.Gaps;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Reports.Requirements;

/// <summary>Today is 23 November 2026.</summary>
public sealed class GetRequirementsReportTests(DemoRegistryApps apps, RegistryApps empty) : IClassFixture<DemoRegistryApps>, IClassFixture<RegistryApps>
{
    private static readonly string[] Demands = ["mandatory", "desired"];

    [Theory, EachEngine]
    public async Task Every_figure_has_exactly_as_many_objects_in_the_list_behind_it(Engine engine)
    {
        var app = await apps.On(engine);

        var report = (await app.Planner.Get("/v1/reports/requirements")).Is(HttpStatusCode.OK).Body;

        var types = report["types"]!.AsArray();
        Assert.NotEmpty(types);
        var expected = 2 + types.Sum(type => 4 + Items(type!, "levels").Count + 3 * Items(type!, "days").Count + (type!["worst"] is null ? 0 : 3));
        Assert.Equal(expected, await app.Planner.AgreeingFigures(report));
    }

    [Theory, EachEngine]
    public async Task It_says_of_each_type_what_the_lists_and_the_gap_tables_say(Engine engine)
    {
        var app = await apps.On(engine);
        var on = new DateOnly(2027, 11, 20);
        var days = Enumerable.Range(1, 18).Select(month => new DateOnly(2027, 11, 1).AddMonths(month)).Prepend(on).ToList();

        var report = (await app.Planner.Get($"/v1/reports/requirements?on={on:O}")).Is(HttpStatusCode.OK).Body;

        var tables = new Dictionary<DateOnly, JsonNode>();
        foreach (var day in days)
        {
            tables[day] = (await app.Planner.Get($"/v1/gaps?on={day:O}")).Is(HttpStatusCode.OK).Body;
        }

        var oracle = new RequirementsOracle(await app.Planner.Items("/v1/requirements"), tables, on, new DateOnly(2029, 5, 19));
        Assert.Equal(("2027-11-20", "2029-05-19"), ((string?)report["on"], (string?)report["until"]));
        Assert.Equal(oracle.Types.Order(), Items(report, "types").Select(type => (string)type["unitType"]!).Order());
        Assert.Equal(Items(report, "types").Select(Rank), Items(report, "types").Select(Rank).Order());
        foreach (var type in Items(report, "types"))
        {
            var unitType = (string)type["unitType"]!;
            Assert.Equal(oracle.CurrentOf(unitType), Figure(type["current"]!));
            Assert.Equal(oracle.EmergingOf(unitType), Figure(type["emerging"]!));
            Assert.Equal(days.Select(day => oracle.MissingOn(day, unitType)), Items(type, "days").Select(day => (int)day["unmet"]!["amount"]!));
            Assert.Equal(
                oracle.LevelsOf(unitType),
                Items(type, "levels").Select(each => ((string)each["minimumLevel"]!, (int)each["requirements"]!["count"]!)));
            Assert.Equal(
                oracle.LinesOf(unitType),
                Items(type, "lines").SelectMany(line => Demands.SelectMany(demand =>
                    Items(line, demand).Select(id => $"{line["kind"]} {line["code"]} {demand} {id}"))).Order(StringComparer.Ordinal));
            Assert.Equal(oracle.KeysOf(unitType), Items(type, "requirements").Select(each => (string)each["requirement"]!).Order(StringComparer.Ordinal));
            Assert.Equal(
                Items(type, "days").FirstOrDefault(day => Missing(day) > 0 && Missing(day) == Items(type, "days").Max(Missing))?.ToJsonString(),
                type["worst"]?.ToJsonString());
            Assert.Equal(
                Items(type, "days").Any(day => Missing(day) > 0 && (int)day["supply"]!["count"]! == 0) ? "absent"
                    : Items(type, "days").Any(day => Missing(day) > 0) ? "short" : "met",
                (string)type["outlook"]!);
        }

        Assert.Equal(["absent", "met", "short"], Items(report, "types").Select(type => (string)type["outlook"]!).Distinct().Order());
    }

    [Theory, EachEngine]
    public async Task What_begins_later_is_emerging_and_what_is_over_or_comes_after_is_not_in_it(Engine engine)
    {
        var app = await empty.On(engine);
        var (current, emerging) = (await Needed(app, "2027-01-10", 30), await Needed(app, "2027-02-10", 30));
        await Needed(app, "2027-01-01", 10);
        var (last, after) = (await Needed(app, "2028-07-19", 30), await Needed(app, "2028-07-20", 30));

        var report = (await app.Auditor.Get("/v1/reports/requirements?on=2027-01-20")).Is(HttpStatusCode.OK).Body;
        var type = Assert.Single(Items(report, "types"), type => (string?)type["unitType"] == "EOD_UNIT");

        Assert.Equal(
            [(current, false), (emerging, true), (last, true)],
            Items(type, "requirements").Select(each => ((string)each["requirement"]!, (bool)each["isEmerging"]!)));
        Assert.DoesNotContain(after, type.ToJsonString());
        Assert.Equal(((1, 1), (2, 2)), (Figure(type["current"]!), Figure(type["emerging"]!)));
        Assert.Equal("absent", (string?)type["outlook"]);
    }

    [Theory]
    [InlineData("9999-12-31", 1, "9999-12-31")]
    [InlineData("9998-06-01", 18, "9999-11-30")]
    [InlineData("2027-01-31", 19, "2028-07-30")]
    public async Task It_looks_at_the_first_day_and_the_first_of_each_month_and_ends_with_the_calendar(string on, int days, string until)
    {
        var app = await empty.On(Engine.Sqlite);
        await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2027-01-01").With("durationDays", 3650).With("unitType", "SIGNALS_COY"));

        var report = (await app.Planner.Get($"/v1/reports/requirements?on={on}")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(until, (string?)report["until"]);
        Assert.All(Items(report, "types"), type => Assert.Equal(days, Items(type, "days").Count));
    }

    private static Task<string> Needed(RegistryApp app, string from, int days) =>
        app.PublishedRequirement(Sample.Requirement().With("unitType", "EOD_UNIT").With("neededBy", from).With("durationDays", days));

    private static (int Outlook, decimal Missing) Rank(JsonNode type) => (
        Array.IndexOf(["absent", "short", "met"], (string)type["outlook"]!),
        type["worst"] is { } worst ? -(decimal)(int)worst["unmet"]!["amount"]! / (int)worst["required"]!["amount"]! : 0);

    private static int Missing(JsonNode day) => (int)day["unmet"]!["amount"]!;

    private static (int, int) Figure(JsonNode figure) => ((int)figure["count"]!, (int)figure["amount"]!);

    private static IReadOnlyList<JsonNode> Items(JsonNode node, string name) => [.. node[name]!.AsArray().Select(each => each!)];
}
