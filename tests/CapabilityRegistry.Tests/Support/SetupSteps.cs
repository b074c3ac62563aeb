using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Support;

/// <summary>The usual way of things, up to the point where a test begins. Each gives the key of what it made.</summary>
public static class SetupSteps
{
    public static async Task<string> DraftPledge(this RegistryApp app, JsonObject? pledge = null) =>
        (await app.FocalPoint.Post("/v1/pledges", pledge ?? Sample.Pledge())).Is(HttpStatusCode.Created).Id;

    public static async Task<string> AcknowledgedPledge(this RegistryApp app, JsonObject? pledge = null)
    {
        var id = await app.DraftPledge(pledge);
        (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);
        return id;
    }

    public static async Task<string> RegisteredPledge(this RegistryApp app, JsonObject? pledge = null)
    {
        var id = await app.AcknowledgedPledge(pledge);
        (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
        return id;
    }

    public static async Task<string> ScheduledVisit(this RegistryApp app, string pledge) =>
        (await app.Planner.Post("/v1/visits", new JsonObject { ["pledge"] = pledge, ["kind"] = "AAV", ["plannedOn"] = PlannedVisit(app) }))
            .Is(HttpStatusCode.Created).Id;

    public static async Task<string> VisitedPledge(this RegistryApp app, string result = "passed", JsonObject? pledge = null)
    {
        var id = await app.RegisteredPledge(pledge);
        var visit = await app.ScheduledVisit(id);
        (await app.Assessor.Step($"/v1/visits/{visit}/outcome", Outcome(result, app.Today()))).Is(HttpStatusCode.OK);
        return id;
    }

    public static async Task<string> Level2Pledge(this RegistryApp app, JsonObject? pledge = null)
    {
        var id = await app.VisitedPledge(pledge: pledge);
        (await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
        return id;
    }

    /// <summary>A unit of Kazakhstan that is taken over from elsewhere today, at Level 3.</summary>
    public static async Task<string> TakenOverPledge(this RegistryApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        using var file = new StreamReader(Repository.PathOf("db/demo/pledges.csv"));
        var row = CsvFile.Read("pledges.csv", file).First(each => each.Text("contributor") == "KAZ" && each.Optional("readiness_level") == "L3");
        var names = (await File.ReadAllLinesAsync(Repository.PathOf("db/demo/pledges.csv")))[0].Split(',');
        var cells = names.ToDictionary(name => name, name => row.Optional(name) ?? "");
        cells["id"] = $"KAZ-{int.Parse((await app.DraftPledge())[4..], CultureInfo.InvariantCulture) + 1000:D5}";
        (cells["external_id"], cells["partners"]) = ("", "");
        await scope.ServiceProvider.GetRequiredService<ImportPledges>()
            .Run([new CsvRow("pledges.csv", 2, cells)], new Change("imported", Caller.System("import")));
        await scope.ServiceProvider.GetRequiredService<EventLog>().Commit();
        return cells["id"];
    }

    public static async Task<string> PublishedRequirement(this RegistryApp app, JsonObject? requirement = null)
    {
        var id = (await app.Planner.Post("/v1/requirements", requirement ?? Sample.Requirement())).Is(HttpStatusCode.Created).Id;
        (await app.Planner.Step($"/v1/requirements/{id}/publish")).Is(HttpStatusCode.OK);
        return id;
    }

    public static async Task<string> DraftSur(this RegistryApp app, JsonObject? sur = null) =>
        (await app.Planner.Post("/v1/surs", sur ?? Sample.Sur())).Is(HttpStatusCode.Created).Id;

    public static async Task<string> PublishedSur(this RegistryApp app, JsonObject? sur = null)
    {
        var id = await app.DraftSur(sur);
        (await app.Planner.Step($"/v1/surs/{id}/publish")).Is(HttpStatusCode.OK);
        return id;
    }

    /// <summary>A new unit at Level 2 is invited to a new requirement, outside of every plan.</summary>
    public static async Task<string> Invitation(this RegistryApp app, string? pledge = null, string? requirement = null) =>
        (await app.Planner.Step($"/v1/requirements/{requirement ?? await app.PublishedRequirement()}/invitations",
            Sample.InvitationRequest(pledge ?? await app.Level2Pledge()))).Is(HttpStatusCode.Created).Id;

    public static async Task<string> AcceptedInvitation(this RegistryApp app, string? pledge = null, string? requirement = null)
    {
        var id = await app.Invitation(pledge, requirement);
        (await app.FocalPoint.Step($"/v1/invitations/{id}/accept")).Is(HttpStatusCode.OK);
        return id;
    }

    /// <summary>A unit was selected; its deployment has just begun.</summary>
    public static async Task<string> Deployment(this RegistryApp app, string? pledge = null, string? requirement = null) =>
        (await app.Planner.Step($"/v1/invitations/{await app.AcceptedInvitation(pledge, requirement)}/select")).Is(HttpStatusCode.Created).Id;

    public static async Task<string> ArrivedUnit(this RegistryApp app, string? pledge = null, string? requirement = null)
    {
        var id = await app.Deployment(pledge, requirement);
        (await app.Planner.Step($"/v1/deployments/{id}/milestones", Sample.Milestone("request", app.Today()))).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/deployments/{id}/milestones", Sample.Milestone("arrival", app.Today()))).Is(HttpStatusCode.OK);
        return id;
    }

    /// <summary>A run that has ended, with its plan.</summary>
    public static async Task<Answer> Run(this RegistryApp app, JsonObject? request = null) =>
        (await app.Planner.PostAndWait("/v1/match-runs", request)).Is(HttpStatusCode.Created);

    /// <summary>A run that has not begun.</summary>
    public static async Task<string> QueuedRun(this RegistryApp app, JsonObject? request = null) =>
        (string)(await app.Planner.Post("/v1/match-runs", request)).Is(HttpStatusCode.Accepted).Body["run"]!["id"]!;

    /// <summary>Carries out the runs that wait, one after the other, where no worker does.</summary>
    public static async Task CarryOutRuns(this RegistryApp app)
    {
        while (await app.Services.GetRequiredService<MatchRunner>().RunNext(TestContext.Current.CancellationToken))
        {
            // Until none waits.
        }
    }

    /// <summary>A bearer token made by the administrator.</summary>
    public static async Task<string> Token(this RegistryApp app, string role, string? contributor = null, params string[] scopes)
    {
        var name = $"{role} {Guid.NewGuid():N}";
        var request = new JsonObject { ["name"] = name, ["person"] = $"holder of {name}", ["role"] = role, ["contributor"] = contributor };
        if (scopes.Length > 0)
        {
            request["scopes"] = new JsonArray([.. scopes]);
        }

        return (string)(await app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Created).Body["token"]!;
    }

    /// <summary>The day of the registry's clock.</summary>
    public static string Today(this RegistryApp app) => $"{app.Clock.GetUtcNow():yyyy-MM-dd}";

    // In a week or so, or today if the clock is past that.
    private static string PlannedVisit(RegistryApp app) => new[] { "2026-12-01", app.Today() }.Max(StringComparer.Ordinal)!;

    public static JsonObject Outcome(string result = "passed", string visitedOn = "2026-11-23") =>
        new() { ["result"] = result, ["visitedOn"] = visitedOn, ["report"] = "AAV/2026/031" };
}
