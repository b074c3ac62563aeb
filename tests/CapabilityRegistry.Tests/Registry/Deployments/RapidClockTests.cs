using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Deployments;

public sealed class RapidClockTests
{
    private static readonly DateOnly Requested = new(2027, 1, 1);

    [Theory]
    [InlineData(0, RapidState.Running, 60)]
    [InlineData(60, RapidState.Running, 0)]
    [InlineData(61, RapidState.Breached, -1)]
    public void The_clock_runs_60_days_from_the_request(int today, RapidState state, int left)
    {
        var clock = RapidClock.Of(Requested, null, false, Requested.AddDays(today));

        Assert.Equal((state, new DateOnly(2027, 3, 2), left), (clock.State, clock.DueOn!.Value, clock.DaysLeft!.Value));
    }

    [Theory]
    [InlineData(60, RapidState.Met)]
    [InlineData(61, RapidState.Breached)]
    public void It_stops_with_the_arrival(int arrival, RapidState state)
    {
        var clock = RapidClock.Of(Requested, Requested.AddDays(arrival), false, Requested.AddDays(400));

        Assert.Equal((state, null), (clock.State, clock.DaysLeft));
    }

    [Fact]
    public void It_does_not_run_before_the_request_nor_after_a_withdrawal()
    {
        Assert.Equal((RapidState.NotStarted, null), (RapidClock.Of(null, null, false, Requested).State, RapidClock.Of(null, null, false, Requested).DueOn));
        Assert.Equal(RapidState.Stopped, RapidClock.Of(Requested, null, true, Requested.AddDays(400)).State);
    }

    [Theory, EachEngine]
    public async Task Only_a_unit_selected_at_the_rapid_deployment_level_has_the_clock(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var rapid = (await app.Planner.Get("/v1/pledges?readinessLevel=RDL&limit=1")).Body["items"]![0]!;
        var requirement = await app.PublishedRequirement(
            Sample.Requirement().With("unitType", (string)rapid["unitType"]!).With("quantity", rapid["capacity"]!.DeepClone())
                .With("majorEquipment", new JsonArray()).With("selfSustainment", new JsonArray()).With("languages", new JsonArray()));
        var state = app.As(await app.Token("focal-point", (string)rapid["contributor"]!));
        var invitation = await app.Invitation((string)rapid["id"]!, requirement);
        (await state.Step($"/v1/invitations/{invitation}/accept")).Is(HttpStatusCode.OK);
        var id = (await app.Planner.Step($"/v1/invitations/{invitation}/select")).Is(HttpStatusCode.Created).Id;
        Assert.Null(await Clock(app, await app.Deployment()));
        Assert.Equal("not-started", (string?)(await Clock(app, id))!["state"]);

        (await app.Planner.Step($"/v1/deployments/{id}/milestones", Sample.Milestone("request", "2026-11-23"))).Is(HttpStatusCode.OK);
        Assert.Equal(("running", "2027-01-22", 60),
            ((string)(await Clock(app, id))!["state"]!, (string)(await Clock(app, id))!["dueOn"]!, (int)(await Clock(app, id))!["daysLeft"]!));

        app.Clock.Advance(TimeSpan.FromDays(61));
        Assert.Equal(("breached", -1), ((string)(await Clock(app, id))!["state"]!, (int)(await Clock(app, id))!["daysLeft"]!));
    }

    private static async Task<JsonNode?> Clock(RegistryApp app, string id) =>
        (await app.Planner.Get($"/v1/deployments/{id}")).Is(HttpStatusCode.OK).Body["clock"];
}
