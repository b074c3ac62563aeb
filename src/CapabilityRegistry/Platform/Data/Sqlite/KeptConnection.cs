using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Platform.Data.Sqlite;

/// <summary>A connection that goes back to where it was taken from when it is closed, and keeps the statements compiled that it carried out last.</summary>
/// <param name="generation">Which <see cref="KeptConnections.Forget"/> it was made after.</param>
internal sealed class KeptConnection(string connectionString, KeptConnections home, int generation) : SqliteConnection(connectionString)
{
    // More than any request sends, and few enough that sixteen connections do not fill the memory.
    private const int MostStatements = 64;

    // By text; the one that was used last is at the end.
    private readonly OrderedDictionary<string, KeptStatement> _statements = new(StringComparer.Ordinal);
    private readonly List<KeptStatement> _inUse = [];

    // They come back while their answer is being closed, which they cannot survive at that moment.
    private readonly List<KeptStatement> _unwanted = [];
    private bool _isRented = true;

    public int Generation => generation;

    /// <summary>Somebody uses it again.</summary>
    public KeptConnection Rented()
    {
        _isRented = true;
        return this;
    }

    /// <summary>Lets go of it, so that somebody else may have it. What was not committed is undone.</summary>
    public override void Close()
    {
        if (!_isRented)
        {
            return;
        }

        _isRented = false;
        // What is not read to its end would keep the state of the database that it reads, and to undo what was not committed can fail: then it ends here.
        var isKept = false;
        try
        {
            Transaction?.Dispose();
            EndUnwanted();
            isKept = _inUse.Count == 0 && home.TakeBack(this);
        }
        finally
        {
            if (!isKept)
            {
                End();
            }
        }
    }

    /// <summary>Closes it for good.</summary>
    public void End() => base.Close();

    /// <summary>The compiled statement of a text, for one use; it comes back by itself.</summary>
    public KeptStatement Statement(string text)
    {
        var statement = _statements.Remove(text, out var kept) ? kept : new KeptStatement(text, this);
        _inUse.Add(statement);
        EndUnwanted();
        return statement;
    }

    /// <summary>Keeps a statement for the next time, unless it would keep much of what was written with it.</summary>
    public void Keep(KeptStatement statement)
    {
        _inUse.Remove(statement);
        if (HoldsMuch(statement) || !_statements.TryAdd(statement.CommandText, statement))
        {
            _unwanted.Add(statement);
            return;
        }

        statement.Parameters.Clear();
        if (_statements.Count > MostStatements)
        {
            _unwanted.Add(_statements.GetAt(0).Value);
            _statements.RemoveAt(0);
        }
    }

    /// <summary>Gives up a statement that failed, whether it has come back by then or not.</summary>
    public void Drop(KeptStatement statement)
    {
        if (!_inUse.Remove(statement) && !_unwanted.Remove(statement))
        {
            _statements.Remove(statement.CommandText);
        }

        statement.End();
    }

    public override SqliteCommand CreateCommand() => new KeptCommand(this) { Transaction = Transaction, CommandTimeout = DefaultTimeout };

    protected override DbCommand CreateDbCommand() => CreateCommand();

    private void EndUnwanted()
    {
        _unwanted.ForEach(statement => statement.End());
        _unwanted.Clear();
    }

    // A compiled statement holds a copy of its values until it gets others.
    private static bool HoldsMuch(KeptStatement statement)
    {
        for (var at = 0; at < statement.Parameters.Count; at++)
        {
            if (statement.Parameters[at].Value is byte[] or string { Length: > 10_000 })
            {
                return true;
            }
        }

        return false;
    }
}
