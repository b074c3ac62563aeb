using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.AccessLog;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static CapabilityRegistry.Tests.Platform.AccessLog.AccessLogSteps;

namespace CapabilityRegistry.Tests.Platform.AccessLog;

/// <summary>What was shown is put on record, or it is said that it is not; it never just goes missing.</summary>
public sealed class AccessLogWriterTests
{
    [Theory, EachEngine]
    public async Task Whoever_stops_the_program_loses_nothing(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.DraftPledge();
        await using (var other = app.AnotherInstance())
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ => (await other.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK)));
        }

        Assert.Equal(50, (await app.Seen($"subjectId={id}")).Count);
    }

    [Fact]
    public async Task While_it_cannot_be_written_it_waits_and_the_operator_is_told()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var id = await app.DraftPledge();
        await Rename(app, "access_log", "access_log_away");

        (await app.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
        var answer = await app.Auditor.Get("/v1/access-log");

        Assert.Equal("access-log-away", answer.Is(HttpStatusCode.ServiceUnavailable).Code);
        Assert.Contains(app.Errors, error => error.Message.StartsWith("The access log could not be written; 1 answers wait for it.", StringComparison.Ordinal));

        await Rename(app, "access_log_away", "access_log");
        while ((await app.Auditor.Get("/v1/access-log")).Status == HttpStatusCode.ServiceUnavailable)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["demo-planner"], (await app.Seen($"subjectId={id}")).Select(Actor));
    }

    [Fact]
    public async Task When_too_much_waits_nobody_is_shown_what_cannot_be_put_on_record()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var id = await app.RegisteredPledge();
        var visit = SetupSteps.Visit(id, "2026-12-01");
        await Rename(app, "access_set", "access_set_away");
        DisclosedObject[] many = [.. Enumerable.Range(0, 500_000).Select(number => new DisclosedObject("pledge", $"KAZ-{number:00000}", "KAZ"))];
        app.Services.GetRequiredService<AccessLogBuffer>()
            .Add(AccessRecord.Of(many, new Caller("somebody", Role.Planner, null), "ListPledges", "1", RegistryApp.Start));

        Assert.Equal("access-log-away", (await app.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.ServiceUnavailable).Code);
        Assert.Equal("access-log-away", (await app.Planner.Post("/v1/visits", visit)).Is(HttpStatusCode.ServiceUnavailable).Code);
        Assert.Empty((await app.FocalPoint.Get("/v1/visits")).Body["items"]!.AsArray());
        (await app.FocalPoint.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
        (await app.Planner.Get("/v1/missions")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_cannot_be_written_at_the_end_stands_in_the_programs_own_log()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var id = await app.DraftPledge();
        await Rename(app, "access_log", "access_log_away");
        var other = app.AnotherInstance();
        (await other.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);

        await other.DisposeAsync();

        Assert.Contains(other.Errors, error => error.Message.Contains($"demo-planner (planner) was shown by GetPledge {id}, request 00-",
            StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task What_was_kept_long_enough_is_thrown_away(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "catalogue", ("Audit:AccessLogDays", "30"));
        var (old, fresh) = (await app.DraftPledge(), await app.DraftPledge());
        (await app.Planner.Get($"/v1/pledges/{old}")).Is(HttpStatusCode.OK);
        (await app.Planner.Get($"/v1/pledges/{fresh}")).Is(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromDays(20));
        (await app.Planner.Get($"/v1/pledges/{fresh}")).Is(HttpStatusCode.OK);
        Assert.Equal(3, (await app.Seen("operation=GetPledge")).Count);

        app.Clock.Advance(TimeSpan.FromDays(11));
        await app.Patiently(Until(async () => (await app.Seen("operation=GetPledge")).Count == 1));

        Assert.Empty(await app.Seen($"subjectId={old}"));
        Assert.Single(await app.Seen($"subjectId={fresh}"));
        await using var work = new Work(app.Database);
        Assert.Equal([fresh], await work.Query<string>("SELECT subject_id FROM access_object WHERE subject_kind = 'pledge'"));

        static async Task<bool> Until(Func<Task<bool>> reached)
        {
            while (!await reached())
            {
            }

            return true;
        }
    }

    private static async Task Rename(RegistryApp app, string from, string to)
    {
        await using var work = new Work(app.Database);
        await work.Change($"ALTER TABLE {from} RENAME TO {to}");
        await work.Commit();
    }
}
