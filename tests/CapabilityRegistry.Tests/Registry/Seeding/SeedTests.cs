using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Seeding;

public sealed class SeedTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    [Theory, EachEngine]
    public async Task The_demo_data_has_about_300_pledges_of_about_80_states_at_all_levels(Engine engine)
    {
        var app = await apps.On(engine);
        var pledges = new List<System.Text.Json.Nodes.JsonNode>();
        for (string? next = "/v1/pledges?limit=200"; next is not null;)
        {
            var page = (await app.Auditor.Get(next)).Is(HttpStatusCode.OK).Body;
            pledges.AddRange(page["items"]!.AsArray().Select(item => item!));
            next = (string?)page["next"];
        }

        Assert.InRange(pledges.Count, 300, 340);
        Assert.InRange(pledges.Select(pledge => (string?)pledge["contributor"]).Distinct().Count(), 75, 85);
        Assert.Equal(["L1", "L2", "L3", "RDL"], pledges.Select(pledge => (string?)pledge["readinessLevel"]).OfType<string>().Distinct()
            .Order(StringComparer.Ordinal));
        Assert.All(pledges, pledge => Assert.NotEqual("", (string)pledge["source"]!));
    }

    [Theory, EachEngine]
    public async Task About_60_requirements_stand_in_the_eleven_active_missions(Engine engine)
    {
        var app = await apps.On(engine);

        var requirements = (await app.Auditor.Get("/v1/requirements?goals=false&limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        Assert.InRange(requirements.Count, 55, 70);
        Assert.Equal(11, requirements.Select(each => (string?)each!["mission"]).Distinct().Count());
        Assert.All(requirements, each => Assert.Equal("illustrative", (string?)each!["source"]));
    }

    [Theory, EachEngine]
    public async Task New_keys_go_on_after_those_that_were_brought_along(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var highest = (await app.FocalPoint.Get("/v1/pledges?limit=200")).Body["items"]!.AsArray().Max(item => (string)item!["id"]!);

        Assert.True(string.CompareOrdinal(await app.DraftPledge(), highest) > 0);
    }
}
