using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Visits;

public sealed class VisitTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task Only_a_registered_pledge_is_visited(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.AcknowledgedPledge();

        var answer = await app.Planner.Post("/v1/visits", SetupSteps.Visit(id, "2026-12-01"));

        Assert.Equal("pledge-not-registered", answer.Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task An_unknown_pledge_is_named_in_the_refusal(Engine engine)
    {
        var app = await apps.On(engine);

        var answer = await app.Planner.Post("/v1/visits", SetupSteps.Visit("KAZ-99999", "2026-12-01"));

        Assert.Equal(["/pledges/0"], answer.Is(HttpStatusCode.BadRequest).Places);
    }

    [Theory, EachEngine]
    public async Task An_assessor_of_the_pledging_state_records_no_outcome(Engine engine)
    {
        var app = await apps.On(engine);
        var visit = await app.ScheduledVisit(await app.RegisteredPledge());
        var kazakh = app.As(await app.Token("assessor", "KAZ"));
        var brazilian = app.As(await app.Token("assessor", "BRA"));

        Assert.Equal("assessor-of-pledging-state", (await kazakh.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.Forbidden).Code);
        (await brazilian.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_planner_schedules_but_does_not_record(Engine engine)
    {
        var app = await apps.On(engine);
        var visit = await app.ScheduledVisit(await app.RegisteredPledge());

        Assert.Equal("forbidden", (await app.Planner.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.Forbidden).Code);
    }

    [Theory, EachEngine]
    public async Task An_outcome_is_recorded_once_and_not_before_the_visit(Engine engine)
    {
        var app = await apps.On(engine);
        var visit = await app.ScheduledVisit(await app.RegisteredPledge());

        Assert.Equal("visit-in-the-future", (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome(visitedOn: "2026-11-24")))
            .Is(HttpStatusCode.Conflict).Code);
        (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome(visitedOn: "2026-11-23"))).Is(HttpStatusCode.OK);
        Assert.Equal("outcome-recorded", (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome("failed")))
            .Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_focal_point_sees_visits_to_its_own_units_only(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var visit = await app.ScheduledVisit(pledge);

        (await app.FocalPoint.Get($"/v1/visits/{visit}")).Is(HttpStatusCode.OK);
        (await app.OtherFocalPoint.Get($"/v1/visits/{visit}")).Is(HttpStatusCode.NotFound);
        Assert.Single((await app.FocalPoint.Get($"/v1/visits?pledge={pledge}")).Body["items"]!.AsArray());
        Assert.Empty((await app.OtherFocalPoint.Get($"/v1/visits?pledge={pledge}")).Body["items"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task Nothing_is_visited_before_its_pledge_was_submitted(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var visit = await app.ScheduledVisit(pledge);

        foreach (var day in new[] { "1990-01-01", "2026-11-22" })
        {
            var refused = (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome(visitedOn: day))).Is(HttpStatusCode.Conflict);
            Assert.Equal(("visit-before-the-pledge", "/visitedOn"), (refused.Code, refused.Places[0]));
            Assert.Equal("2026-11-23 or later", (string?)refused.Body["errors"]![0]!["expected"]);
        }

        var planned = SetupSteps.Visit(pledge, "1990-01-01");
        Assert.Equal("visit-before-the-pledge", (await app.Planner.Post("/v1/visits", planned)).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("visit-not-passed", (await app.Planner.Step($"/v1/pledges/{pledge}/raise", new JsonObject { ["to"] = "L2" }))
            .Is(HttpStatusCode.Conflict).Code);
    }

    [Fact]
    public async Task A_pledge_that_was_taken_over_is_visited_no_earlier_than_the_readiness_system_began()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        var pledge = (string)(await app.Planner.Get("/v1/pledges?status=registered&limit=1")).Body["items"]![0]!["id"]!;
        var visit = await app.ScheduledVisit(pledge);

        Assert.Equal("visit-before-the-pledge", (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome(visitedOn: "1990-01-01")))
            .Is(HttpStatusCode.Conflict).Code);
        (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome(visitedOn: "2026-11-20"))).Is(HttpStatusCode.OK);
    }
}
