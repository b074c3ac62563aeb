using CapabilityRegistry.Platform.Caching;

namespace CapabilityRegistry.Tests.Platform.Caching;

public sealed class SingleFlightTests : IDisposable
{
    private readonly SingleFlight<int> _flight = new();
    private int _computed;

    public void Dispose() => _flight.Dispose();

    [Fact]
    public async Task Of_many_who_ask_at_once_one_computes_and_all_get_its_result()
    {
        var gate = new TaskCompletionSource<int>();
        var asking = Enumerable.Range(0, 20).Select(_ => Get(valid: true, _ =>
        {
            _computed++;
            return gate.Task;
        })).ToList();

        gate.SetResult(7);

        Assert.All(await Task.WhenAll(asking), result => Assert.Equal(7, result));
        Assert.Equal(1, _computed);
    }

    [Fact]
    public async Task A_result_is_reused_while_it_is_valid_and_the_next_one_may_continue_from_it()
    {
        Assert.Equal(1, await Get(valid: true, last => Task.FromResult(last + 1)));
        Assert.Equal(1, await Get(valid: true, last => Task.FromResult(last + 1)));
        Assert.Equal(2, await Get(valid: false, last => Task.FromResult(last + 1)));
    }

    [Fact]
    public async Task A_failure_is_not_kept_and_whoever_waited_tries_again()
    {
        var gate = new TaskCompletionSource<int>();
        var failing = Get(valid: true, _ => gate.Task);
        var waiting = Get(valid: true, _ => Task.FromResult(5));

        gate.SetException(new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal(5, await waiting);
    }

    [Fact]
    public async Task Who_is_cancelled_waits_no_more_and_leaves_the_turn_to_the_others()
    {
        var gate = new TaskCompletionSource<int>();
        using var leaving = new CancellationTokenSource();
        var computing = Get(valid: true, _ => gate.Task);
        var left = _flight.Get(_ => ValueTask.FromResult(true), _ => Task.FromResult(9), leaving.Token);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.SetResult(7);

        Assert.Equal(7, await computing);
        Assert.Equal(7, await Get(valid: true, _ => Task.FromResult(9)));
    }

    private Task<int> Get(bool valid, Func<int, Task<int>> next) =>
        _flight.Get(_ => ValueTask.FromResult(valid), next, TestContext.Current.CancellationToken);
}
