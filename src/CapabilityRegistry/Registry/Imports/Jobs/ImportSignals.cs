using System.Collections.Concurrent;
using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Registry.Imports.Jobs;

/// <summary>
/// Signals between requests and the worker that carries out imports, and how far an import is that writes all or nothing: until its one transaction ends, no
/// row of the database tells.
/// </summary>
public sealed class ImportSignals : JobSignals
{
    private readonly ConcurrentDictionary<string, int> _rowsDone = new();

    /// <summary>So many rows of an import are done here, and not committed.</summary>
    public void Report(string id, int rowsDone) => _rowsDone[id] = rowsDone;

    /// <summary>How many rows of an import are done here, and not committed; null if none is known of.</summary>
    public int? RowsDone(string id) => _rowsDone.TryGetValue(id, out var rows) ? rows : null;

    /// <summary>Its transaction has ended.</summary>
    public void Forget(string id) => _rowsDone.TryRemove(id, out _);
}
