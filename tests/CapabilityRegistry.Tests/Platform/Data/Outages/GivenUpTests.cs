using System.Net;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Platform.Data.Outages;

/// <summary>Giving up is no failure: engines tell of it by exceptions of their own.</summary>
public sealed class GivenUpTests
{
    [Fact]
    public async Task A_client_that_hangs_up_leaves_no_failure_in_the_log()
    {
        var sqlite = new FailingSqlite { Holds = "FROM pledge" };
        await using var app = await RegistryApp.On(sqlite);
        using var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "demo-planner");
        using var hangUp = new CancellationTokenSource();

        var asked = client.GetAsync("/v1/pledges", hangUp.Token);
        await sqlite.Held;
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);

        // The held request has left the registry when the next one of this client is answered and the server has nothing more under way.
        (await app.Planner.Get("/v1/pledges")).Is(HttpStatusCode.OK);
        await app.DisposeAsync();
        Assert.Empty(app.Errors);
    }

    [Fact]
    public async Task A_stop_of_the_process_during_a_statement_gives_the_run_back()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite, ("Matching:JobsAtOnce", "0"));
        var id = await app.QueuedRun();
        var runner = app.Services.GetRequiredService<MatchRunner>();
        var claimed = (await runner.Claim(TestContext.Current.CancellationToken))!;
        using var stop = new CancellationTokenSource();

        sqlite.Holds = "FROM match_input";
        var carriedOut = runner.CarryOut(claimed, stop.Token);
        await sqlite.Held;
        await stop.CancelAsync();
        await carriedOut;

        Assert.Equal("queued", await StatusOf(app, id));
        Assert.Empty(app.Errors);
        await app.CarryOutRuns();
        Assert.Equal("done", await StatusOf(app, id));
    }

    [Fact]
    public async Task A_run_whose_database_goes_away_waits_for_it_in_the_queue()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite, ("Matching:JobsAtOnce", "0"));
        var id = await app.QueuedRun();
        var runner = app.Services.GetRequiredService<MatchRunner>();
        var claimed = (await runner.Claim(TestContext.Current.CancellationToken))!;

        // The question is tried four times, and giving the run back fails the first times too, even if what is done every few seconds meets some of the losses.
        sqlite.LostStatements = 30;
        await app.Patiently(Done(runner.CarryOut(claimed, TestContext.Current.CancellationToken)));

        Assert.Equal("queued", await StatusOf(app, id));
    }

    [Fact]
    public async Task Signs_of_life_of_a_run_go_on_after_one_has_failed()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite, ("Matching:JobsAtOnce", "0"));
        await app.QueuedRun();
        var runner = app.Services.GetRequiredService<MatchRunner>();
        var claimed = (await runner.Claim(TestContext.Current.CancellationToken))!;
        using var stop = new CancellationTokenSource();
        sqlite.Holds = "FROM match_input";
        var carriedOut = runner.CarryOut(claimed, stop.Token);
        await sqlite.Held;

        // As often as one sign of life is tried.
        sqlite.LostStatements = 4;
        for (var second = 0; second < 600 && await LeaseOf(app, sqlite) <= claimed.LeaseUntil; second++)
        {
            await app.Patiently(Task.Delay(TimeSpan.FromSeconds(1), app.Clock, TestContext.Current.CancellationToken).ContinueWith(
                _ => true, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default));
        }

        Assert.True(await LeaseOf(app, sqlite) > claimed.LeaseUntil, "no sign of life came any more");
        await stop.CancelAsync();
        await carriedOut;
    }

    /// <summary>Until when the only run is held; not looked at while statements fail, so that none fails but those of the run.</summary>
    private static async Task<DateTimeOffset> LeaseOf(RegistryApp app, FailingSqlite sqlite)
    {
        if (sqlite.LostStatements > 0)
        {
            return DateTimeOffset.MinValue;
        }

        await using var work = new Work(app.Database);
        return await work.Find<DateTimeOffset>("SELECT lease_until FROM match_job");
    }

    private static async Task<bool> Done(Task work)
    {
        await work;
        return true;
    }

    private static async Task<string> StatusOf(RegistryApp app, string id) =>
        (string)(await app.Planner.Get($"/v1/match-runs/{id}")).Is(HttpStatusCode.OK).Body["run"]!["status"]!;
}
