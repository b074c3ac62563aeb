using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;
using Dapper;

namespace CapabilityRegistry.Tests.Registry.Pledges;

/// <summary>A pledge that has lapsed, and that its state hands in again.</summary>
public sealed class RevivePledgeTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly (string, string)[] Renewals = [("Readiness:Policy", "pcrs-2015-faq")];

    [Theory, EachEngine]
    public async Task What_has_lapsed_is_handed_in_again_under_its_key_and_registered_as_any_other(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: Renewals);
        var id = await app.VisitedPledge();
        app.Clock.Advance(TimeSpan.FromDays(400));
        await app.Sweep();
        Assert.Equal("renewal-missing", (string?)(await app.Planner.Get($"/v1/pledges/{id}")).Body["loweredFor"]![0]);
        (await app.OtherFocalPoint.Step($"/v1/pledges/{id}/revive")).Is(HttpStatusCode.NotFound);

        var revived = (await app.FocalPoint.Step($"/v1/pledges/{id}/revive")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(
            ("submitted", app.Today(), "2026-11-23", null),
            ((string?)revived["status"], (string?)revived["submittedOn"], (string?)revived["pledgedSince"], (string?)revived["readinessLevel"]));
        Assert.Equal("L1", (string?)(await Readiness("today"))["next"]!["level"]);
        (await app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);
        var accepted = (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("registered", "L1", 0), ((string?)accepted["status"], (string?)accepted["readinessLevel"], accepted["loweredFor"]!.AsArray().Count));
        Assert.Equal(("registered", "L1"), Standing(await Readiness("2027-01-01")));
        Assert.Equal(("lapsed", null), Standing(await Readiness("2027-12-01")));
        // It lapsed at Level 1, so the visit from before still counts for Level 2; and it has a year again.
        Assert.Equal("2028-12-28", (string?)(await Readiness("today"))["nextLapse"]!["on"]);
        (await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);

        async Task<JsonNode> Readiness(string day) =>
            (await app.FocalPoint.Get($"/v1/pledges/{id}/readiness?on={(day == "today" ? app.Today() : day)}")).Is(HttpStatusCode.OK).Body;

        static (string?, string?) Standing(JsonNode view) => ((string?)view["standing"], (string?)view["readinessLevel"]);
    }

    [Theory, EachEngine]
    public async Task What_it_lost_when_it_lapsed_needs_newer_evidence(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: Renewals);
        var id = await app.Level2Pledge();
        app.Clock.Advance(TimeSpan.FromDays(400));
        await app.Sweep();
        (await app.FocalPoint.Step($"/v1/pledges/{id}/revive")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);

        Assert.Equal(
            "visit-not-passed",
            (await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task What_is_no_longer_available_and_what_is_offered_through_an_organisation_that_its_state_has_left_stays_lapsed(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: Renewals);
        var over = await app.RegisteredPledge(Sample.Pledge().With("availableUntil", "2027-12-27"));
        var through = await app.RegisteredPledge(Sample.Pledge().With("offeredThrough", "CSTO"));
        await using var connection = await app.Database.Open(TestContext.Current.CancellationToken);
        Assert.Equal(1, await connection.ExecuteAsync(
            "UPDATE membership SET valid_until = '2027-06-30' WHERE contributor = 'KAZ' AND organisation = 'CSTO'"));
        app.Clock.Advance(TimeSpan.FromDays(400)); // 28 December 2027
        await app.Sweep();

        await Refuses(over, "available-no-longer", "/availableUntil", "2027-12-28 or later");
        await Refuses(through, "not-a-member", "/offeredThrough", "an organisation of which KAZ is a member on 2027-12-28");

        async Task Refuses(string id, string code, string place, string expected)
        {
            var told = (await app.FocalPoint.Get($"/v1/pledges/{id}/actions")).Is(HttpStatusCode.OK).Body["actions"]!.AsArray()
                .Single(each => (string?)each!["action"] == "revive")!;
            var refused = (await app.FocalPoint.Step($"/v1/pledges/{id}/revive")).Is(HttpStatusCode.Conflict);
            Assert.Equal((code, place, expected), (refused.Code, refused.Places.Single(), (string?)refused.Body["errors"]![0]!["expected"]));
            Assert.Equal((false, code), ((bool)told["open"]!, (string?)told["code"]));
            Assert.Equal("lapsed", (string?)(await app.FocalPoint.Get($"/v1/pledges/{id}")).Body["status"]);
        }
    }

    [Theory, EachEngine]
    public async Task The_Secretariat_returns_it_for_edits(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.TakenOverPledge("lapsed");
        (await app.FocalPoint.Step($"/v1/pledges/{id}/revive")).Is(HttpStatusCode.OK);

        var back = new JsonObject { ["reasons"] = new JsonArray("equipment-below-standard"), ["reason"] = "The vehicles were sold." };
        (await app.Planner.Step($"/v1/pledges/{id}/return", back)).Is(HttpStatusCode.OK);

        var now = (await app.FocalPoint.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Send(HttpMethod.Put, $"/v1/pledges/{id}", Sample.Pledge().ToJsonString(), now.ETag)).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        Assert.Equal("wrong-status", (await app.FocalPoint.Step($"/v1/pledges/{id}/revive")).Is(HttpStatusCode.Conflict).Code);
    }
}
