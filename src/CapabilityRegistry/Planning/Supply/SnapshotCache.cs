namespace CapabilityRegistry.Planning.Supply;

/// <summary>The newest snapshot of this process. One caller renews it; the others wait for the result.</summary>
public sealed class SnapshotCache : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private volatile Snapshot? _snapshot;

    /// <summary>Null until the first is asked for.</summary>
    public Snapshot? Value => _snapshot;

    /// <param name="renew">Makes a newer one of the last, or finds that the last is new enough.</param>
    public async Task<Snapshot> Renew(Func<Snapshot?, Task<Snapshot>> renew, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return _snapshot = await renew(_snapshot);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
