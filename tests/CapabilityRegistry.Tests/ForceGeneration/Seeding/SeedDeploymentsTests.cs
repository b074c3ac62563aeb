using System.Net;
using CapabilityRegistry.ForceGeneration.Seeding;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Seeding;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.ForceGeneration.Seeding;

/// <summary>Invitations and deployments that are brought along have come where they are by steps that the registry allows.</summary>
public sealed class SeedDeploymentsTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const string Invitations =
        "id,requirement,slot,pledge,amount,invited_by,invited_on,expires_on,reason,status,answered_by,answered_on,answer,declined_for,"
        + "decided_by,decided_on,decision,released_for,deployment";

    private const string Deployments = "id,invitation,milestones,ended_on,withdrawn_for,ending";

    [Theory, EachEngine]
    public async Task A_unit_is_imported_on_its_way_and_binds_it(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, need) = (await app.Level2Pledge(), await app.PublishedRequirement());

        await Import(
            app, $"INV-90001,{need},,{pledge},1,planner,2026-09-07,2026-10-01,The unit fits.,selected,state,2026-09-14,,,planner,2026-09-21,,,DEP-90001",
            "DEP-90001,INV-90001,request:2026-11-23:2026-11-23:NV/UN/7; arrival:2027-01-01:,,,");

        var deployment = (await app.Planner.Get("/v1/deployments/DEP-90001")).Is(HttpStatusCode.OK).Body;
        Assert.Equal("selected", (string?)deployment["status"]);
        Assert.Equal(["request", "arrival"], deployment["milestones"]!.AsArray().Select(each => (string?)each!["kind"]));
        Assert.Equal("NV/UN/7", (string?)deployment["milestones"]![0]!["reference"]);
        Assert.Equal("selected", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["engagement"]);
        Assert.Equal("DEP-90001", (string?)(await app.Planner.Get("/v1/invitations/INV-90001")).Is(HttpStatusCode.OK).Body["deployment"]);
    }

    [Theory, EachEngine]
    public async Task What_was_decided_before_it_was_imported_is_in_the_log_of_decisions_with_its_day_and_its_person(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, need) = (await app.Level2Pledge(), await app.PublishedRequirement());

        await Import(
            app, $"INV-90004,{need},,{pledge},1,planner,2026-09-07,2026-10-01,The unit fits.,selected,state,2026-09-14,,,chief,2026-09-21,,,DEP-90005",
            "DEP-90005,INV-90004,,2026-10-12,unit-not-ready,Its vehicles are in repair.");

        Assert.Equal(
            [
                ("invited", "2026-09-07", "planner"), ("offered", "2026-09-14", "state"), ("selected", "2026-09-21", "chief"),
                ("selection-undone", "2026-10-12", "chief"),
            ],
            (await app.Planner.Items($"/v1/pledges/{pledge}/decisions?sort=decidedOn")).TakeWhile(each => (string?)each["decidedOn"] != app.Today())
                .Select(each => ((string)each["decision"]!, (string)each["decidedOn"]!, (string)each["decidedBy"]!)));
    }

    [Theory, EachEngine]
    public async Task An_invitation_that_no_step_leads_to_is_refused(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, need) = (await app.Level2Pledge(), await app.PublishedRequirement());
        (string Settled, string Complaint)[] wrong =
        [
            ("declined,state,2026-09-14,No.,,,,,,", "declined_for: expected a value, found 'nothing'"),
            ("accepted,,,,,,,,,", "answered_by: expected a value, found 'nothing'"),
            ("gone,,,,,,,,,", "status: expected one of open, accepted, declined, expired, released, selected, found 'gone'"),
        ];

        foreach (var (settled, complaint) in wrong)
        {
            var refusal = await Assert.ThrowsAsync<FormatException>(
                () => Import(app, $"INV-90002,{need},,{pledge},1,planner,2026-09-07,2026-10-01,The unit fits.,{settled}"));
            Assert.Equal($"invitations.csv, line 2, {complaint}.", refusal.Message);
        }

        (await app.Planner.Get("/v1/invitations/INV-90002")).Is(HttpStatusCode.NotFound);
    }

    [Theory, EachEngine]
    public async Task A_deployment_that_no_step_leads_to_is_refused(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, need) = (await app.Level2Pledge(), await app.PublishedRequirement());
        (string Deployment, string Complaint)[] wrong =
        [
            ("DEP-90003,INV-90003,request:2026-11-23:; arrival:2026-11-23:2026-11-23,,,",
                ": /actualOn: expected a request on the day of the arrival or before, found no request."),
            ("DEP-90003,INV-90003,,2026-11-02,,", ": /status: expected deployed, found selected."),
            ("DEP-90004,INV-90003,,,,", ", invitation: expected the invitation that was selected with DEP-90004, found 'INV-90003'."),
        ];

        foreach (var (deployment, complaint) in wrong)
        {
            var refusal = await Assert.ThrowsAsync<FormatException>(() => Import(app,
                $"INV-90003,{need},,{pledge},1,planner,2026-09-07,2026-10-01,The unit fits.,selected,state,2026-09-14,,,planner,2026-09-21,,,DEP-90003",
                deployment));
            Assert.Equal($"deployments.csv, line 2{complaint}", refusal.Message);
        }

        (await app.Planner.Get("/v1/invitations/INV-90003")).Is(HttpStatusCode.NotFound);
    }

    private static async Task Import(RegistryApp app, string invitation, string? deployment = null)
    {
        var change = new Change("imported", Caller.System("import"));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SeedInvitations>().Run(Rows("invitations.csv", Invitations, invitation), change);
        if (deployment is not null)
        {
            await scope.ServiceProvider.GetRequiredService<SeedDeployments>().Run(Rows("deployments.csv", Deployments, deployment), change);
        }

        await scope.ServiceProvider.GetRequiredService<EventLog>().Commit();
    }

    private static IReadOnlyList<CsvRow> Rows(string file, string header, string row)
    {
        using var text = new StringReader($"{header}\n{row}\n");
        return [.. CsvFile.Read(file, text)];
    }
}
