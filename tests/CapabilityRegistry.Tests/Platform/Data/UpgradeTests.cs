using System.IO.Compression;
using System.Net;
using CapabilityRegistry.Platform.Audit;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Platform.Data;

/// <summary>
/// A database that the program made before it knew lapses, evidence, visits of several units or deficiencies: the demo data of that time, and some lives
/// beyond them (before-readiness.db.gz, from the last commit before those came).
/// </summary>
public sealed class UpgradeTests
{
    private static readonly string Kept = Repository.PathOf("tests/CapabilityRegistry.Tests/Platform/Data/before-readiness.db.gz");

    // What was stored then, under names that no later script has changed.
    private static readonly (string Path, string Statement)[] Lists =
    [
        ("/v1/pledges", "SELECT id, status FROM pledge WHERE deleted_on IS NULL ORDER BY id"),
        ("/v1/visits", "SELECT id, CASE status WHEN 'scheduled' THEN status WHEN 'cancelled' THEN status ELSE 'ended' END FROM visit ORDER BY id"),
        ("/v1/requirements", "SELECT id, status FROM requirement WHERE deleted_on IS NULL ORDER BY id"),
        ("/v1/surs", "SELECT id, status FROM sur WHERE deleted_on IS NULL ORDER BY id"),
        ("/v1/invitations", "SELECT id, status FROM invitation ORDER BY id"),
        ("/v1/deployments", "SELECT id, status FROM deployment ORDER BY id"),
    ];

    [Fact]
    public async Task It_upgrades_with_all_its_data_its_log_verifies_and_its_lives_go_on()
    {
        await using var database = new TestDatabase(Engine.Sqlite);
        await Unpack(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);
        var (before, levels, events) = await Read(database.ConnectionString);

        await using var app = RegistryApp.OnNew(database, "none");

        foreach (var (path, was) in before)
        {
            var now = (await app.Planner.Items(path)).ToDictionary(each => (string)each["id"]!, each => (string)each["status"]!);
            Assert.Equal(was, now);
        }

        Assert.True(levels.Count > 100);
        var pledges = (await app.Planner.Items("/v1/pledges")).ToDictionary(each => (string)each["id"]!, each => (string?)each["readinessLevel"]);
        Assert.All(levels, each => Assert.Equal(each.Value, pledges[each.Key]));
        await using var work = new Work(app.Database);
        var verified = await VerifyDatabase.Run(new EventStore(work), []);
        Assert.Null(verified.Fault);
        Assert.StartsWith($"{events} events", verified.Text, StringComparison.Ordinal);

        await app.Sweep();
        await app.CompareLists();
        foreach (var id in levels.Keys.Take(40))
        {
            (await app.Planner.Get($"/v1/pledges/{id}/readiness")).Is(HttpStatusCode.OK);
        }

        await app.Level2Pledge();
        Assert.Null((await VerifyDatabase.Run(new EventStore(work), [])).Fault);
        Assert.Empty(app.Errors);
    }

    private static async Task Unpack(string path)
    {
        await using var packed = File.OpenRead(Kept);
        await using var content = new GZipStream(packed, CompressionMode.Decompress);
        await using var file = File.Create(path);
        await content.CopyToAsync(file, TestContext.Current.CancellationToken);
    }

    private static async Task<(Dictionary<string, Dictionary<string, string>> Lists, Dictionary<string, string> Levels, long Events)> Read(
        string connectionString)
    {
        await using var connection = new SqliteConnection(connectionString);
        var lists = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (path, statement) in Lists)
        {
            lists[path] = (await connection.QueryAsync<(string Id, string Status)>(statement)).ToDictionary(each => each.Id, each => each.Status);
        }

        var levels = await connection.QueryAsync<(string Id, int Level)>("SELECT id, readiness_level FROM pledge WHERE readiness_level IS NOT NULL");
        return (lists, levels.ToDictionary(each => each.Id, each => each.Level == 4 ? "RDL" : $"L{each.Level}"),
            await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM event"));
    }
}
