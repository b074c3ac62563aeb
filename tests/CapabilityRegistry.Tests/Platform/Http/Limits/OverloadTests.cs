using System.Net;
using CapabilityRegistry.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Platform.Http.Limits;

/// <summary>More than the registry can carry out, and what takes too long.</summary>
public sealed class OverloadTests
{
    [Fact]
    public async Task Beyond_the_requests_that_are_carried_out_and_those_that_wait_the_answer_is_503_with_a_time()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Limits:ConcurrentRequests", "1"), ("Limits:WaitingRequests", "0")]);
        await using var other = await Writing(app);
        var (focalPoint, planner) = (app.FocalPoint, app.Planner);
        var waiting = focalPoint.Post("/v1/pledges", Sample.Pledge());

        // From the moment on at which that one waits for the database, everybody else is refused.
        Answer refused;
        do
        {
            waiting = waiting.IsCompleted ? focalPoint.Post("/v1/pledges", Sample.Pledge()) : waiting;
            refused = await planner.Get("/v1/unit-types");
        }
        while (refused.Status == HttpStatusCode.OK);

        Assert.Equal("too-busy", refused.Is(HttpStatusCode.ServiceUnavailable).Code);
        Assert.Equal("2", refused.Headers["Retry-After"]);
        (await app.As(null).Get("/health/live")).Is(HttpStatusCode.OK);
        await other.DisposeAsync();
        (await app.Patiently(waiting)).Is(HttpStatusCode.Created);
        (await app.Planner.Get("/v1/unit-types")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_undone_and_answered_with_503()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Limits:RequestSeconds", "0.2")]);
        await using (await Writing(app))
        {
            var answer = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.ServiceUnavailable);
            Assert.Equal("took-too-long", answer.Code);
            Assert.Equal("2", answer.Headers["Retry-After"]);
            Assert.Equal("application/problem+json", answer.MediaType);
        }

        Assert.Empty((await app.Planner.Get("/v1/pledges")).Body["items"]!.AsArray());
        Assert.Empty(app.Errors);
    }

    [Fact]
    public async Task A_connection_too_many_is_closed()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Limits:Connections", "1")]);
        await using var first = await RawConnection.To(app);
        await first.Send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await first.Read(1);

        await using var second = await RawConnection.To(app);
        Assert.Equal("", await second.Rest());
    }

    /// <summary>Another program that writes: a change waits for its turn, and the clock of the retries stands still.</summary>
    private static async Task<SqliteConnection> Writing(RegistryApp app)
    {
        var other = new SqliteConnection(app.Database.ConnectionString);
        await other.OpenAsync(TestContext.Current.CancellationToken);
        other.BeginTransaction();
        return other;
    }
}
