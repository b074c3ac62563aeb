using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Gaps.Scarcity;

public sealed class GetScarcityTests(DemoRegistryApps apps, RegistryApps empty) : IClassFixture<DemoRegistryApps>, IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task Every_figure_has_exactly_as_many_objects_in_the_list_behind_it(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var day in (string[])["", "?on=2027-06-01", "?on=2028-05-01"])
        {
            var table = (await app.Planner.Get($"/v1/scarcity{day}")).Is(HttpStatusCode.OK).Body;

            Assert.True(await app.Planner.AgreeingFigures(table) > 20);
        }
    }

    [Theory, EachEngine]
    public async Task The_ratio_is_exact_and_the_rank_follows_it(Engine engine)
    {
        var app = await apps.On(engine);
        var items = (await app.Planner.Get("/v1/scarcity?on=2028-05-01")).Body["items"]!.AsArray().Select(item => item!).ToList();

        Assert.NotEmpty(items);
        foreach (var item in items)
        {
            var (demand, supply) = ((long)item["demand"]!["amount"]!, (long)item["supply"]!["amount"]!);
            Assert.Equal(supply == 0, item["demandPerSupply"] is null);
            if (item["demandPerSupply"] is { } ratio)
            {
                Assert.Equal(demand * (long)ratio["denominator"]!, supply * (long)ratio["numerator"]!);
            }

            Assert.Equal(1 + items.Count(other => IsScarcer(other, item)), (int)item["rank"]!);
        }
    }

    [Theory, EachEngine]
    public async Task Only_Level_2_and_above_counts_as_supply(Engine engine)
    {
        var app = await empty.On(engine);
        await app.PublishedRequirement(Sample.Requirement().With("quantity", new JsonObject { ["amount"] = 4, ["unit"] = "units" }));
        await app.RegisteredPledge();
        var none = await Engineers(app);
        Assert.Equal((1, 4, 0), ((int)none["rank"]!, (int)none["demand"]!["amount"]!, (int)none["supply"]!["amount"]!));
        Assert.Null(none["demandPerSupply"]);

        for (var i = 0; i < 6; i++)
        {
            await app.Level2Pledge();
        }

        var some = await Engineers(app);
        Assert.Equal((6, 2, 3), ((int)some["supply"]!["count"]!, (int)some["demandPerSupply"]!["numerator"]!, (int)some["demandPerSupply"]!["denominator"]!));
    }

    private static async Task<JsonNode> Engineers(RegistryApp app) =>
        (await app.Planner.Get("/v1/scarcity?on=2027-10-01")).Is(HttpStatusCode.OK).Body["items"]!.AsArray()
            .Single(item => (string?)item!["unitType"] == "ENGINEER_COY")!;

    private static bool IsScarcer(JsonNode one, JsonNode other)
    {
        var (demand, supply) = ((long)one["demand"]!["amount"]!, (long)one["supply"]!["amount"]!);
        var (otherDemand, otherSupply) = ((long)other["demand"]!["amount"]!, (long)other["supply"]!["amount"]!);
        return (supply, otherSupply) switch
        {
            (0, 0) => demand > otherDemand,
            (0, _) => true,
            (_, 0) => false,
            _ => demand * otherSupply > otherDemand * supply,
        };
    }
}
