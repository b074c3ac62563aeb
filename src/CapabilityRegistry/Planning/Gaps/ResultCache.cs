using CapabilityRegistry.Platform.Caching;
using CapabilityRegistry.Platform.Hosting;
using Microsoft.Extensions.Caching.Memory;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>
/// Caches computed answers, so that each is computed once even if many ask at the same time. The key includes the last event, so an answer
/// is never stale.
/// </summary>
public sealed class ResultCache : IDisposable
{
    // A needed requirement with its reasons costs some 2 KB: what is kept stays below about 40 MB.
    private const int MostNeeds = 20_000;

    // After a change no request uses the old key again.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly ComputeThreads _threads = new();
    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MostNeeds });

    /// <param name="needs">How many requirements the answer holds: its share of the memory.</param>
    /// <param name="work">A computation without side effects. It continues if its caller is cancelled, because others may wait for
    /// it.</param>
    public Task<T> Get<T>(object key, int needs, Func<T> work, CancellationToken cancel) =>
        Entry<T>(key, needs).Get(() => _threads.Run(work, CancellationToken.None), CancellationToken.None).WaitAsync(cancel);

    public void Dispose()
    {
        _answers.Dispose();
        _threads.Dispose();
    }

    private SingleFlight<T> Entry<T>(object key, int needs)
    {
        lock (_answers)
        {
            return _answers.GetOrCreate(key, entry =>
            {
                entry.Size = 1 + needs;
                entry.SlidingExpiration = Idle;
                return new SingleFlight<T>();
            })!;
        }
    }
}
