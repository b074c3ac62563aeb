namespace CapabilityRegistry.Platform.Caching;

/// <summary>
/// Keeps the last result of a computation that many may ask for at once: one caller computes it, the others wait for it, and it is reused as
/// long as it is valid. Validity is whatever the caller can tell, such as the number of the last event, so that an answer need never be
/// older than its request; caches that go by time alone cannot promise that.
/// </summary>
public sealed class SingleFlight<T> : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile Result? _last;

    /// <summary>The last result if it is valid, otherwise the next one.</summary>
    /// <param name="isValid">Asked before waiting, and again once it is this caller's turn.</param>
    /// <param name="next">Computes the next result, and may continue from the last one; default if there is none. A failure is not kept.</param>
    /// <exception cref="OperationCanceledException">It was cancelled while it waited for its turn.</exception>
    public async Task<T> Get(Func<T, ValueTask<bool>> isValid, Func<T?, Task<T>> next, CancellationToken cancel)
    {
        if (_last is { } last && await isValid(last.Value))
        {
            return last.Value;
        }

        await _turn.WaitAsync(cancel);
        try
        {
            var latest = _last;
            if (latest is null || !await isValid(latest.Value))
            {
                _last = latest = new Result(await next(latest is null ? default : latest.Value));
            }

            return latest.Value;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The result, which is computed once and valid for good.</summary>
    public Task<T> Get(Func<Task<T>> compute, CancellationToken cancel) => Get(_ => ValueTask.FromResult(true), _ => compute(), cancel);

    public void Dispose() => _turn.Dispose();

    private sealed record Result(T Value);
}
