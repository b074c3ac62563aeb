namespace CapabilityRegistry.Platform.Data.Sqlite;

/// <summary>
/// The open connections to a SQLite file that nobody uses just now, each with its statements compiled. The pool of the provider closes the statements with
/// each use, and to compile one takes as long as to find a row with it.
/// </summary>
internal sealed class KeptConnections
{
    // As many as work at the same time; what a burst opens beyond them is closed after it.
    private const int MostIdle = 16;

    private readonly Lock _lock = new();
    private readonly Stack<KeptConnection> _idle = [];
    private int _generation;

    /// <summary>One that was used last, since its pages are in memory; null if all are in use.</summary>
    public KeptConnection? Rent()
    {
        lock (_lock)
        {
            return _idle.TryPop(out var connection) ? connection.Rented() : null;
        }
    }

    /// <summary>A new one, still closed.</summary>
    /// <param name="connectionString">One without the pool of the provider.</param>
    public KeptConnection New(string connectionString) => new(connectionString, this, Volatile.Read(ref _generation));

    /// <returns>False if it is not wanted any more.</returns>
    public bool TakeBack(KeptConnection connection)
    {
        lock (_lock)
        {
            if (connection.Generation != _generation || _idle.Count == MostIdle)
            {
                return false;
            }

            _idle.Push(connection);
            return true;
        }
    }

    /// <summary>Closes those that are idle, and those in use when they come back.</summary>
    public void Forget()
    {
        List<KeptConnection> idle;
        lock (_lock)
        {
            _generation++;
            idle = [.. _idle];
            _idle.Clear();
        }

        idle.ForEach(connection => connection.End());
    }
}
