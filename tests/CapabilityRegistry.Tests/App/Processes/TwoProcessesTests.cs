using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.App.Processes;

/// <summary>What two processes on one database owe each other.</summary>
public sealed class TwoProcessesTests
{
    private const int Planners = 6;

    [Theory, EachEngine]
    public async Task One_unit_is_not_selected_twice(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await using var one = await app.Process();
        await using var other = await app.Process();
        var pledge = await app.Level2Pledge();
        var offers = new List<string>();
        for (var number = 0; number < Planners; number++)
        {
            offers.Add(await app.AcceptedInvitation(pledge));
        }

        var answers = await Task.WhenAll(offers.Select((offer, number) =>
            Task.Run(() => (number % 2 == 0 ? one : other).As("demo-planner").Post($"/v1/invitations/{offer}/select", null, "\"2\""))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(Planners - 1, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
    }

    [Theory, EachEngine]
    public async Task A_token_that_is_revoked_at_one_is_refused_by_the_other_within_five_seconds(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await using var one = await app.Process();
        await using var other = await app.Process();
        var administrator = one.As("demo-administrator");
        var given = (await administrator.Post("/v1/tokens", new JsonObject { ["name"] = "lent", ["person"] = "Ana Silva", ["role"] = "planner" }))
            .Is(HttpStatusCode.Created);
        var holder = other.As((string)given.Body["token"]!);
        (await holder.Get("/v1/pledges?limit=1")).Is(HttpStatusCode.OK);

        (await administrator.Step($"{given.Location}/revoke")).Is(HttpStatusCode.OK);

        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        while ((await holder.Get("/v1/pledges?limit=1")).Status != HttpStatusCode.Unauthorized)
        {
            await Task.Delay(50, late.Token);
        }
    }

    [Theory, EachEngine]
    public async Task A_run_whose_process_is_killed_is_carried_out_by_the_other_within_thirty_seconds(Engine engine)
    {
        Assert.SkipUnless(Endurance.IsAsked, Endurance.Skipped);
        await using var app = await RegistryApp.On(engine, "demo", ("Matching:JobsAtOnce", "0"));
        await using var killed = await app.Process();
        await using var idle = await app.Process(("Matching:JobsAtOnce", "0"));
        var planner = idle.As("demo-planner");

        // A plan of the demo is made in a moment: of several one is under way when the process dies.
        var runs = new List<string>();
        for (var number = 0; number < 8; number++)
        {
            runs.Add((string)(await planner.Post("/v1/match-runs", new JsonObject())).Is(HttpStatusCode.Accepted).Body["run"]!["id"]!);
        }

        while (!(await Statuses()).Contains("running"))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await killed.Kill();
        Assert.Contains("running", await Statuses());
        await using var next = await app.Process();

        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await Statuses()).All(status => status == "done"))
        {
            await Task.Delay(100, late.Token);
        }

        async Task<IReadOnlyList<string>> Statuses() =>
            [.. await Task.WhenAll(runs.Select(async id => (string)(await planner.Get($"/v1/match-runs/{id}")).Is(HttpStatusCode.OK).Body["run"]!["status"]!))];
    }
}
