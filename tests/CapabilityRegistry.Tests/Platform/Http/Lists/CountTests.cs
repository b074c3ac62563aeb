using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Lists;

public sealed class CountTests
{
    [Theory, EachEngine]
    public async Task The_count_and_the_items_of_every_list_are_of_one_moment_while_three_others_write(Engine engine)
    {
        await using var app = await RegistryApp.On(
            engine, "catalogue", ("Matching:JobsAtOnce", "0"), ("Matching:QueueLength", "1000"), ("Matching:PerCaller", "1000"));
        var pledge = await app.DraftPledge();
        var lists = await Lists.OfAll(app, "count");
        Assert.True(lists.Count >= 15, "the document has lost lists");
        var asked = lists.Select(list => list.Path == "/v1/access-log" ? $"{list.Path}?operation=GetPledge" : $"{list.Path}?").ToList();

        using var end = new CancellationTokenSource();
        var writers = new[] { Repeat(() => app.Deployment()), Repeat(() => Draft(app)), Repeat(() => Show(app, pledge)) };
        var contradictions = new List<string>();
        for (var round = 0; round < 12; round++)
        {
            foreach (var path in asked)
            {
                var page = (await (await Lists.ReaderOf(app, path)).Get($"{path}&limit=200&count=true")).Is(HttpStatusCode.OK).Body;
                var (items, count) = (page["items"]!.AsArray().Count, (int)page["count"]!);
                if (page["next"] is null ? items != count : items >= count)
                {
                    contradictions.Add($"{path}: {count} counted, {items} items");
                }
            }
        }

        await end.CancelAsync();
        var written = (await Task.WhenAll(writers)).Sum();
        Assert.True(written > 20, $"only {written} writes");
        Assert.Empty(contradictions);

        Task<int> Repeat(Func<Task> write) => Task.Run(async () =>
        {
            var times = 0;
            for (; !end.IsCancellationRequested && times < 60; times++)
            {
                await write();
            }

            return times;
        });
    }

    [Theory, EachEngine]
    public async Task A_count_does_not_keep_others_from_writing(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);

        for (var number = 1; number <= 3; number++)
        {
            await app.DraftPledge();
            Assert.Equal(number, (int)(await app.Planner.Get("/v1/pledges?count=true")).Is(HttpStatusCode.OK).Body["count"]!);
        }
    }

    private static async Task Draft(RegistryApp app)
    {
        await app.DraftSur();
        await app.Token("planner");
        await app.QueuedRun();
        (await app.Planner.Post("/v1/match-weights", FullSample.Of("StateMatchWeights"))).Is(HttpStatusCode.Created);
    }

    private static async Task Show(RegistryApp app, string pledge) => (await app.Planner.Get($"/v1/pledges/{pledge}")).Is(HttpStatusCode.OK);
}
