using System.CommandLine;
using System.Net;
using CapabilityRegistry.App;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.App;

public sealed class BackupCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("capability-registry-backup").FullName;
    private RegistryApp _app = null!;

    private string Backup => Path.Combine(_folder, "registry.backup");

    [Fact]
    public async Task A_backup_that_is_taken_while_others_write_is_one_file_with_a_whole_log()
    {
        var writing = Enumerable.Range(0, 10).Select(_ => Task.Run(() => _app.FocalPoint.Post("/v1/pledges", Sample.Pledge())));

        var (exit, text) = await Run(_app.Database, "backup", Backup);

        Assert.All(await Task.WhenAll(writing), answer => answer.Is(HttpStatusCode.Created));
        Assert.True(exit == 0, text);
        Assert.Equal(["registry.backup"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_backup_is_restored_to_a_new_place_with_all_that_it_held()
    {
        var id = await _app.DraftPledge();
        Assert.Equal(0, (await Run(_app.Database, "backup", Backup)).Exit);
        var elsewhere = In("elsewhere", "registry.db");

        Assert.Equal(0, (await Run(elsewhere, "restore", Backup)).Exit);

        await using var connection = new SqliteConnection(elsewhere.ConnectionString);
        Assert.Contains(id, await connection.QueryAsync<string>("SELECT id FROM pledge"));
        Assert.Equal("wal", await connection.ExecuteScalarAsync<string>("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Events_that_the_backup_does_not_hold_are_not_lost_unless_one_says_so()
    {
        var kept = await _app.DraftPledge();
        Assert.Equal(0, (await Run(_app.Database, "backup", Backup)).Exit);
        Assert.Equal(0, (await Run(_app.Database, "restore", Backup)).Exit);
        var later = await _app.DraftPledge();

        var (refused, why) = await Run(_app.Database, "restore", Backup);
        Assert.Equal(1, refused);
        Assert.Contains("--replace", why);
        (await _app.FocalPoint.Get($"/v1/pledges/{later}")).Is(HttpStatusCode.OK);

        Assert.Equal(0, (await Run(_app.Database, "restore", Backup, "--replace")).Exit);
        (await _app.FocalPoint.Get($"/v1/pledges/{kept}")).Is(HttpStatusCode.OK);
        (await _app.FocalPoint.Get($"/v1/pledges/{later}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_damaged_log_is_neither_backed_up_nor_restored()
    {
        await _app.DraftPledge();
        Assert.Equal(0, (await Run(_app.Database, "backup", Backup)).Exit);
        await using (var connection = new SqliteConnection($"Data Source={Backup};Pooling=false"))
        {
            await connection.ExecuteAsync("UPDATE event SET reason = 'another' WHERE seq = 1");
        }

        var elsewhere = In("elsewhere", "registry.db");
        var (exit, why) = await Run(elsewhere, "restore", Backup);
        Assert.Equal(1, exit);
        Assert.Contains("The log of events is damaged", why);
        Assert.False(File.Exists(Path.Combine(_folder, "elsewhere", "registry.db")));

        var (again, _) = await Run(In("registry.backup"), "backup", Path.Combine(_folder, "copy"));
        Assert.Equal(1, again);
        Assert.False(File.Exists(Path.Combine(_folder, "copy")));
    }

    [Fact]
    public async Task Nothing_is_written_over_and_SQL_Server_has_commands_of_its_own()
    {
        await File.WriteAllTextAsync(Backup, "", TestContext.Current.CancellationToken);

        Assert.Contains("is there already", (await Run(_app.Database, "backup", Backup)).Text);
        Assert.Contains("engine's own commands", (await Run(
            new Database(new SqlServerDialect(), "Server=x"), "backup", Path.Combine(_folder, "copy"))).Text);
    }

    public async ValueTask InitializeAsync() => _app = await RegistryApp.On(Engine.Sqlite);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    private Database In(params string[] path) => new(new SqliteDialect(), $"Data Source={Path.Combine([_folder, .. path])};Pooling=false");

    private static async Task<(int Exit, string Text)> Run(Database database, params string[] words)
    {
        var root = new RootCommand { BackupCommand.Backup(() => database), BackupCommand.Restore(() => database) };
        await using var text = new StringWriter();
        var exit = await root.Parse(words).InvokeAsync(new InvocationConfiguration { Output = text, Error = text });
        return (exit, text.ToString());
    }
}
