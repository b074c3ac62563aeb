using System.Net;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Platform.Http;

/// <summary>When the database is away, busy or broken. By real means, so SQLite, whose file is at hand.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task While_the_database_is_away_the_answer_is_503_and_afterwards_all_is_as_before()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var id = await app.DraftPledge();

        using (Away(app))
        {
            IsAway(await app.Patiently(app.FocalPoint.Get($"/v1/pledges/{id}")));
            IsAway(await app.Patiently(app.FocalPoint.Post("/v1/pledges", Sample.Pledge())));
            IsAway(await app.Patiently(app.As(TokenText.New()).Get("/v1/pledges")));
            IsAway(await app.Patiently(app.As(null).Get("/health/ready")));
            (await app.As(null).Get("/health/live")).Is(HttpStatusCode.OK);
        }

        await app.ByTheNextLook(() => !app.Database.Gate.IsAway);
        (await app.FocalPoint.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
        (await app.As(null).Get("/health/ready")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_another_program_holds_the_database_reading_goes_on_and_writing_is_503()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        await using var other = new SqliteConnection(app.Database.ConnectionString);
        await other.OpenAsync(TestContext.Current.CancellationToken);

        await using (await other.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            (await app.FocalPoint.Get("/v1/pledges")).Is(HttpStatusCode.OK);
            IsAway(await app.Patiently(app.FocalPoint.Post("/v1/pledges", Sample.Pledge())));
        }

        (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_failure_that_nobody_foresaw_tells_the_caller_nothing_but_the_trace_id_and_the_log_everything()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        await using (var work = new Work(app.Database))
        {
            await work.Query<int>("ALTER TABLE pledge RENAME TO pledge_elsewhere");
        }

        var answer = (await app.FocalPoint.Get("/v1/pledges")).Is(HttpStatusCode.InternalServerError);

        Assert.Equal("internal-error", answer.Code);
        Assert.Equal(["code", "detail", "status", "title", "traceId", "type"], answer.Body.AsObject().Select(member => member.Key).Order());
        Assert.DoesNotContain("pledge", answer.Text, StringComparison.OrdinalIgnoreCase);
        var logged = Assert.Single(app.Errors, error => error.Message.Contains((string)answer.Body["traceId"]!, StringComparison.Ordinal));
        Assert.Contains("no such table: pledge", logged.Exception?.Message);
    }

    /// <summary>Puts a folder where the file was: it cannot be opened, as a disk that is gone cannot.</summary>
    private static Back Away(RegistryApp app)
    {
        var file = new SqliteConnectionStringBuilder(app.Database.ConnectionString).DataSource;
        TestDatabase.CloseIdle(app.Database.ConnectionString);
        File.Move(file, $"{file}-away");
        Directory.CreateDirectory(file);
        return new Back(file);
    }

    private static void IsAway(Answer answer)
    {
        Assert.Equal("database-away", answer.Is(HttpStatusCode.ServiceUnavailable).Code);
        Assert.Equal("2", answer.Headers["Retry-After"]);
        Assert.Equal("application/problem+json", answer.MediaType);
    }

    private sealed record Back(string File) : IDisposable
    {
        public void Dispose()
        {
            Directory.Delete(File);
            System.IO.File.Move($"{File}-away", File);
        }
    }
}
