using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Planning.Gaps;
using CapabilityRegistry.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Platform.Data;

/// <summary>A registry that reads lists from a copy of its database, which is as far behind as the test lets it be.</summary>
public sealed class SecondaryTests
{
    [Fact]
    public async Task A_list_comes_from_the_copy_and_what_its_caller_has_written_never_misses()
    {
        await using var copy = new TestDatabase(Engine.Sqlite);
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Storage:Secondary", copy.ConnectionString)]);
        var before = await app.DraftPledge(Sample.Pledge().With("externalId", "before"));
        await Replicate(app, copy);
        var after = await app.DraftPledge(Sample.Pledge().With("externalId", "after"));

        // The focal point has written both; the auditor has written nothing, and is shown a list that is a little old.
        Assert.Equal([before, after], await Listed(app.FocalPoint));
        Assert.Equal([before], await Listed(app.Auditor));
        // One object is always the newest, whoever asks.
        (await app.Auditor.Get($"/v1/pledges/{after}")).Is(HttpStatusCode.OK);

        await Replicate(app, copy);
        Assert.Equal([before, after], await Listed(app.Auditor));
        Assert.Equal(2, (int)(await app.Auditor.Get("/v1/pledges?count=true")).Is(HttpStatusCode.OK).Body["count"]!);
    }

    [Fact]
    public async Task Candidates_and_gaps_are_of_now_however_far_behind_the_copy_is()
    {
        await using var copy = new TestDatabase(Engine.Sqlite);
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Storage:Secondary", copy.ConnectionString)]);
        var requirement = await app.PublishedRequirement();
        await Replicate(app, copy);
        Assert.Empty(await app.Candidates(requirement));

        var pledge = await app.Level2Pledge();

        Assert.Equal([pledge], await app.Candidates(requirement));
        Assert.Equal(1, (int)(await app.Planner.Get("/v1/gaps?on=2027-10-01")).Is(HttpStatusCode.OK).Body["met"]!["count"]!);
        await Replicate(app, copy);
        Assert.Equal([pledge], await app.Candidates(requirement));
    }

    [Fact]
    public async Task A_copy_that_is_away_or_of_another_registry_is_not_read()
    {
        await using var copy = new TestDatabase(Engine.Sqlite);
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Storage:Secondary", copy.ConnectionString)]);
        var pledge = await app.DraftPledge();

        // There is no such file yet.
        Assert.Equal([pledge], await Listed(app.Auditor));

        await using var other = await RegistryApp.On(Engine.Sqlite);
        await other.DraftPledge(Sample.Pledge().With("externalId", "of another registry"));
        await Replicate(other, copy);
        app.Clock.Advance(Secondary.Rest);

        Assert.Equal([pledge], await Listed(app.Auditor));
    }

    [Fact]
    public async Task A_copy_that_is_lost_in_the_middle_is_left_alone_for_a_while_and_then_read_again()
    {
        await using var copy = new TestDatabase(Engine.Sqlite);
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Storage:Secondary", copy.ConnectionString)]);
        var before = await app.DraftPledge(Sample.Pledge().With("externalId", "before"));
        await Replicate(app, copy);
        var after = await app.DraftPledge(Sample.Pledge().With("externalId", "after"));
        Assert.Equal([before], await Listed(app.Auditor));

        // The table of the list is gone while the log is still there: the statement fails, not the look before it.
        await Execute(copy, "ALTER TABLE pledge RENAME TO gone");
        (await app.Auditor.Get("/v1/pledges")).Is(HttpStatusCode.InternalServerError);
        Assert.Equal([before, after], await Listed(app.Auditor));

        await Execute(copy, "ALTER TABLE gone RENAME TO pledge");
        Assert.Equal([before, after], await Listed(app.Auditor));
        app.Clock.Advance(Secondary.Rest);
        Assert.Equal([before], await Listed(app.Auditor));
    }

    [Fact]
    public async Task The_health_tells_how_many_events_the_copy_lacks()
    {
        await using var copy = new TestDatabase(Engine.Sqlite);
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Storage:Secondary", copy.ConnectionString)]);
        await app.DraftPledge();
        await Replicate(app, copy);
        await app.DraftPledge(Sample.Pledge().With("externalId", "one more"));

        var part = (await app.As(null).Get("/health/ready")).Is(HttpStatusCode.OK).Body["parts"]!.AsArray()
            .Single(each => (string?)each!["name"] == "secondary")!;

        Assert.Equal(("ok", 1.0, "events"), ((string?)part["status"], (double)part["value"]!, (string?)part["unit"]));
    }

    private static async Task<IEnumerable<string>> Listed(Session session) =>
        (await session.Items("/v1/pledges")).Select(pledge => (string)pledge["id"]!);

    /// <summary>Brings the copy to where the database is, as replication does.</summary>
    private static async Task Replicate(RegistryApp app, TestDatabase copy)
    {
        TestDatabase.CloseIdle(copy.ConnectionString);
        await using var from = new SqliteConnection(app.Database.ConnectionString);
        await using var to = new SqliteConnection(copy.ConnectionString);
        await from.OpenAsync(TestContext.Current.CancellationToken);
        await to.OpenAsync(TestContext.Current.CancellationToken);
        from.BackupDatabase(to);
    }

    private static async Task Execute(TestDatabase database, string sql)
    {
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
