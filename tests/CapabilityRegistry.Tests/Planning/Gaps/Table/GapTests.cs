using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Gaps.Table;

public sealed class GapTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    private const string Day = "/v1/gaps?on=2028-05-01";

    [Theory, EachEngine]
    public async Task Every_figure_has_exactly_as_many_objects_in_the_list_behind_it(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var question in (string[])[Day, $"{Day}&groupBy=region", $"{Day}&groupBy=organisation&region=AFRICA", "/v1/gaps"])
        {
            var table = (await app.Planner.Get(question)).Is(HttpStatusCode.OK).Body;

            Assert.True(await app.Planner.AgreeingFigures(table) > (question == "/v1/gaps" ? 5 : 30), question);
        }
    }

    [Theory, EachEngine]
    public async Task Amounts_are_the_sums_over_the_lists(Engine engine)
    {
        var app = await apps.On(engine);
        var rows = (await app.Planner.Get($"{Day}&unitType=HELICOPTER_UTILITY")).Is(HttpStatusCode.OK).Body["rows"]!.AsArray();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            Assert.Equal((int)row!["required"]!["amount"]!, await SumOf(app, row["required"]!, item => (int)item["quantity"]!["amount"]!));
            Assert.Equal((int)row["met"]!["amount"]!, await SumOf(app, row["met"]!, item => item["servedBy"]!.AsArray().Sum(by => (int)by!["amount"]!)));
            Assert.Equal((int)row["unmet"]!["amount"]!, await SumOf(app, row["unmet"]!, item => (int)item["missing"]!));
            Assert.Equal((int)row["available"]!["amount"]!, await SumOf(app, row["available"]!, item => (int)item["amount"]!));
        }
    }

    [Theory, EachEngine]
    public async Task Cells_of_the_table_add_up_to_its_totals(Engine engine)
    {
        var app = await apps.On(engine);
        var table = (await app.Planner.Get(Day)).Is(HttpStatusCode.OK).Body;

        Assert.NotEmpty(table["rows"]!.AsArray());
        foreach (var figure in (string[])["required", "met", "unmet"])
        {
            Assert.Equal((int)table[figure]!["count"]!, table["rows"]!.AsArray().Sum(row => (int)row![figure]!["count"]!));
        }
    }

    [Theory, EachEngine]
    public async Task What_is_required_is_either_met_or_unmet(Engine engine)
    {
        var app = await apps.On(engine);
        var table = (await app.Planner.Get($"{Day}&groupBy=organisation")).Body;

        IReadOnlyList<JsonNode?> rows = [.. table["rows"]!.AsArray(), .. table["groups"]!.AsArray().SelectMany(group => group!["rows"]!.AsArray())];
        Assert.True(rows.Count > table["rows"]!.AsArray().Count);
        foreach (var row in rows)
        {
            Assert.Equal((int)row!["required"]!["count"]!, (int)row["met"]!["count"]! + (int)row["unmet"]!["count"]!);
            Assert.Equal(
                (int)row["required"]!["amount"]!,
                (int)row["met"]!["amount"]! + (int)row["partlyMet"]!["amount"]! + (int)row["unmet"]!["amount"]!);
        }
    }

    [Theory, EachEngine]
    public async Task A_filter_shows_the_same_cells_as_the_whole_table(Engine engine)
    {
        var app = await apps.On(engine);
        var all = (await app.Planner.Get(Day)).Body["rows"]!.AsArray();

        var some = (await app.Planner.Get($"{Day}&mission=UNMISS")).Body["rows"]!.AsArray();

        Assert.NotEmpty(some);
        Assert.Equal(all.Where(row => (string?)row!["mission"] == "UNMISS").Select(row => row!.ToJsonString()), some.Select(row => row!.ToJsonString()));
    }

    [Theory, EachEngine]
    public async Task Several_values_of_a_filter_show_the_cells_of_each_with_the_lists_behind_them(Engine engine)
    {
        var app = await apps.On(engine);
        var whole = Cells((await app.Planner.Get(Day)).Is(HttpStatusCode.OK).Body);
        string[] types = [.. whole.Select(cell => (string)cell["unitType"]!).Distinct().Take(2)];

        var table = (await app.Planner.Get($"{Day}&unitType={types[1]}&unitType={types[0]}&minimumLevel=L1&minimumLevel=L2")).Is(HttpStatusCode.OK).Body;
        var group = (await app.Planner.Get($"{Day}&region=AFRICA&region=EASTERN_EUROPE&organisation=AU&organisation=EU")).Is(HttpStatusCode.OK).Body;

        var expected = whole.Where(cell => types.Contains((string)cell["unitType"]!) && (string?)cell["minimumLevel"] is "L1" or "L2").Select(Key);
        Assert.Equal(expected, Cells(table).Select(Key));
        Assert.True(await app.Planner.AgreeingFigures(table) > 5);
        Assert.True(await app.Planner.AgreeingFigures(group) > 5);

        static IReadOnlyList<JsonNode> Cells(JsonNode table) => [.. table["rows"]!.AsArray().Select(row => row!)];
        static string Key(JsonNode cell) => $"{cell["unitType"]} {cell["minimumLevel"]} {cell["mission"]} {cell["required"]!["amount"]}";
    }

    [Theory, EachEngine]
    public async Task A_group_shows_what_the_filter_by_it_shows(Engine engine)
    {
        var app = await apps.On(engine);
        var groups = (await app.Planner.Get($"{Day}&groupBy=region")).Body["groups"]!.AsArray();
        Assert.Equal(["AFRICA", "ASIA_PACIFIC", "EASTERN_EUROPE", "LATIN_AMERICA_CARIBBEAN", "WESTERN_EUROPE_OTHERS"],
            groups.Select(group => (string)group!["group"]!));

        foreach (var group in groups)
        {
            var alone = (await app.Planner.Get($"{Day}&region={group!["group"]}")).Body;
            foreach (var part in (string[])["met", "unmet", "rows"])
            {
                Assert.Equal(alone[part]!.ToJsonString(), group[part]!.ToJsonString());
            }
        }
    }

    [Theory, EachEngine]
    public async Task A_group_alone_meets_no_more_than_everybody_and_the_pledges_of_all_regions_are_all_pledges(Engine engine)
    {
        var app = await apps.On(engine);
        var table = (await app.Planner.Get($"{Day}&groupBy=region")).Body;
        var groups = table["groups"]!.AsArray();

        Assert.All(groups, group => Assert.True((int)group!["met"]!["count"]! <= (int)table["met"]!["count"]!));
        foreach (var (row, index) in table["rows"]!.AsArray().Select((row, index) => (row, index)))
        {
            Assert.Equal((int)row!["available"]!["count"]!, groups.Sum(group => (int)group!["rows"]![index]!["available"]!["count"]!));
        }
    }

    [Theory, EachEngine]
    public async Task Only_pledges_of_the_group_fill_what_it_meets(Engine engine)
    {
        var app = await apps.On(engine);
        var met = (await app.Planner.Get("/v1/gaps/met?on=2028-05-01&organisation=AU&limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        var serving = met.SelectMany(item => item!["servedBy"]!.AsArray()).Select(by => (string)by!["contributor"]!).Distinct().ToList();
        Assert.NotEmpty(serving);

        foreach (var contributor in serving)
        {
            var memberships = (await app.Planner.Get($"/v1/contributors/{contributor}")).Body["memberships"]!.AsArray();
            Assert.Contains("AU", memberships.Select(each => (string)each!["organisation"]!));
        }
    }

    [Theory, EachEngine]
    public async Task Each_near_miss_of_what_is_unmet_says_what_it_closes_and_what_closes_nothing_is_no_advice(Engine engine)
    {
        var app = await apps.On(engine);
        var unmet = (await app.Planner.Get("/v1/gaps/requirements?on=2028-05-01&limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        var filtered = unmet.SelectMany(gap => gap!["reasons"]!.AsArray()).Where(reason => (string?)reason!["kind"] == "filtered").ToList();
        var told = filtered.SelectMany(reason => reason!["nearMisses"]!.AsArray(), (reason, miss) => (
            Closes: (int?)miss!["closes"],
            Text: reason!["witnesses"]!.AsArray().Select(text => (string)text!)
                .Single(text => text.StartsWith($"{miss["pledge"]!["pledge"]}:", StringComparison.Ordinal))))
            .ToList();

        Assert.Contains(told, miss => miss.Closes > 0);
        Assert.Contains(told, miss => miss.Closes == 0);
        Assert.All(told, miss => Assert.Matches(
            miss.Closes > 0 ? $@"; that closes {miss.Closes}\)$" : @"\((nothing repairs that|to repair that alone would close nothing)\)$", miss.Text));
    }

    [Theory, EachEngine]
    public async Task A_list_can_be_read_page_by_page(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var list in (string[])["/v1/gaps/met?on=2028-05-01", "/v1/gaps/requirements?on=2028-05-01"])
        {
            var whole = (await app.Planner.Get($"{list}&limit=200")).Body["items"]!.AsArray();
            Assert.True(whole.Count > 3);

            Assert.Equal(whole.Select(item => item!.ToJsonString()), (await app.Planner.Items($"{list}&limit=2")).Select(item => item.ToJsonString()));
        }
    }

    [Theory, EachEngine]
    public async Task Codes_that_the_catalogue_does_not_hold_are_refused_by_name(Engine engine)
    {
        var app = await apps.On(engine);
        const string Unknown = "mission=NOSUCH&unitType=NO_SUCH&region=NOWHERE&organisation=NOSUCH";

        foreach (var path in (string[])["/v1/gaps", "/v1/gaps/requirements", "/v1/gaps/met", "/v1/gaps/forecast"])
        {
            var answer = (await app.Planner.Get($"{path}?{Unknown}")).Is(HttpStatusCode.BadRequest);

            Assert.Equal(["mission", "unitType", "region", "organisation"], answer.Places);
            Assert.All(answer.ErrorCodes, code => Assert.Equal("unknown-code", code));
        }
    }

    private static async Task<int> SumOf(RegistryApp app, JsonNode figure, Func<JsonNode, int> amount) =>
        (await app.Planner.Items((string)figure["link"]!)).Sum(amount);
}
