using CapabilityRegistry.Planning.Gaps;

namespace CapabilityRegistry.Tests.Planning.Gaps;

public sealed class ResultCacheTests : IDisposable
{
    private readonly ResultCache _kept = new();
    private int _worked;

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task Of_many_who_ask_the_same_at_once_one_waits_for_the_work_and_all_get_its_result()
    {
        using var gate = new ManualResetEventSlim();
        var asking = Enumerable.Range(0, 20).Select(_ => Ask("same", () =>
        {
            gate.Wait(TestContext.Current.CancellationToken);
            return Interlocked.Increment(ref _worked);
        })).ToList();

        gate.Set();

        Assert.All(await Task.WhenAll(asking), result => Assert.Equal(1, result));
        Assert.Equal(1, await Ask("same", () => Interlocked.Increment(ref _worked)));
    }

    [Fact]
    public async Task Another_question_is_worked_out_by_itself()
    {
        Assert.Equal(1, await Ask((7L, "a day"), () => 1));
        Assert.Equal(2, await Ask((8L, "a day"), () => 2));
    }

    [Fact]
    public async Task Who_leaves_does_not_take_the_result_from_those_who_wait()
    {
        using var gate = new ManualResetEventSlim();
        using var leaving = new CancellationTokenSource();
        var left = _kept.Get("same", 1, Work, leaving.Token);
        var waiting = Ask("same", Work);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.Set();

        Assert.Equal(1, await waiting);

        int Work()
        {
            gate.Wait(TestContext.Current.CancellationToken);
            return Interlocked.Increment(ref _worked);
        }
    }

    [Fact]
    public async Task What_failed_is_tried_again()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ask<int>("same", () => throw new InvalidOperationException()));

        Assert.Equal(5, await Ask("same", () => 5));
    }

    private Task<T> Ask<T>(object key, Func<T> work) => _kept.Get(key, 1, work, TestContext.Current.CancellationToken);
}
