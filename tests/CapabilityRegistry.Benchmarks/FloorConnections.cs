using System.Collections.Concurrent;

namespace CapabilityRegistry.Benchmarks;

/// <summary>
/// Kept: connections stay open with their statements prepared, which is the least that is possible. Else as ADO.NET is
/// usually written: open a connection of the provider's pool, prepare, read, close.
/// </summary>
internal sealed class FloorConnections(string file, bool kept) : IDisposable
{
    private readonly ConcurrentBag<FloorConnection> _free = [];

    public FloorConnection Rent() => _free.TryTake(out var connection) ? connection : new FloorConnection(file);

    public void Return(FloorConnection connection)
    {
        if (kept)
        {
            _free.Add(connection);
        }
        else
        {
            connection.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var connection in _free)
        {
            connection.Dispose();
        }
    }
}
