using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Planning.Supply;

/// <summary>What was known at an earlier time is what was said then, whatever has been written since.</summary>
public sealed class PastSnapshotTests
{
    // What changes reference data, which is told as it is now whatever the day, and what is carried out later than it is asked for.
    private static readonly string[] LeftOut = ["/v1/surs", "/v1/imports"];

    private static readonly Caller Planner = new("a planner", Role.Planner, null);

    [Theory, EachEngine]
    public async Task The_end_of_an_earlier_day_and_any_event_are_told_as_they_were_said_then(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var random = new Random(20261130);
        var writes = new Queue<ExampleWrite>(ExampleWrites.All().Where(write => !LeftOut.Any(write.Path.StartsWith)).OrderBy(_ => random.Next()));
        var (said, done) = (new List<Knowledge>(), 0);
        // Days on which much is written, then years in which time alone takes levels away.
        foreach (var (some, wait) in new[] { (40, 1), (40, 1), (40, 20), (20, 400), (20, 400), (0, 1) })
        {
            for (var i = 0; i < some && writes.TryDequeue(out var write); i++)
            {
                done += await ExampleWrites.Succeeds(app, write) ? 1 : 0;
            }

            // What time has taken is written down as soon as the clock is moved, at the same time as this.
            await app.Sweep();
            said.Add(await Today(app));
            app.Clock.Advance(TimeSpan.FromDays(wait));
        }

        Assert.True(done > 60, $"{done} writes");
        foreach (var then in said)
        {
            await AssertKnownStill(app, then);
        }
    }

    [Theory, EachEngine]
    public async Task A_law_of_a_state_says_something_of_all_its_pledges(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var then = await Today(app);
        app.Clock.Advance(TimeSpan.FromDays(1));

        await app.Cap(SetupSteps.NewCap("L1").With("effectiveFrom", "2027-03-01"));

        Assert.NotEqual(then.Contents, (await Today(app)).Contents);
        await AssertKnownStill(app, then);
    }

    [Theory, EachEngine]
    public async Task A_policy_says_nothing_of_the_time_before_it_was_put_into_force_nor_of_that_after_it_was_taken_back(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var before = await Today(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Sweep();
        foreach (var write in ExampleWrites.All().Where(write => write.Path == "/v1/readiness-policies"))
        {
            Assert.True(await ExampleWrites.Succeeds(app, write), write.Operation);
        }

        var term = new JsonObject { ["policy"] = "renewal-each-year", ["holdsFrom"] = "2027-02-01", ["reason"] = "A year is long enough." };
        var id = (await app.Administrator.Post("/v1/policy-terms", term)).Is(HttpStatusCode.Created).Id;
        var inForce = await Today(app);
        Assert.NotEqual(before.Contents, inForce.Contents);
        await AssertKnownStill(app, before);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Sweep();

        (await app.Administrator.Step($"/v1/policy-terms/{id}/revoke", new JsonObject { ["reason"] = "It is not." })).Is(HttpStatusCode.OK);

        Assert.NotEqual(inForce.Contents, (await Today(app)).Contents);
        await AssertKnownStill(app, before);
        await AssertKnownStill(app, inForce);
    }

    [Theory, EachEngine]
    public async Task What_time_has_taken_and_nobody_has_written_down_was_ahead_then(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var then = await Today(app);

        // Without waking those who write it down.
        app.Clock.AdjustTime(app.Clock.GetUtcNow().AddDays(900));

        Assert.NotEqual(then.Contents, (await Today(app)).Contents);
        await AssertKnownStill(app, then);
    }

    private static Task<Knowledge> Today(RegistryApp app) => Known(app, services => services.GetRequiredService<SnapshotReader>().OnToday(Planner));

    private static async Task AssertKnownStill(RegistryApp app, Knowledge then)
    {
        var (day, seq) = (then.Day, then.Seq);
        Assert.Equal(then.Contents, (await Told(past => past.AtEndOf(day, Planner))).Contents);
        Assert.Equal(then.Contents, (await Told(async past => (await past.AtEndsOf(day, day, Planner)).Before)).Contents);
        Assert.Equal(then, await Told(async past => (await past.AfterEvent(seq, day, Planner))!));

        Task<Knowledge> Told(Func<PastSnapshotReader, Task<DaySnapshot>> tell) =>
            Known(app, services => tell(services.GetRequiredService<PastSnapshotReader>()));
    }

    /// <summary>What a snapshot says for gaps and candidates, in the order of the keys.</summary>
    private static async Task<Knowledge> Known(RegistryApp app, Func<IServiceProvider, Task<DaySnapshot>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var day = await read(scope.ServiceProvider);
        return new(day.Day, day.LastEvent.Seq, string.Join('\n',
        [
            .. day.Snapshot.InForce.Select(each => Json.Write(each with { Source = null })),
            // What a unit lacks for its next level is asked of today alone.
            .. day.Snapshot.Pledges.Select(each => Json.Write(each with { Lacks = [] })),
            .. day.Snapshot.Deployments.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => Json.Write(each.Value)),
            .. day.Offers.Select(Json.Write),
        ]));
    }

    private sealed record Knowledge(DateOnly Day, long Seq, string Contents);
}
