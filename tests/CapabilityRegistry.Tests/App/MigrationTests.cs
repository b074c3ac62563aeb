using System.Diagnostics;
using CapabilityRegistry.App;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.App;

/// <summary>Bringing a database to the newest schema, and refusing one that is of another program.</summary>
public sealed class MigrationTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new(Engine.Sqlite);

    [Fact]
    public async Task Eight_that_migrate_and_fill_one_database_at_once_all_succeed_and_it_is_done_once()
    {
        var exits = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Startup.Migrate(Settings("catalogue")))));

        Assert.All(exits, exit => Assert.Equal(0, exit));
        await using var connection = new SqliteConnection(_database.ConnectionString);
        var scripts = (await connection.QueryAsync<string>("SELECT ScriptName FROM SchemaVersions")).ToList();
        Assert.Equal(scripts.Distinct(), scripts);
        Assert.Empty(Migrations.Missing(new Database(new SqliteDialect(), _database.ConnectionString)));
        Assert.NotEqual(0, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM unit_type"));
        Assert.Equal(OperatingSystem.IsWindows(), File.Exists($"{FileOf(_database.ConnectionString)}-migration"));
    }

    [Fact]
    public async Task The_lock_of_a_migration_is_held_by_one_at_a_time_although_its_file_goes_with_each()
    {
        var dialect = new SqliteDialect();
        var (inside, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var time = 0; time < 5; time++)
            {
                await using var alone = await dialect.LockForMigration(_database.ConnectionString, TestContext.Current.CancellationToken);
                var now = Interlocked.Increment(ref inside);
                most = Math.Max(most, now);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
        })));

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_what_is_unknown_is_named()
    {
        Migrations.Run(new Database(new SqliteDialect(), _database.ConnectionString));
        await using (var connection = new SqliteConnection(_database.ConnectionString))
        {
            await connection.ExecuteAsync("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999_of_tomorrow.sql', '2030-01-01')");
        }

        foreach (var words in new[] { Array.Empty<string>(), ["--migrate"] })
        {
            var (exit, _, errors) = await Run(words);

            Assert.Equal(1, exit);
            Assert.Contains("The database is newer than this program", errors);
            Assert.Contains("9999_of_tomorrow.sql", errors);
        }
    }

    [Fact]
    public async Task What_a_migration_would_do_is_printed_as_a_script_and_nothing_is_done()
    {
        var (exit, text, _) = await Run("--migrate", "--dry-run");

        Assert.Equal(0, exit);
        Assert.StartsWith("-- 0001_events.sql\n", text);
        Assert.Contains("CREATE TABLE event_head (", text);
        Assert.Contains("-- 0025_fill_searchable_names\n-- Done by the program itself", text);
        Assert.False(File.Exists(FileOf(_database.ConnectionString)));

        Migrations.Run(new Database(new SqliteDialect(), _database.ConnectionString));
        Assert.Equal((0, "", ""), await Run("--migrate", "--dry-run"));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static string FileOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;

    private string[] Settings(string seed) =>
        [$"--Storage:Engine=sqlite", $"--Storage:ConnectionString={_database.ConnectionString}", $"--Storage:Seed={seed}", "--environment=Production"];

    private async Task<(int Exit, string Text, string Errors)> Run(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. words, .. Settings("none")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, text, await errors);
    }
}
