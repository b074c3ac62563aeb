using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

/// <summary>Caveats with a kind, a time and who agreed to them.</summary>
public sealed class CaveatTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task What_is_left_out_follows_from_what_is_said(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge(With(
            new JsonObject { ["text"] = "Not in Abyei", ["excludedMissions"] = new JsonArray("UNISFA") },
            new JsonObject { ["text"] = "Nothing unlawful" },
            new JsonObject { ["kind"] = "night-operations", ["text"] = "No flights by night", ["agreedBy"] = "Force Commander" }));

        var caveats = (await app.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body["caveats"]!.AsArray();

        Assert.Equal(["mission", "other", "night-operations"], caveats.Select(each => (string?)each!["kind"]));
        Assert.Equal("Force Commander", (string?)caveats[2]!["agreedBy"]);
    }

    [Theory, EachEngine]
    public async Task A_mission_is_excluded_on_the_days_of_the_caveat_alone(Engine engine)
    {
        var app = await apps.On(engine);
        // The requirement is for 365 days from 1 September 2027.
        var requirement = await app.PublishedRequirement();
        var (before, within, after) = (await Excluding(null, "2027-08-31"), await Excluding("2028-08-30", null), await Excluding("2028-08-31", "2028-12-31"));

        Assert.DoesNotContain("caveat-excludes-mission", await Reasons(before));
        Assert.Contains("caveat-excludes-mission", await Reasons(within));
        Assert.DoesNotContain("caveat-excludes-mission", await Reasons(after));
        Assert.Contains("caveat-excludes-mission", await Reasons(await Excluding(null, null)));

        Task<string> Excluding(string? from, string? until) => app.Level2Pledge(With(new JsonObject
        {
            ["text"] = "Not before the elections", ["excludedMissions"] = new JsonArray("MINUSCA"), ["validFrom"] = from, ["validUntil"] = until,
        }));

        async Task<IEnumerable<string?>> Reasons(string pledge) =>
            (await app.Explained(requirement, pledge))["criteria"]!
                .AsArray().Where(each => !(bool)each!["passes"]!).Select(each => (string?)each!["code"]);
    }

    [Theory, EachEngine]
    public async Task A_caveat_ends_no_sooner_than_it_begins(Engine engine)
    {
        var app = await apps.On(engine);

        var refused = (await app.FocalPoint.Post("/v1/pledges", With(
            new JsonObject { ["text"] = "Not in winter", ["validFrom"] = "2028-02-29", ["validUntil"] = "2028-02-28" }))).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["dates-reversed"], refused.ErrorCodes);
        Assert.Equal(["/caveats/0/validUntil"], refused.Places);
    }

    private static JsonObject With(params JsonNode[] caveats) => Sample.Pledge().With("caveats", new JsonArray(caveats));
}
