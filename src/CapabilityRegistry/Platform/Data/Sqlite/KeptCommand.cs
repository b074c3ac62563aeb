using System.Data;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Platform.Data.Sqlite;

/// <summary>
/// A command of a <see cref="KeptConnection"/>, carried out by the compiled statement of its text. The provider does not know of it, so that nothing is left
/// of it in a connection that stays open, whether it is disposed or not.
/// </summary>
internal sealed class KeptCommand(KeptConnection connection) : SqliteCommand
{
    public override SqliteConnection? Connection
    {
        get => connection;
        set => throw new NotSupportedException("A command stays on its connection.");
    }

    public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => Carried(statement => statement.ExecuteReader(behavior));

    public override int ExecuteNonQuery() => Carried(statement => statement.ExecuteNonQuery());

    public override object? ExecuteScalar() => Carried(statement => statement.ExecuteScalar());

    private T Carried<T>(Func<KeptStatement, T> execute)
    {
        var statement = connection.Statement(CommandText);
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
            connection.Drop(statement);
            throw;
        }
    }
}
