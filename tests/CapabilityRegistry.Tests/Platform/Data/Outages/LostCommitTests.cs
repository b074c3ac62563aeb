using System.Net;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Platform.Data.Outages;

/// <summary>A commit whose answer is lost was carried out or not: nothing is done twice, and nothing is said that is not known.</summary>
public sealed class LostCommitTests
{
    private static readonly (string, string)[] AnswersOnly = [("Matching:JobsAtOnce", "0")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_carried_out_is_answered_as_such_and_what_was_not_is_done_again(bool isCarriedOut)
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite);
        var head = await Rows(app, "event");

        sqlite.NextCommit = isCarriedOut ? FailingSqlite.Commit.LosesAnswer : FailingSqlite.Commit.IsLost;
        var created = (await app.Patiently(app.FocalPoint.Post("/v1/pledges", Sample.Pledge()))).Is(HttpStatusCode.Created);

        Assert.Equal((1, head + 1), (await Rows(app, "pledge"), await Rows(app, "event")));
        (await app.FocalPoint.Get($"/v1/pledges/{created.Id}")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_has_no_event_is_found_by_its_key(bool isCarriedOut)
    {
        var sqlite = new FailingSqlite();
        await using var app = await Started(sqlite);

        sqlite.NextCommit = isCarriedOut ? FailingSqlite.Commit.LosesAnswer : FailingSqlite.Commit.IsLost;
        (await app.Patiently(app.Planner.Post("/v1/match-runs", key: "a-key-of-the-test"))).Is(HttpStatusCode.Accepted);

        Assert.Equal(1, await Rows(app, "match_job"));
    }

    [Fact]
    public async Task Where_neither_event_nor_key_can_tell_the_client_is_told_that_it_is_not_known()
    {
        var sqlite = new FailingSqlite();
        await using var app = await Started(sqlite);

        sqlite.NextCommit = FailingSqlite.Commit.LosesAnswer;
        var answer = (await app.Planner.Post("/v1/match-runs")).Is(HttpStatusCode.InternalServerError);

        Assert.Equal(("outcome-unknown", 1), (answer.Code, await Rows(app, "match_job")));
        Assert.False(answer.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task Where_the_database_cannot_be_asked_the_client_is_told_that_it_is_not_known()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite);

        sqlite.NextCommit = FailingSqlite.Commit.IsTheLastThing;
        var answer = (await app.Patiently(app.FocalPoint.Post("/v1/pledges", Sample.Pledge()))).Is(HttpStatusCode.InternalServerError);
        sqlite.IsAway = false;

        Assert.Equal("outcome-unknown", answer.Code);
        await app.ByTheNextLook(() => !app.Database.Gate.IsAway);
        Assert.Equal(1, await Rows(app, "pledge"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_was_claimed_by_a_lost_commit_is_carried_out_all_the_same(bool isCarriedOut)
    {
        var sqlite = new FailingSqlite();
        await using var app = await Started(sqlite);
        var id = await app.QueuedRun();
        var runner = app.Services.GetRequiredService<MatchRunner>();

        sqlite.NextCommit = isCarriedOut ? FailingSqlite.Commit.LosesAnswer : FailingSqlite.Commit.IsLost;
        var claimed = await app.Patiently(runner.Claim(TestContext.Current.CancellationToken));

        Assert.Equal(id, claimed?.Id);
        Assert.Null(await runner.Claim(TestContext.Current.CancellationToken));
    }

    // The first page makes the keys of the cookies: from then on nothing but the test commits.
    private static async Task<RegistryApp> Started(FailingSqlite sqlite)
    {
        var app = await RegistryApp.On(sqlite, AnswersOnly);
        (await app.As(null).Get("/sign-in")).Is(HttpStatusCode.OK);
        return app;
    }

    private static async Task<int> Rows(RegistryApp app, string table)
    {
        await using var work = new Work(app.Database);
        return await work.Find<int>($"SELECT COUNT(*) FROM {table}");
    }
}
