using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Planning.Defence;

public sealed class ReplayMatchRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachEngine]
    public async Task The_stored_input_gives_the_stored_plan_again_whatever_happened_since(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var run = (await app.Run()).Body["run"]!;
        await app.PublishedRequirement();

        var replay = (await app.Auditor.Post($"/v1/match-runs/{run["id"]}/replay")).Is(HttpStatusCode.OK).Body;

        Assert.True((bool)replay["identical"]!);
        Assert.True((bool)replay["inputIntact"]!);
        Assert.Empty(replay["differences"]!.AsArray());
        Assert.Equal((string?)run["inputHash"], (string?)replay["inputHash"]);
    }

    [Theory, EachEngine]
    public async Task A_replay_writes_nothing(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await Done(app);
        var before = await Trace(app);

        (await app.Planner.Post($"/v1/match-runs/{id}/replay")).Is(HttpStatusCode.OK);

        Assert.Equal(before, await Trace(app));
    }

    [Theory, EachEngine]
    public async Task A_plan_that_somebody_changed_is_told_with_the_places(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await Done(app);
        await Change(app, "UPDATE match_plan SET plan_bytes = @Bytes WHERE run = @Id", id, "plan_bytes", "match_plan", text =>
            text.Replace("\"amount\":1", "\"amount\":2", StringComparison.Ordinal));

        var replay = (await app.Planner.Post($"/v1/match-runs/{id}/replay")).Is(HttpStatusCode.OK).Body;

        Assert.False((bool)replay["identical"]!);
        var place = Assert.Single(replay["differences"]!.AsArray(), each => ((string)each!["pointer"]!).StartsWith("/assignments/", StringComparison.Ordinal))!;
        Assert.Equal(("/assignments/0/amount", 2, 1), ((string?)place["pointer"], (int?)place["before"], (int?)place["after"]));
        Assert.Contains("must not be", (string?)replay["detail"]);
    }

    [Theory, EachEngine]
    public async Task A_plan_that_was_kept_when_its_stages_were_called_levels_is_read_and_is_the_same_plan(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await Done(app);
        await Change(app, "UPDATE match_plan SET plan_bytes = @Bytes WHERE run = @Id", id, "plan_bytes", "match_plan", text =>
            text.Replace("\"stages\":[{\"stage\":", "\"levels\":[{\"stage\":", StringComparison.Ordinal));

        var certificate = (await app.Planner.Get($"/v1/match-runs/{id}/certificate")).Is(HttpStatusCode.OK).Body;
        var replay = (await app.Planner.Post($"/v1/match-runs/{id}/replay")).Is(HttpStatusCode.OK).Body;

        Assert.NotEmpty(certificate["plan"]!["certificate"]!["components"]![0]!["levels"]!.AsArray());
        Assert.True((bool)replay["identical"]!);
        Assert.Empty(replay["differences"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task An_input_that_somebody_changed_is_told(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await Done(app);
        await Change(app, "UPDATE match_input SET input = @Bytes WHERE run = @Id", id, "input", "match_input", text =>
            text.Replace("\"responseDays\":60", "\"responseDays\":61", StringComparison.Ordinal));

        var replay = (await app.Planner.Post($"/v1/match-runs/{id}/replay")).Is(HttpStatusCode.OK).Body;

        Assert.False((bool)replay["inputIntact"]!);
        Assert.Contains("not the one that the run recorded", (string?)replay["detail"]);
    }

    [Theory, EachEngine]
    public async Task A_plan_that_does_not_hold_is_never_an_answer_and_an_alarm_is_raised(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: ("Matching:JobsAtOnce", "0"));
        using var alarms = new Alarms(app);
        await app.Level2Pledge();
        await app.PublishedRequirement();
        var waiting = app.Planner.PostAndWait("/v1/match-runs");
        var id = await Begun(app);
        var runner = app.Services.GetRequiredService<MatchRunner>();
        var job = (await runner.Claim(Token))!;
        var input = CanonicalJson.Read<PlanInput>(await Input(app, id));
        var plan = Planner.Of(input, Token);
        Assert.Equal(0, alarms.Count);

        await runner.Keep(job, input, plan with { Assignments = [.. plan.Assignments.Select(line => line with { Amount = 7 })] }, Token);

        var answer = (await app.Patiently(waiting)).Is(HttpStatusCode.InternalServerError);
        Assert.Equal("run-failed", answer.Code);
        Assert.DoesNotContain("assignments", answer.Text, StringComparison.Ordinal);
        var view = (await app.Planner.Get($"/v1/match-runs/{id}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("failed", "plan-rejected"), ((string?)view["run"]!["status"], (string?)view["run"]!["failure"]!["code"]));
        Assert.Empty(view["assignments"]!.AsArray());
        Assert.Empty(view["stages"]!.AsArray());
        Assert.Contains(app.Errors, error => error.Message.Contains(id, StringComparison.Ordinal));
        Assert.Equal(1, alarms.Count);
    }

    [Theory, EachEngine]
    public async Task Whoever_waits_for_a_run_that_breaks_is_told_that_it_is_our_mistake(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: ("Matching:JobsAtOnce", "0"));
        var waiting = app.Planner.PostAndWait("/v1/match-runs", new JsonObject());
        await Begun(app);

        await using (var work = new Work(app.Database))
        {
            await work.Change("UPDATE match_input SET input = @Bytes WHERE run > ''", new { Bytes = new byte[] { 1, 2, 3 } });
            await work.Commit();
        }

        await app.CarryOutRuns();
        var answer = (await app.Patiently(waiting)).Is(HttpStatusCode.InternalServerError);

        Assert.Equal("run-failed", answer.Code);
        Assert.DoesNotContain("gzip", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    // The key of the run that somebody asks for just now.
    private static async Task<string> Begun(RegistryApp app)
    {
        while (true)
        {
            if ((await app.Planner.Get("/v1/match-runs")).Body["items"]!.AsArray() is [var run, ..])
            {
                return (string)run!["id"]!;
            }

            await Task.Yield();
        }
    }

    private static async Task<string> Done(RegistryApp app)
    {
        await app.Level2Pledge();
        await app.PublishedRequirement();
        return (string)(await app.Run()).Body["run"]!["id"]!;
    }

    private static Task<byte[]> Input(RegistryApp app, string id) =>
        app.Services.GetRequiredService<IServiceScopeFactory>().Read((MatchRunStore runs) => runs.Input(id));

    private static async Task Change(RegistryApp app, string sql, string id, string column, string table, Func<string, string> change)
    {
        await using var work = new Work(app.Database);
        var bytes = CanonicalJson.Unpack((await work.Find<byte[]>($"SELECT {column} FROM {table} WHERE run = @Id", new { Id = id }))!);
        var changed = System.Text.Encoding.UTF8.GetBytes(change(System.Text.Encoding.UTF8.GetString(bytes)));
        Assert.NotEqual(bytes, changed);
        await work.Change(sql, new { Id = id, Bytes = CanonicalJson.Pack(changed) });
        await work.Commit();
    }

    private static async Task<string> Trace(RegistryApp app)
    {
        await using var work = new Work(app.Database);
        return $"{await work.Find<string>("SELECT hash FROM event_head WHERE id = 1")} {await work.Find<int>("SELECT COUNT(*) FROM match_job")} "
            + $"{await work.Find<int>("SELECT SUM(version) FROM match_job")}";
    }
}
