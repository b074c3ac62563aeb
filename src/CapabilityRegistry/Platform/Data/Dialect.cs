using System.Data.Common;

namespace CapabilityRegistry.Platform.Data;

/// <summary>The complete list of what differs between the database engines. Nothing else may branch on the engine.</summary>
public abstract class Dialect
{
    /// <exception cref="ArgumentException">It cannot be read, or names what the engine does not know.</exception>
    public abstract DbConnectionStringBuilder Parse(string connectionString);

    /// <summary>The connection string changed so that opening fails where there is no database, instead of making an empty one.</summary>
    public virtual string OfExisting(string connectionString) => connectionString;

    /// <summary>False if there is no database yet. True may also mean that this cannot be known without asking.</summary>
    public virtual bool MayExist(string connectionString) => true;

    /// <summary>An open connection, ready for use.</summary>
    public abstract Task<DbConnection> Connect(string connectionString, CancellationToken cancel);

    /// <summary>A transaction that only reads: all its statements see the database as it was at the first of them, whatever others write meanwhile.</summary>
    public abstract Task<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancel);

    /// <summary>The ordered statement, cut to its first @Take rows.</summary>
    public abstract string FirstRows(string sql);

    /// <summary>A unique index or primary key refused the row.</summary>
    public abstract bool IsDuplicate(DbException exception);

    /// <summary>Trying the same unit of work again may succeed: a lock, a deadlock, a lost or refused connection.</summary>
    public abstract bool IsTransient(DbException exception);

    /// <summary>How the names of scripts end that only this engine runs.</summary>
    public abstract string OwnScripts { get; }

    /// <summary>T-SQL table definitions, spelled so that this engine accepts them.</summary>
    public virtual string Definition(string sql) => sql;

    /// <summary>Brings the database to the newest schema, or says why it cannot.</summary>
    public abstract DbUp.Builder.UpgradeEngineBuilder Upgrade(string connectionString);
}
