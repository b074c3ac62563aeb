using System.Data.Common;
using CapabilityRegistry.Platform.Data.Outages;

namespace CapabilityRegistry.Platform.Data;

/// <summary>The complete list of what differs between the database engines. Nothing else may branch on the engine.</summary>
public abstract class Dialect
{
    /// <summary>What OpenTelemetry calls the engine.</summary>
    public abstract string SystemName { get; }

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

    /// <summary>Waits until no other unit of work of this process writes, where the engine lets one write at a time.</summary>
    /// <returns>To be disposed when the transaction is over; null where many may write at once.</returns>
    public virtual Task<IDisposable?> TurnToWrite(string connectionString, CancellationToken cancel) => Task.FromResult<IDisposable?>(null);

    /// <summary>The ordered statement, cut to its first @Take rows.</summary>
    public abstract string FirstRows(string sql);

    /// <summary>What a failure of this engine means; <see cref="FailureKind.Ours"/> for what is no failure of it.</summary>
    public abstract FailureKind KindOf(Exception exception);

    /// <summary>The statement failed because it was given up, which the engine tells in an exception of its own.</summary>
    public abstract bool IsGivenUp(Exception exception);

    /// <summary>The connection string changed so that each connection is a new one, and an attempt to open it ends soon.</summary>
    public abstract string OfNoPool(string connectionString);

    /// <summary>Carries out a statement of no interest but whether it succeeds, and that soon.</summary>
    public abstract Task Try(DbConnection connection, string sql, CancellationToken cancel);

    /// <summary>Carries out a statement that writes next to nothing, and fails too if there would be no room for more.</summary>
    public virtual Task TryToWrite(DbConnection connection, string sql, CancellationToken cancel) => Try(connection, sql, cancel);

    /// <summary>Closes the idle connections of the pool, and lets it open new ones at once whatever went before.</summary>
    public abstract void ForgetIdle(string connectionString);

    /// <summary>How the names of scripts end that only this engine runs.</summary>
    public abstract string OwnScripts { get; }

    /// <summary>T-SQL table definitions, spelled so that this engine accepts them.</summary>
    public virtual string Definition(string sql) => sql;

    /// <summary>What the database must be like and is not, each as a sentence that says what to do.</summary>
    public virtual Task<IReadOnlyList<string>> Unmet(string connectionString, CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>The connection string of a database in one file.</summary>
    /// <exception cref="InvalidOperationException">The engine keeps no database in one file.</exception>
    public virtual string OfFile(string file) => throw NoFile();

    /// <summary>Copies the database as it is at one moment into a file, while others read and write it; the engine checks the copy.</summary>
    /// <exception cref="InvalidOperationException">The engine keeps no database in one file, or the copy is damaged.</exception>
    public virtual Task CopyToFile(string connectionString, string file) => throw NoFile();

    /// <summary>Puts such a copy in the place of the database, in one step for whoever reads.</summary>
    /// <exception cref="InvalidOperationException">The engine keeps no database in one file, or the copy is damaged.</exception>
    public virtual Task CopyFromFile(string file, string connectionString) => throw NoFile();

    /// <summary>Keeps all other processes out that would migrate the same database, until it is disposed; waits for them first.</summary>
    /// <exception cref="InvalidOperationException">Others did not let go for minutes.</exception>
    public abstract Task<IAsyncDisposable> LockForMigration(string connectionString, CancellationToken cancel);

    /// <summary>Brings the database to the newest schema, or says why it cannot.</summary>
    public abstract DbUp.Builder.UpgradeEngineBuilder Upgrade(string connectionString);

    private static InvalidOperationException NoFile() => new("A database of this engine is backed up and restored by the engine's own commands.");
}
