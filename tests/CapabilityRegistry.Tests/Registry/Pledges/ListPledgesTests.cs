using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Http.Lists;
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
        await Agrees(app, "handedIn=true", item => (string?)item["status"] is "submitted" or "acknowledged");
        await Agrees(app, "handedIn=false", item => (string?)item["status"] is not ("submitted" or "acknowledged"));
        await Agrees(app, "minimumLevel=L3", item => (string?)item["readinessLevel"] is "L3" or "RDL");

        // The first day of some units, and the last day of others.
        foreach (var day in new[] { "2027-03-01", "2030-01-31" })
        {
            await Agrees(app, $"availableOn={day}", item => string.CompareOrdinal((string?)item["availableFrom"], day) <= 0
                && (item["availableUntil"] is not { } until || string.CompareOrdinal((string?)until, day) >= 0));
        }
    }

    [Theory, EachEngine]
    public async Task Pledges_are_found_by_the_day_for_which_their_visit_is_scheduled(Engine engine)
    {
        var app = await apps.On(engine);
        var scheduled = (await app.Planner.Get("/v1/visits?status=scheduled&limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        var pledges = scheduled
            .SelectMany(visit => visit!["units"]!.AsArray(), (visit, unit) => (On: (string)visit!["plannedOn"]!, Of: (string)unit!["pledge"]!))
            .ToLookup(each => each.On, each => each.Of);

        // The visits of 2027-01-11 are counted, those of 2027-02-08 are not.
        await Agrees(app, "visitPlannedBy=2027-01-11", item => Before("2027-02-08").Contains((string)item["id"]!));
        await Agrees(app, "visitPlannedBy=2027-02-07", item => Before("2027-02-08").Contains((string)item["id"]!));

        IEnumerable<string> Before(string day) => pledges.Where(each => string.CompareOrdinal(each.Key, day) < 0).SelectMany(each => each);
    }

    private static async Task Agrees(RegistryApp app, string filter, Func<JsonNode, bool> holds)
    {
        var all = await app.Planner.All("/v1/pledges?limit=200");
        var filtered = await app.Planner.All($"/v1/pledges?limit=200&{filter}");

        Assert.NotEmpty(filtered);
        Assert.Equal(all.Where(holds).Select(item => (string?)item["id"]), filtered.Select(item => (string?)item["id"]));
    }
}
