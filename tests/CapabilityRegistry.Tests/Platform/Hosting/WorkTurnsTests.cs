using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Platform.Hosting;

/// <summary>Two processes on one database that have the same recurring work to do.</summary>
public sealed class WorkTurnsTests
{
    private const string Name = "a-test";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachEngine]
    public async Task What_one_process_has_done_is_due_for_the_other_only_after_the_pause(Engine engine)
    {
        await using var one = await RegistryApp.On(engine);
        await using var other = one.AnotherInstance();
        var done = new List<string>();

        await Turn(one, () => done.Add("one"));
        await Turn(other, () => done.Add("other"));
        other.Clock.Advance(Hour - TimeSpan.FromSeconds(1));
        await Turn(other, () => done.Add("other"));
        Assert.Equal(["one"], done);

        other.Clock.Advance(TimeSpan.FromSeconds(1));
        one.Clock.Advance(Hour);
        await Turn(other, () => done.Add("other"));
        await Turn(one, () => done.Add("one"));
        Assert.Equal(["one", "other"], done);
    }

    [Theory, EachEngine]
    public async Task Two_processes_that_look_at_the_same_moment_do_it_once(Engine engine)
    {
        await using var one = await RegistryApp.On(engine);
        await using var other = one.AnotherInstance();
        var done = 0;

        for (var time = 1; time <= 5; time++)
        {
            await Task.WhenAll(Turn(one, () => Interlocked.Increment(ref done)), Turn(other, () => Interlocked.Increment(ref done)));
            Assert.Equal(time, done);
            one.Clock.Advance(Hour);
            other.Clock.Advance(Hour);
        }
    }

    [Theory, EachEngine]
    public async Task A_process_that_gives_signs_of_life_keeps_its_turn_and_one_that_gives_none_is_followed_in_half_a_minute(Engine engine)
    {
        await using var one = await RegistryApp.On(engine);
        await using var other = one.AnotherInstance();
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var working = one.Services.GetRequiredService<WorkTurns>().Take(Name, Hour, Minute, async stop =>
        {
            begun.SetResult();
            await end.Task.WaitAsync(stop);
        }, Token);
        await begun.Task;

        // Its clock goes on, so it gives signs.
        for (var lease = await Lease(one); lease < RegistryApp.Start + Minute; lease = await Lease(one))
        {
            one.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        other.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.False(await Turn(other, () => Assert.Fail("It is the turn of the first.")));

        // Its clock stands still, so it gives none.
        other.Clock.Advance(TimeSpan.FromSeconds(30));
        var done = false;
        Assert.True(await Turn(other, () => done = true));
        Assert.True(done);

        // It comes back, and learns of it.
        while (!working.IsCompleted)
        {
            one.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working);
        Assert.Equal(2, (await Read(one))!.Turn);
    }

    [Theory, EachEngine]
    public async Task What_has_failed_is_left_alone_for_a_while_by_every_process_and_what_was_stopped_is_not(Engine engine)
    {
        await using var one = await RegistryApp.On(engine);
        await using var other = one.AnotherInstance();
        var turns = one.Services.GetRequiredService<WorkTurns>();
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => turns.Take(Name, Hour, Minute, _ => throw new InvalidOperationException("it fails"), Token));

        Assert.False(await Turn(other, () => { }));
        other.Clock.Advance(Minute + TimeSpan.FromSeconds(1));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => other.Services.GetRequiredService<WorkTurns>().Take(Name, Hour, Minute, async token =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
            }, stop.Token));

        Assert.True(await Turn(one, () => { }));
    }

    [Theory, EachEngine]
    public async Task Clocks_that_differ_by_a_day_take_no_turn_from_who_is_alive_and_leave_none_with_who_is_dead(Engine engine)
    {
        await using var ahead = await RegistryApp.On(engine);
        await using var behind = ahead.AnotherInstance();
        ahead.Clock.Advance(TimeSpan.FromDays(1));
        var end = new TaskCompletionSource();
        var working = await Begin(ahead, end.Task);
        await Seen(behind);

        // It is alive, and the other one looks at it for as long as it lasts.
        for (var second = 0; second < 60; second += 5)
        {
            var was = await Lease(ahead);
            ahead.Clock.Advance(TimeSpan.FromSeconds(5));
            await Changed(was);
            behind.Clock.Advance(TimeSpan.FromSeconds(5));
            await Seen(behind);
        }

        // It is dead: nobody waits until its clock is reached.
        behind.Clock.Advance(WorkTurns.Look);
        Assert.True(await Turn(behind, () => { }));
        end.SetResult();
        await working;
        Assert.Equal(2, (await Read(ahead))!.Turn);

        // What it did in the future of the other one is due again after the pause of that one.
        Assert.True(await Turn(ahead, () => { }));
        Assert.True(await Turn(behind, () => { }));

        async Task Seen(RegistryApp app) => Assert.False(await Turn(app, () => Assert.Fail("It is the turn of the one ahead.")));

        async Task Changed(DateTimeOffset? was)
        {
            while (await Lease(ahead) == was)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<Task> Begin(RegistryApp app, Task end)
    {
        var begun = new TaskCompletionSource();
        var working = app.Services.GetRequiredService<WorkTurns>().Take(Name, Hour, Minute, async _ =>
        {
            begun.SetResult();
            await end;
        }, Token);
        await begun.Task;
        return working;
    }

    private static Task<bool> Turn(RegistryApp app, Action work) =>
        app.Services.GetRequiredService<WorkTurns>().Take(Name, Hour, Minute, _ =>
        {
            work();
            return Task.CompletedTask;
        }, Token);

    private static async Task<DateTimeOffset?> Lease(RegistryApp app) => (await Read(app))!.LeaseUntil;

    private static async Task<WorkTurn?> Read(RegistryApp app)
    {
        await using var work = new Work(app.Database);
        return await new WorkTurnStore(work).Find(Name);
    }
}
