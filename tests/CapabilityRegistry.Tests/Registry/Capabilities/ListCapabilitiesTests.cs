using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Http.Lists;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Capabilities;

public sealed class ListCapabilitiesTests
{
    [Theory, EachEngine]
    public async Task What_there_is_stands_with_its_level_and_what_it_lacks(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedSur();
        var visited = await app.Level2Pledge();
        var accepted = await app.RegisteredPledge(Sample.Pledge().With("unitType", "SIGNALS_COY"));
        await app.AcknowledgedPledge();

        Assert.Empty(await app.Planner.Items("/v1/capabilities"));
        var all = await app.Planner.Items("/v1/capabilities?on=2027-01-01");
        Assert.Equal([visited, accepted], all.Select(each => (string?)each["pledge"]));
        Assert.Equal(["L2", "L1"], all.Select(each => (string?)each["readinessLevel"]));
        Assert.Equal(
            (await app.Planner.Items($"/v1/deficiencies?pledge={visited}&status=open"))
                .Select(each => ((string?)each["id"], (string?)each["code"], (int)each["shortfall"]!)),
            all[0]["lacks"]!.AsArray().Select(each => ((string?)each!["deficiency"], (string?)each["code"], (int)each["shortfall"]!)));
        Assert.NotEmpty(all[0]["lacks"]!.AsArray());
        Assert.Empty(all[1]["lacks"]!.AsArray());
        Assert.Equal([accepted], (await app.Planner.Items("/v1/capabilities?on=2027-01-01&unitType=SIGNALS_COY")).Select(each => (string?)each["pledge"]));
        Assert.Equal(1, (int)(await app.Planner.Get("/v1/capabilities?on=2027-01-01&unitType=ENGINEER_COY&count=true")).Body["count"]!);
    }

    [Theory, EachEngine]
    public async Task Level_and_lacks_are_those_of_the_day(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2026-01-01"));
        app.Clock.Advance(TimeSpan.FromDays(10));
        var deficiency = await app.Deficiency(pledge);
        app.Clock.Advance(TimeSpan.FromDays(10));
        (await app.FocalPoint.Step($"/v1/deficiencies/{deficiency}/mend", new JsonObject { ["text"] = "Two were bought." })).Is(HttpStatusCode.OK);

        foreach (var (day, standing, level, lacks) in new[]
        {
            ("2026-11-22", "not-registered", null, 0), ("2026-11-23", "registered", "L2", 0), ("2026-12-03", "registered", "L2", 1),
            ("2026-12-12", "registered", "L2", 1), ("2026-12-13", "registered", "L2", 0),
        })
        {
            var one = Assert.Single(await app.Planner.Items($"/v1/capabilities?on={day}"));
            Assert.Equal(
                (day, standing, level, lacks), (day, (string?)one["standing"], (string?)one["readinessLevel"], one["lacks"]!.AsArray().Count));
        }

        foreach (var day in new[] { "2027-06-01", "2028-06-01" })
        {
            var one = Assert.Single(await app.Planner.Items($"/v1/capabilities?on={day}"));
            var readiness = (await app.Planner.Get($"/v1/pledges/{pledge}/readiness?on={day}")).Is(HttpStatusCode.OK).Body;
            Assert.Equal(
                ((string?)readiness["standing"], (string?)readiness["readinessLevel"]), ((string?)one["standing"], (string?)one["readinessLevel"]));
        }
    }

    [Theory, EachEngine]
    public async Task States_are_members_on_the_day_and_see_their_own_units(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var states = (await app.Planner.All("/v1/contributors?limit=200")).ToDictionary(
            state => (string)state["id"]!, state => state["memberships"]!.AsArray().Where(each => (string?)each!["organisation"] == "CSTO").ToList());
        foreach (var day in new[] { "2026-11-23", "2027-06-01" })
        {
            var all = await app.Planner.All($"/v1/capabilities?limit=200&on={day}");
            var found = await app.Planner.All($"/v1/capabilities?limit=7&organisation=CSTO&on={day}");

            Assert.NotEmpty(found);
            Assert.Equal(
                all.Where(each => states[(string)each["contributor"]!].Any(member => Holds(member!, day))).Select(each => (string?)each["pledge"]),
                found.Select(each => (string?)each["pledge"]));
        }

        Assert.Contains(await app.Planner.All("/v1/capabilities?limit=200"), each => each["lacks"]!.AsArray().Count > 0);
        Assert.Equal(
            (await app.Planner.All("/v1/capabilities?contributor=KAZ")).Select(each => (string?)each["pledge"]),
            (await app.FocalPoint.All("/v1/capabilities")).Select(each => (string?)each["pledge"]));
    }

    private static bool Holds(JsonNode membership, string day) =>
        string.CompareOrdinal((string?)membership["validFrom"] ?? "", day) <= 0
        && (membership["validUntil"] is not { } until || string.CompareOrdinal((string)until!, day) > 0);
}
