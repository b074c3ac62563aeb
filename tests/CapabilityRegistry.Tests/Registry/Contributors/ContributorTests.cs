using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Contributors;

public sealed class ContributorTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task There_are_193_Member_States(Engine engine)
    {
        var app = await apps.On(engine);

        Assert.Equal(193, (int)(await app.FocalPoint.Get("/v1/contributors?count=true&limit=1")).Is(HttpStatusCode.OK).Body["count"]!);
    }

    [Theory, EachEngine]
    public async Task A_state_shows_its_codes_its_group_and_its_memberships(Engine engine)
    {
        var app = await apps.On(engine);

        var state = (await app.FocalPoint.Get("/v1/contributors/KAZ")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("398", "ASIA_PACIFIC"), ((string?)state["m49"], (string?)state["region"]));
        Assert.Equal(["CSTO", "OIC", "SCO"], state["memberships"]!.AsArray().Select(each => (string?)each!["organisation"]));
    }

    [Theory, EachEngine]
    public async Task States_are_found_by_group_and_by_organisation(Engine engine)
    {
        var app = await apps.On(engine);

        Assert.Equal(54, (int)(await app.Planner.Get("/v1/contributors?region=AFRICA&count=true")).Body["count"]!);
        Assert.Equal(10, (await app.Planner.Get("/v1/organisations")).Is(HttpStatusCode.OK).Body["items"]!.AsArray().Count);
        Assert.Contains("KAZ", (await app.Planner.Get("/v1/contributors?organisation=SCO")).Is(HttpStatusCode.OK).Text);
    }
}
