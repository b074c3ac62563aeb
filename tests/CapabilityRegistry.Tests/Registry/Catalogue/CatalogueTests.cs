using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Catalogue;

public sealed class CatalogueTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task Eleven_missions_are_active(Engine engine)
    {
        var app = await apps.On(engine);

        var active = (await app.FocalPoint.Get("/v1/missions?activeOn=2026-11-23&count=true")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(11, (int)active["count"]!);
        Assert.DoesNotContain("MINUSMA", active.ToJsonString());
    }

    [Theory, EachEngine]
    public async Task A_mission_shows_what_was_authorised_and_where_it_is_written(Engine engine)
    {
        var app = await apps.On(engine);

        var strengths = (await app.FocalPoint.Get("/v1/missions/MONUSCO")).Is(HttpStatusCode.OK).Body["authorisedStrength"]!.AsArray();

        Assert.Contains(strengths, each => (int?)each!["military"] == 16215 && (string?)each["certainty"] == "official");
        Assert.All(strengths, each => Assert.NotEqual("", (string)each!["source"]!));
    }

    [Theory, EachEngine]
    public async Task Every_unit_type_says_what_it_is_counted_in(Engine engine)
    {
        var app = await apps.On(engine);

        var types = (await app.FocalPoint.Get("/v1/unit-types?limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        Assert.Equal("airframes", (string?)types.Single(type => (string?)type!["id"] == "HELICOPTER_UTILITY")!["measure"]);
        Assert.Equal("beds", (string?)types.Single(type => (string?)type!["id"] == "HOSPITAL_L2")!["measure"]);
        Assert.Equal("ENGINEER_COY", (string?)(await app.FocalPoint.Get("/v1/unit-types/ENGINEER_COY")).Body["id"]);
        Assert.Equal([15, 20, 25, 30], types.Select(type => (int)type!["womenTarget"]!).Distinct().Order());
        Assert.Equal(20, (int)types.Single(type => (string?)type!["id"] == "FORMED_POLICE_UNIT")!["womenTarget"]!);
        (await app.FocalPoint.Get("/v1/unit-types/NO_SUCH")).Is(HttpStatusCode.NotFound);
    }

    [Theory, EachEngine]
    public async Task The_code_lists_are_there_for_those_who_fill_in_pledges(Engine engine)
    {
        var app = await apps.On(engine);

        Assert.Contains("engineering-vehicle", (await app.FocalPoint.Get("/v1/equipment")).Is(HttpStatusCode.OK).Text);
        Assert.Contains("catering", (await app.FocalPoint.Get("/v1/self-sustainment")).Is(HttpStatusCode.OK).Text);
    }
}
