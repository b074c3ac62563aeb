namespace CapabilityRegistry.Planning.Supply;

/// <summary>The last input that was read, reused until an event or the day changes. Concurrent callers share one read.</summary>
public sealed class LatestGapInput : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private GapInput? _latest;

    public async Task<GapInput> Get(long seq, DateOnly asOf, Func<Task<GapInput>> read, CancellationToken cancel)
    {
        if (Fits(seq, asOf) is { } known)
        {
            return known;
        }

        await _one.WaitAsync(cancel);
        try
        {
            return Fits(seq, asOf) ?? (_latest = await read());
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private GapInput? Fits(long seq, DateOnly asOf) => _latest is { } latest && latest.Seq >= seq && latest.AsOf == asOf ? latest : null;
}
