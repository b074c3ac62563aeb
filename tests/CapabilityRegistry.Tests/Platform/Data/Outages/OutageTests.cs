using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Data.Outages;

/// <summary>A database that goes away and comes back, seen over HTTP.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task Once_the_database_is_known_to_be_away_nobody_waits_for_it()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite);
        sqlite.IsAway = true;
        IsAway(await app.Patiently(app.FocalPoint.Get("/v1/pledges")));
        await Until(() => app.Database.Gate.IsAway);
        var tried = sqlite.Pooled;

        // The clock stands still: nobody can be waiting for another attempt.
        for (var i = 0; i < 10; i++)
        {
            IsAway(await app.FocalPoint.Get("/v1/pledges"));
            IsAway(await app.FocalPoint.Post("/v1/pledges", Sample.Pledge()));
            IsAway(await app.As(null).Get("/health/ready"));
        }

        Assert.Equal(tried, sqlite.Pooled);
        Assert.Contains(app.Errors, error => error.Message.StartsWith("The database cannot be reached.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_outage_is_noticed_without_a_request_and_so_is_its_end_however_long_it_lasted()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite);

        sqlite.IsAway = true;
        await app.ByTheNextLook(() => app.Database.Gate.IsAway);
        app.Clock.Advance(TimeSpan.FromHours(5));
        sqlite.IsAway = false;
        await app.ByTheNextLook(() => !app.Database.Gate.IsAway);

        (await app.As(null).Get("/health/ready")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created);
        Assert.Equal(1, sqlite.Forgotten);
    }

    [Fact]
    public async Task One_lost_connection_is_not_a_lost_database()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite);
        (await app.FocalPoint.Get("/v1/pledges")).Is(HttpStatusCode.OK);

        sqlite.LostStatements = 1;
        (await app.Patiently(app.FocalPoint.Post("/v1/pledges", Sample.Pledge()))).Is(HttpStatusCode.Created);

        Assert.False(app.Database.Gate.IsAway);
        Assert.Equal(0, sqlite.Forgotten);
    }

    [Fact]
    public async Task While_nothing_can_be_written_that_is_said_reading_goes_on_and_the_registry_is_not_ready_until_it_can()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite);
        var id = await app.DraftPledge();

        sqlite.IsFull = true;
        Assert.Equal("storage-full", (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.ServiceUnavailable).Code);
        (await app.FocalPoint.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
        Assert.Equal("storage-full", (await app.As(null).Get("/health/ready")).Is(HttpStatusCode.ServiceUnavailable).Code);

        sqlite.IsFull = false;
        await app.ByTheNextLook(() => app.Database.Gate.Unwritable is null);
        (await app.As(null).Get("/health/ready")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created);
    }

    private static void IsAway(Answer answer)
    {
        Assert.Equal("database-away", answer.Is(HttpStatusCode.ServiceUnavailable).Code);
        Assert.Equal("2", answer.Headers["Retry-After"]);
    }

    private static async Task Until(Func<bool> reached)
    {
        while (!reached())
        {
            await Task.Yield();
        }
    }
}
