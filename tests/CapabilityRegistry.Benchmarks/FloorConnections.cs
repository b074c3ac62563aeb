using System.Collections.Concurrent;

namespace CapabilityRegistry.Benchmarks;

/// <summary>Open connections, each with its statements prepared.</summary>
internal sealed class FloorConnections(string file) : IDisposable
{
    private readonly ConcurrentBag<FloorConnection> _free = [];

    public FloorConnection Rent() => _free.TryTake(out var connection) ? connection : new FloorConnection(file);

    public void Return(FloorConnection connection) => _free.Add(connection);

    public void Dispose()
    {
        foreach (var connection in _free)
        {
            connection.Dispose();
        }
    }
}
