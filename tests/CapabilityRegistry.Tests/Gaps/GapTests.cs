using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Gaps;

public sealed class GapTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    [Theory, EachEngine]
    public async Task Every_figure_has_exactly_as_many_objects_in_the_list_behind_it(Engine engine)
    {
        var app = await apps.On(engine);
        var table = (await app.Planner.Get("/v1/gaps?on=2028-05-01")).Is(HttpStatusCode.OK).Body;
        var figures = table["rows"]!.AsArray().SelectMany(row => (JsonNode[])[row!["required"]!, row["unmet"]!, row["available"]!])
            .Append(table["required"]!).Append(table["unmet"]!).ToList();
        Assert.True(figures.Count > 30);

        foreach (var figure in figures)
        {
            Assert.Equal((int)figure["count"]!, await CountOf(app, (string)figure["list"]!));
        }
    }

    [Theory, EachEngine]
    public async Task Amounts_are_the_sums_over_the_lists(Engine engine)
    {
        var app = await apps.On(engine);
        var rows = (await app.Planner.Get("/v1/gaps?on=2028-05-01&unitType=HELICOPTER_UTILITY")).Is(HttpStatusCode.OK).Body["rows"]!.AsArray();
        Assert.NotEmpty(rows);

        foreach (var row in rows)
        {
            Assert.Equal((int)row!["required"]!["amount"]!, await SumOf(app, row["required"]!, item => (int)item["quantity"]!["amount"]!));
            Assert.Equal((int)row["unmet"]!["amount"]!, await SumOf(app, row["unmet"]!, item => (int)item["missing"]!));
            Assert.Equal((int)row["available"]!["amount"]!, await SumOf(app, row["available"]!, item => (int)item["capacity"]!["amount"]!));
        }
    }

    [Theory, EachEngine]
    public async Task Cells_of_the_table_add_up_to_its_totals(Engine engine)
    {
        var app = await apps.On(engine);
        var table = (await app.Planner.Get("/v1/gaps?on=2028-05-01")).Body;

        foreach (var figure in (string[])["required", "unmet"])
        {
            Assert.Equal((int)table[figure]!["count"]!, table["rows"]!.AsArray().Sum(row => (int)row![figure]!["count"]!));
        }
    }

    [Theory, EachEngine]
    public async Task A_filter_shows_the_same_cells_as_the_whole_table(Engine engine)
    {
        var app = await apps.On(engine);
        var all = (await app.Planner.Get("/v1/gaps?on=2028-05-01")).Body["rows"]!.AsArray();

        var some = (await app.Planner.Get("/v1/gaps?on=2028-05-01&mission=UNMISS")).Body["rows"]!.AsArray();

        Assert.NotEmpty(some);
        Assert.Equal(all.Where(row => (string?)row!["mission"] == "UNMISS").Select(row => row!.ToJsonString()), some.Select(row => row!.ToJsonString()));
    }

    private static async Task<int> CountOf(RegistryApp app, string list)
    {
        var count = 0;
        for (string? next = list; next is not null;)
        {
            var page = (await app.Planner.Get(next)).Is(HttpStatusCode.OK).Body;
            count += page["items"]!.AsArray().Count;
            next = (string?)page["next"];
        }

        return count;
    }

    private static async Task<int> SumOf(RegistryApp app, JsonNode figure, Func<JsonNode, int> amount) =>
        (await app.Planner.Get($"{figure["list"]}&limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray().Sum(item => amount(item!));
}
