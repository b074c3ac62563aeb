using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Platform.Data.Sqlite;

/// <summary>
/// SQLite lets one connection write at a time, and whoever finds it busy sleeps and looks again, up to 100 ms later: with many writers most of them sleep
/// while nobody writes. So those of this process queue here, in the order in which they come, and only those of other processes are waited for by looking.
/// </summary>
internal sealed class WriteTurns : IDisposable
{
    private const int Busy = 5;

    /// <summary>As long as SQLite itself waits (busy_timeout).</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Waits until no other writes.</summary>
    /// <returns>To be disposed when the transaction is over.</returns>
    /// <exception cref="SqliteException">The others take too long, as SQLite says it: the database is busy.</exception>
    public async Task<IDisposable> Wait(CancellationToken cancel) => await _turn.WaitAsync(Longest, cancel)
        ? new Turn(_turn)
        : throw new SqliteException("Others of this process have been writing for too long.", Busy);

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
