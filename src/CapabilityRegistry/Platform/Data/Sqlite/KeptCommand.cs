using System.Data;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Platform.Data.Sqlite;

/// <summary>
/// A command of a <see cref="KeptConnection"/>, carried out by the compiled statement of its text. The provider does not know of it, so that nothing is left
/// of it in a connection that stays open, whether it is disposed or not.
/// </summary>
internal sealed class KeptCommand : SqliteCommand
{
    private readonly KeptConnection _connection;

    public KeptCommand(KeptConnection connection)
    {
        _connection = connection;
        // It holds nothing that must be given back, and many are made: without this, each one that nobody disposes is finalized.
        GC.SuppressFinalize(this);
    }

    public override SqliteConnection? Connection
    {
        get => _connection;
        set => throw new NotSupportedException("A command stays on its connection.");
    }

    public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => Carried(statement => statement.ExecuteReader(behavior));

    public override int ExecuteNonQuery() => Carried(statement => statement.ExecuteNonQuery());

    public override object? ExecuteScalar() => Carried(statement => statement.ExecuteScalar());

    private T Carried<T>(Func<KeptStatement, T> execute)
    {
        var statement = _connection.Statement(CommandText);
        statement.Transaction = Transaction;
        statement.CommandTimeout = CommandTimeout;
        for (var at = 0; at < Parameters.Count; at++)
        {
            statement.Parameters.Add(Parameters[at]);
        }

        try
        {
            return execute(statement);
        }
        catch
        {
            _connection.Drop(statement);
            throw;
        }
    }
}
