using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Telemetry;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Telemetry;

public sealed class HealthTests
{
    [Theory, EachEngine]
    public async Task Each_part_of_the_health_has_a_status_a_value_and_a_limit_of_its_own(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);

        var parts = await Parts(app);

        Assert.Equal(
            [
                "database", "imports", "queue", "run", "schema", "snapshot", "storage", "work-ended-sessions", "work-expired-invitations", "work-lapses",
                "work-list-deficiencies", "work-old-access-records", "work-old-answers",
            ],
            parts.Keys.Order(StringComparer.Ordinal));
        Assert.All(parts.Values, part => Assert.Equal("ok", (string?)part["status"]));
        Assert.All(parts.Values, part => Assert.True((double)part["value"]! <= (double)part["limit"]!));
    }

    [Fact]
    public async Task A_recurring_work_that_is_not_done_any_more_is_over_its_limit_and_the_registry_goes_on()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        await Execute(app, "INSERT INTO shared_work (name, done_at, lease_until, turn) VALUES ('lapses', '2026-11-23 07:29:00.000', '2027-01-01', 1)");

        var late = (await Parts(app))["work-lapses"];

        Assert.Equal(("over-limit", 5_460.0, 5_400.0, "seconds"), Told(late));
        (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_run_that_waits_too_long_is_told_by_its_time_in_the_queue()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Matching:JobsAtOnce", "0")]);
        await app.QueuedRun();
        Assert.Equal(("ok", 0.0, 600.0, "seconds"), Told((await Parts(app))["queue"]));

        app.Clock.Advance(TimeSpan.FromSeconds(601));

        Assert.Equal(("over-limit", 601.0, 600.0, "seconds"), Told((await Parts(app))["queue"]));
    }

    [Fact]
    public async Task A_database_that_a_newer_program_has_migrated_is_told()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        Assert.Equal(("ok", 0.0, 0.0, "scripts"), Told((await Parts(app))["schema"]));

        await Execute(app, "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999_of_tomorrow.sql', '2030-01-01')");
        app.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(("over-limit", 1.0, 0.0, "scripts"), Told((await Parts(app))["schema"]));
    }

    [Fact]
    public async Task A_folder_of_files_that_takes_none_is_told()
    {
        var folder = Directory.CreateTempSubdirectory("capability-registry-files");
        try
        {
            await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Storage:Files", Path.Combine(folder.FullName, "files"))]);
            Assert.Equal(("ok", 0.0, 0.0, "places"), Told((await Parts(app))["files"]));

            // Where the folder was there is a file now.
            Directory.Delete(Path.Combine(folder.FullName, "files"), true);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "files"), "", TestContext.Current.CancellationToken);
            app.Clock.Advance(Readings.Fresh);

            Assert.Equal(("over-limit", 1.0, 0.0, "places"), Told((await Parts(app))["files"]));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public async Task However_often_the_health_is_asked_for_all_but_one_row_is_read_once_in_five_seconds()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        using var watched = new WatchedStatements();
        await Parts(app);
        await Execute(app, "INSERT INTO shared_work (name, done_at, lease_until, turn) VALUES ('lapses', '2026-11-23 07:29:00.000', '2027-01-01', 1)");

        Assert.Equal("ok", (string?)(await Parts(app))["work-lapses"]["status"]);
        Assert.Equal(["HealthEndpoints.Ping"], await watched.In(app.As(null), "/health/ready"));
        app.Clock.Advance(Readings.Fresh);
        Assert.Equal("over-limit", (string?)(await Parts(app))["work-lapses"]["status"]);
    }

    private static (string?, double, double, string?) Told(JsonObject part) =>
        ((string?)part["status"], (double)part["value"]!, (double)part["limit"]!, (string?)part["unit"]);

    private static async Task<Dictionary<string, JsonObject>> Parts(RegistryApp app)
    {
        var answer = (await app.As(null).Get("/health/ready")).Is(HttpStatusCode.OK);
        Assert.Equal("ready", (string?)answer.Body["status"]);
        return answer.Body["parts"]!.AsArray().ToDictionary(part => (string)part!["name"]!, part => part!.AsObject());
    }

    private static async Task Execute(RegistryApp app, string sql)
    {
        await using var work = new Work(app.Database);
        await work.Change(sql);
        await work.Commit();
    }
}
