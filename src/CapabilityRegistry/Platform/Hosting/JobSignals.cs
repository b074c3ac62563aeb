using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CapabilityRegistry.Platform.Hosting;

/// <summary>
/// Signals between requests and the worker of a queue within one process. The queue itself is in the database: a lost signal costs time, never a job.
/// </summary>
public class JobSignals
{
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waited = new();
    private readonly Dictionary<string, CancellationTokenSource> _running = [];
    private readonly Lock _lock = new();

    /// <summary>There may be a job that waits.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    public IAsyncEnumerable<bool> Wakes(CancellationToken stop) => _wakes.Reader.ReadAllAsync(stop);

    /// <summary>The job is about to be carried out here; the token tells when it is not to be any more.</summary>
    public CancellationToken Begin(string id, CancellationToken stop)
    {
        lock (_lock)
        {
            return (_running[id] = CancellationTokenSource.CreateLinkedTokenSource(stop)).Token;
        }
    }

    /// <summary>Stops a job, if it is carried out here.</summary>
    public void Stop(string id)
    {
        lock (_lock)
        {
            _running.GetValueOrDefault(id)?.Cancel();
        }

        Ended(id);
    }

    /// <summary>The job is not carried out here any more.</summary>
    public void End(string id)
    {
        lock (_lock)
        {
            _running.Remove(id, out var running);
            running?.Dispose();
        }

        Ended(id);
    }

    /// <summary>Ends when the job ends in this process.</summary>
    public Task WhenEnded(string id) => _waited.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Releases all who wait for the job; they look again and may wait again.</summary>
    public void Ended(string id)
    {
        if (_waited.TryRemove(id, out var waited))
        {
            waited.TrySetResult();
        }
    }
}
