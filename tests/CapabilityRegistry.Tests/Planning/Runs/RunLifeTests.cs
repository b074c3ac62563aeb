using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Planning.Runs;

/// <summary>What can happen to a run between the question and its end.</summary>
public sealed class RunLifeTests
{
    private static readonly (string, string)[] AnswersOnly = [("Matching:JobsAtOnce", "0")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachEngine]
    public async Task A_run_that_waits_can_be_cancelled_and_is_not_carried_out(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var id = await app.QueuedRun();

        var cancelled = (await app.Planner.Step($"/v1/match-runs/{id}/cancel")).Is(HttpStatusCode.OK);
        await app.CarryOutRuns();

        Assert.Equal(("cancelled", "\"2\""), (Status(cancelled.Body), cancelled.ETag));
        Assert.Equal("cancelled", await StatusOf(app, id));
    }

    [Theory, EachEngine]
    public async Task A_run_that_is_being_carried_out_can_be_cancelled_and_leaves_no_plan(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        await app.Level2Pledge();
        await app.PublishedRequirement();
        var (id, head) = (await app.QueuedRun(), await Head(app));
        var runner = app.Services.GetRequiredService<MatchRunner>();
        var claimed = (await runner.Claim(Token))!;
        Assert.Equal("running", await StatusOf(app, id));

        (await app.Planner.Step($"/v1/match-runs/{id}/cancel")).Is(HttpStatusCode.OK);
        await runner.CarryOut(claimed, Token);

        var view = (await app.Planner.Get($"/v1/match-runs/{id}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal("cancelled", Status(view["run"]!));
        Assert.Empty(view["assignments"]!.AsArray());
        Assert.Equal(head, await Head(app));
    }

    [Fact]
    public void Stopping_a_run_reaches_whoever_carries_it_out_and_whoever_waits_for_it()
    {
        var signals = new MatchSignals();
        var (wanted, ended) = (signals.Begin("RUN-00001", Token), signals.WhenEnded("RUN-00001"));

        signals.Stop("RUN-00001");

        Assert.True(wanted.IsCancellationRequested);
        Assert.True(ended.IsCompleted);
        signals.End("RUN-00001");
        signals.Stop("RUN-00001");
    }

    [Theory, EachEngine]
    public async Task A_run_that_has_ended_cannot_be_cancelled_and_one_with_a_plan_not_started_again(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = (string)(await app.Run()).Body["run"]!["id"]!;

        var cancel = (await app.Planner.Step($"/v1/match-runs/{id}/cancel")).Is(HttpStatusCode.Conflict);
        var restart = (await app.Planner.Step($"/v1/match-runs/{id}/restart")).Is(HttpStatusCode.Conflict);

        Assert.Equal(("wrong-status", "wrong-status"), (cancel.Code, restart.Code));
        (await app.Planner.Post($"/v1/match-runs/{id}/cancel", ifMatch: "\"1\"")).Is(HttpStatusCode.PreconditionFailed);
        (await app.Planner.Post($"/v1/match-runs/{id}/cancel")).Is(HttpStatusCode.PreconditionRequired);
    }

    [Theory, EachEngine]
    public async Task A_cancelled_run_can_be_started_again_with_the_same_input(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var id = await app.QueuedRun();
        (await app.Planner.Step($"/v1/match-runs/{id}/cancel")).Is(HttpStatusCode.OK);
        await app.PublishedRequirement();

        var again = (await app.Planner.Step($"/v1/match-runs/{id}/restart")).Is(HttpStatusCode.OK);
        await app.CarryOutRuns();

        Assert.Equal("queued", Status(again.Body));
        var done = (await app.Planner.Get($"/v1/match-runs/{id}")).Is(HttpStatusCode.OK).Body["run"]!;
        Assert.Equal(("done", 0, (string?)again.Body["inputHash"]), (Status(done), (int)done["requirements"]!, (string?)done["inputHash"]));
    }

    [Theory, EachEngine]
    public async Task A_run_whose_process_died_is_carried_out_by_another_one(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        await using var other = app.AnotherInstance(AnswersOnly);
        var id = await app.QueuedRun();
        var lost = await app.Services.GetRequiredService<MatchRunner>().Claim(Token);

        await LoseTheProcess(app);

        Assert.Equal("queued", await StatusOf(app, id));
        await other.CarryOutRuns();
        Assert.Equal("done", await StatusOf(app, id));
        // The first process was only held up, and comes back.
        await app.Services.GetRequiredService<MatchRunner>().CarryOut(lost!, Token);
        Assert.Equal("done", await StatusOf(app, id));
    }

    [Theory, EachEngine]
    public async Task A_run_is_left_to_a_living_process_whose_clock_is_behind_and_taken_from_a_dead_one_whose_clock_is_ahead(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        await using var other = app.AnotherInstance(AnswersOnly);
        other.Clock.Advance(TimeSpan.FromMinutes(4));
        var (id, watching) = (await app.QueuedRun(), other.Services.GetRequiredService<MatchRunner>());
        await app.Services.GetRequiredService<MatchRunner>().Claim(Token);

        await watching.CleanUp(Token);
        Assert.Equal("running", await StatusOf(app, id));
        other.Clock.Advance(MatchRunner.Lease);
        await watching.CleanUp(Token);
        Assert.Equal("queued", await StatusOf(app, id));

        await watching.Claim(Token);
        var behind = app.Services.GetRequiredService<MatchRunner>();
        await behind.CleanUp(Token);
        app.Clock.Advance(MatchRunner.Lease);
        await behind.CleanUp(Token);
        Assert.Equal("queued", await StatusOf(app, id));
    }

    [Theory, EachEngine]
    public async Task A_run_over_which_three_processes_ended_is_marked_so_and_can_be_started_again(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var id = await app.QueuedRun();
        for (var i = 0; i < JobStore.MostAttempts; i++)
        {
            Assert.Equal("queued", await StatusOf(app, id));
            Assert.NotNull(await app.Services.GetRequiredService<MatchRunner>().Claim(Token));
            await LoseTheProcess(app);
        }

        var failed = (await app.Planner.Get($"/v1/match-runs/{id}")).Is(HttpStatusCode.OK).Body["run"]!;
        Assert.Equal(("failed", "interrupted"), (Status(failed), (string?)failed["failure"]!["code"]));
        (await app.Planner.Step($"/v1/match-runs/{id}/restart")).Is(HttpStatusCode.OK);
        await app.CarryOutRuns();
        Assert.Equal("done", await StatusOf(app, id));
    }

    [Theory, EachEngine]
    public async Task Two_processes_on_one_database_carry_out_each_run_once(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        await using var other = app.AnotherInstance(AnswersOnly);
        await app.PublishedRequirement();
        for (var i = 0; i < 6; i++)
        {
            await app.QueuedRun();
        }

        await Task.WhenAll(app.CarryOutRuns(), other.CarryOutRuns(), app.CarryOutRuns());

        var runs = (await app.Planner.Get("/v1/match-runs")).Body["items"]!.AsArray();
        Assert.Equal(6, runs.Count);
        Assert.All(runs, run => Assert.Equal(("done", 3), (Status(run!), (int)run!["version"]!)));
        var events = (await app.Auditor.Get("/v1/changes?limit=200")).Body["items"]!.AsArray().Where(each => (string?)each!["subjectKind"] == "match-run");
        Assert.Equal(runs.Select(run => (string)run!["id"]!).Order(), events.Select(each => (string)each!["subjectId"]!).Order());
    }

    [Theory, EachEngine]
    public async Task A_run_asked_for_in_one_process_is_awaited_there_and_carried_out_in_another(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        await using var other = app.AnotherInstance(AnswersOnly);
        var waiting = app.Planner.PostAndWait("/v1/match-runs");
        while ((await app.Planner.Get("/v1/match-runs")).Body["items"]!.AsArray().Count == 0)
        {
            await Task.Yield();
        }

        await other.CarryOutRuns();
        var done = (await app.Patiently(waiting)).Is(HttpStatusCode.Created);

        Assert.Equal("done", Status(done.Body["run"]!));
    }

    [Theory, EachEngine]
    public async Task Of_runs_that_are_not_done_a_state_learns_nothing(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var id = await app.QueuedRun();

        (await app.FocalPoint.Get($"/v1/match-runs/{id}")).Is(HttpStatusCode.NotFound);
        Assert.Equal(0, (int)(await app.FocalPoint.Get("/v1/match-runs?count=true")).Body["count"]!);
    }

    private static string Status(JsonNode run) => (string)run["status"]!;

    private static async Task<string> StatusOf(RegistryApp app, string id) =>
        Status((await app.Planner.Get($"/v1/match-runs/{id}")).Is(HttpStatusCode.OK).Body["run"]!);

    private static async Task<long> Head(RegistryApp app)
    {
        await using var work = new Work(app.Database);
        return await work.Find<long>("SELECT seq FROM event_head WHERE id = 1");
    }

    // Its lease runs out, and no sooner is the run another's.
    private static async Task LoseTheProcess(RegistryApp app)
    {
        var runner = app.Services.GetRequiredService<MatchRunner>();
        await runner.CleanUp(Token);
        Assert.Contains("running", (await app.Planner.Items("/v1/match-runs")).Select(run => (string)run["status"]!));
        app.Clock.Advance(MatchRunner.Lease + TimeSpan.FromSeconds(1));
        await runner.CleanUp(Token);
    }
}
