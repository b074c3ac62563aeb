using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Tests.Support;
using CapabilityRegistry.Tests.Support.Watching;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CapabilityRegistry.Tests.Platform.Hosting;

public sealed class RecurringWorkTests
{
    private readonly FakeTimeProvider _clock = new(RegistryApp.Start);

    [Fact]
    public async Task A_failure_is_logged_and_the_next_time_tries_again()
    {
        using var log = new ErrorLog();
        using var work = new Work(_clock, log.CreateLogger("a work"));
        await work.StartAsync(TestContext.Current.CancellationToken);

        while (work.Times < 2)
        {
            _clock.Advance(TimeSpan.FromMinutes(10));
            await Task.Yield();
        }

        await work.StopAsync(TestContext.Current.CancellationToken);
        var (message, failure) = Assert.Single(log.Errors);
        Assert.Equal("Not done: the work of a test. The next attempt is in 01:00:00.", message);
        Assert.Equal("the first time", failure!.Message);
    }

    [Fact]
    public async Task However_far_the_clock_is_moved_forward_the_work_is_due_once_for_each_move()
    {
        using var log = new ErrorLog();
        using var work = new Work(_clock, log.CreateLogger("a work"));
        await work.StartAsync(TestContext.Current.CancellationToken);
        var moves = 0;
        while (work.Times < 3)
        {
            _clock.Advance(TimeSpan.FromDays(2));
            moves++;
            await Task.Delay(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken);
        }

        await work.StopAsync(TestContext.Current.CancellationToken);
        Assert.InRange(work.Times, 3, moves + 1);
    }

    private sealed class Work(TimeProvider clock, ILogger log) : RecurringWork("the work of a test", TimeSpan.FromHours(1), clock, log)
    {
        private int _times;

        public int Times => Volatile.Read(ref _times);

        protected override Task Once(CancellationToken stop) =>
            Interlocked.Increment(ref _times) == 1 ? Task.FromException(new InvalidOperationException("the first time")) : Task.CompletedTask;
    }
}
