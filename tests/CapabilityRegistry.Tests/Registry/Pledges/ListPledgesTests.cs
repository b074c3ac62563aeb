using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

public sealed class ListPledgesTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    [Theory, EachEngine]
    public async Task Following_next_reads_every_pledge_once_in_the_order_of_keys(Engine engine)
    {
        var app = await apps.On(engine);
        var keys = new List<string>();
        string? next = "/v1/pledges?limit=70&count=true";
        var count = 0;

        while (next is not null)
        {
            var page = (await app.Planner.Get(next)).Is(HttpStatusCode.OK).Body;
            keys.AddRange(page["items"]!.AsArray().Select(item => (string)item!["id"]!));
            (next, count) = ((string?)page["next"], (int)page["count"]!);
        }

        Assert.Equal(count, keys.Count);
        Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys);
    }

    [Theory, EachEngine]
    public async Task Filters_narrow_together(Engine engine)
    {
        var app = await apps.On(engine);

        var items = (await app.Planner.Get("/v1/pledges?unitType=INFANTRY_BN&minimumLevel=L2&status=registered&availableOn=2028-05-01&limit=200"))
            .Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        Assert.NotEmpty(items);
        Assert.All(items, item =>
        {
            Assert.Equal("INFANTRY_BN", (string?)item!["unitType"]);
            Assert.Contains((string?)item["readinessLevel"], (string[])["L2", "L3", "RDL"]);
            Assert.True(string.CompareOrdinal((string)item["availableFrom"]!, "2028-05-01") <= 0);
            Assert.True(item["availableUntil"] is not { } until || string.CompareOrdinal((string)until!, "2028-05-01") >= 0);
        });
    }

    [Theory, EachEngine]
    public async Task Every_filter_alone_agrees_with_the_items_it_gives(Engine engine)
    {
        var app = await apps.On(engine);

        await Agrees(app, "contributor=KAZ", item => (string?)item["contributor"] == "KAZ");
        await Agrees(app, "status=lapsed", item => (string?)item["status"] == "lapsed");
        await Agrees(app, "readinessLevel=RDL", item => (string?)item["readinessLevel"] == "RDL");
        await Agrees(app, "unitType=HOSPITAL_L2", item => (string?)item["unitType"] == "HOSPITAL_L2");
        await Agrees(app, "externalId=ARG-HOSL2-2027-01", item => (string?)item["externalId"] == "ARG-HOSL2-2027-01");
    }

    private static async Task Agrees(RegistryApp app, string filter, Func<System.Text.Json.Nodes.JsonNode, bool> holds)
    {
        var all = (await app.Planner.Get("/v1/pledges?limit=200")).Body["items"]!.AsArray()
            .Concat((await app.Planner.Get("/v1/pledges?limit=200&after=" + (await LastOfFirstPage(app)))).Body["items"]!.AsArray());
        var filtered = (await app.Planner.Get($"/v1/pledges?limit=200&{filter}")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        Assert.NotEmpty(filtered);
        Assert.Equal(all.Where(item => holds(item!)).Select(item => (string?)item!["id"]), filtered.Select(item => (string?)item!["id"]));
    }

    private static async Task<string> LastOfFirstPage(RegistryApp app) =>
        (string)(await app.Planner.Get("/v1/pledges?limit=200")).Body["items"]!.AsArray()[^1]!["id"]!;
}
