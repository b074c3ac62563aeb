using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using static CapabilityRegistry.Tests.Platform.AccessLog.AccessLogSteps;

namespace CapabilityRegistry.Tests.Platform.AccessLog;

public sealed class AccessLogTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task It_tells_who_saw_a_pledge(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();
        (await app.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
        (await app.Assessor.Get($"/v1/pledges/{id}/readiness")).Is(HttpStatusCode.OK);
        (await app.Administrator.Get($"/v1/pledges/{id}/history")).Is(HttpStatusCode.OK);

        var seen = await app.Seen($"subjectId={id}");

        Assert.Equal(["demo-planner GetPledge", "demo-assessor GetReadiness", "demo-administrator GetPledgeHistory"],
            seen.Select(entry => $"{Actor(entry)} {Operation(entry)}"));
        Assert.All(seen, entry =>
        {
            Assert.Equal([id], Keys(entry));
            Assert.Equal("KAZ", (string)entry["shown"]![0]!["contributor"]!);
            Assert.Equal("pledge", (string)entry["shown"]![0]!["kind"]!);
            Assert.Equal("2026-11-23T09:00:00.000Z", (string)entry["at"]!);
            Assert.StartsWith("00-", (string)entry["requestId"]!);
        });
        Assert.Equal(["planner", "assessor", "administrator"], seen.Select(entry => (string)entry["role"]!));
    }

    [Theory, EachEngine]
    public async Task What_a_state_sees_of_its_own_is_not_on_record(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();
        foreach (var token in new[] { "demo-focal-point-kaz", await app.Token("integrator", "KAZ"), await app.Token("assessor", "KAZ") })
        {
            (await app.As(token).Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
        }

        (await app.OtherFocalPoint.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await app.Seen($"subjectId={id}"));

        (await app.As(await app.Token("assessor", "BRA")).Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
        Assert.Single(await app.Seen($"subjectId={id}"));
    }

    [Theory, EachEngine]
    public async Task A_list_names_what_its_page_showed_and_no_more(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var ids = new List<string>();
        for (var i = 0; i < 13; i++)
        {
            ids.Add(await app.DraftPledge());
        }

        (await app.Planner.Get("/v1/pledges?limit=2")).Is(HttpStatusCode.OK);
        (await app.Planner.Get("/v1/pledges")).Is(HttpStatusCode.OK);

        var seen = await app.Seen("operation=ListPledges");
        Assert.Equal([2, 13], seen.Select(entry => (int)entry["objects"]!));
        Assert.Equal(ids[..2], Keys(seen[0]));
        Assert.Equal(ids[..10], Keys(seen[1]));
        Assert.Equal(ids, Keys((await app.Auditor.Get($"/v1/access-log/{seen[1]["id"]}")).Is(HttpStatusCode.OK).Body));
        Assert.Single(await app.Seen($"subjectId={ids[12]}"));
    }

    [Theory, EachEngine]
    public async Task It_tells_what_somebody_saw_between_two_days(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.DraftPledge();
        for (var day = 0; day < 4; day++)
        {
            (await app.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
            app.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(4, (await app.Seen("actor=demo-planner&limit=1")).Count);
        Assert.Equal(2, (await app.Seen("actor=demo-planner&from=2026-11-24&until=2026-11-25")).Count);
        Assert.Equal(3, (await app.Seen("actor=demo-planner&from=2026-11-24&until=9999-12-31")).Count);
        Assert.Empty(await app.Seen("actor=demo-planner&until=2026-11-22"));
        Assert.Empty(await app.Seen("actor=demo-planner&contributor=BRA"));
        Assert.Equal(4, (int)(await app.Auditor.Get("/v1/access-log?contributor=KAZ&count=true&limit=1")).Body["count"]!);
    }

    [Theory, EachEngine]
    public async Task Whoever_took_the_log_of_events_along_has_seen_everything(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.DraftPledge();
        (await app.Auditor.Get("/v1/events/export?until=1")).Is(HttpStatusCode.OK);

        Assert.Equal(["ExportEvents"], (await app.Seen($"subjectId={id}")).Select(Operation));
        var entry = Assert.Single(await app.Seen("contributor=KAZ"), each => Operation(each) == "ExportEvents");
        Assert.Equal(["1-1", "every-event"], Keys(entry));
    }

    [Theory, EachEngine]
    public async Task Who_reads_the_log_is_on_record_too(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.DraftPledge();
        (await app.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
        await app.Seen($"subjectId={id}");

        Assert.Equal(["ListAccessLog"], (await app.Seen("actor=demo-auditor")).Select(Operation));
    }

    [Theory, EachEngine]
    public async Task A_step_shows_what_came_of_it_and_so_does_a_refusal_that_tells_what_stands_against_it_tried_or_not(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();
        (await app.Planner.Post($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.PreconditionRequired);
        (await app.Planner.Post($"/v1/pledges/{id}/acknowledge", ifMatch: "\"7\"")).Is(HttpStatusCode.PreconditionFailed);
        Assert.Empty(await app.Seen($"subjectId={id}"));

        (await app.Planner.Post($"/v1/pledges/{id}/acknowledge?dryRun=true", ifMatch: "\"1\"")).Is(HttpStatusCode.Conflict);
        (await app.Planner.Post($"/v1/pledges/{id}/acknowledge", ifMatch: "\"1\"")).Is(HttpStatusCode.Conflict);
        (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        (await app.Planner.WithoutReadingBack.Post($"/v1/pledges/{id}/acknowledge", ifMatch: "\"2\"")).Is(HttpStatusCode.OK);

        Assert.Equal(Enumerable.Repeat("AcknowledgePledge", 3), (await app.Seen($"subjectId={id}")).Select(Operation));
    }

    [Theory, EachEngine]
    public async Task Whoever_is_refused_an_invitation_with_the_reasons_has_seen_the_unit(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement(Sample.Requirement().With("minimumLevel", "L3")));

        foreach (var tried in (string[])["?dryRun=true", ""])
        {
            var refused = await app.Planner.Step($"/v1/requirements/{requirement}/invitations{tried}", Sample.InvitationRequest(pledge));
            Assert.NotEmpty(refused.Is(HttpStatusCode.Conflict).Body["errors"]!.AsArray());
        }

        Assert.Equal(2, (await app.Seen($"subjectId={pledge}")).Count(each => Operation(each) == "InviteState"));
    }

    [Theory, EachEngine]
    public async Task So_has_whoever_is_refused_a_second_vetting_or_one_of_many_steps(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        await app.Vetting(pledge);
        (await app.Planner.Post("/v1/vettings", SetupSteps.NewVetting(pledge))).Is(HttpStatusCode.Conflict);
        foreach (var (mode, status) in new[] { ("one-by-one", HttpStatusCode.OK), ("all-or-nothing", HttpStatusCode.Conflict) })
        {
            var raise = new JsonObject { ["id"] = pledge, ["version"] = 4, ["to"] = "L2" };
            (await app.Planner.Post("/v1/pledges/bulk/raise", new JsonObject { ["mode"] = mode, ["items"] = new JsonArray(raise) })).Is(status);
        }

        var seen = (await app.Seen($"subjectId={pledge}")).Select(Operation).ToList();
        Assert.Equal((2, 2), (seen.Count(each => each == "OpenVetting"), seen.Count(each => each == "RaisePledges")));
    }

    [Theory, EachEngine]
    public async Task What_is_shown_again_and_again_is_written_down_once(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        for (var i = 0; i < 5; i++)
        {
            await app.DraftPledge();
        }

        foreach (var reader in new[] { app.Planner, app.Auditor, app.Assessor, app.Planner })
        {
            (await reader.Get("/v1/pledges")).Is(HttpStatusCode.OK);
        }

        Assert.Equal(4, (await app.Seen("operation=ListPledges")).Count);
        await using var work = new Work(app.Database);
        Assert.Equal(5, await work.Find<int>("SELECT COUNT(*) FROM access_object WHERE subject_kind = 'pledge'"));
    }

    [Theory, EachEngine]
    public async Task It_is_for_auditors_alone(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var other in new[] { app.Planner, app.Administrator, app.FocalPoint, app.Assessor })
        {
            (await other.Get("/v1/access-log")).Is(HttpStatusCode.Forbidden);
        }
    }
}
