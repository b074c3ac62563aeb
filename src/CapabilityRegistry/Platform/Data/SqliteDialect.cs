using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DbUp.Builder;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CapabilityRegistry.Platform.Data;

/// <summary>SQLite, the embedded default.</summary>
public sealed class SqliteDialect : Dialect
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int CannotOpen = 14;

    // foreign_keys is off by default; WAL lets readers go on while one writes; synchronous NORMAL is durable
    // against a crash of the process under WAL; a writer waits for its turn instead of failing. Each connection keeps a
    // cache of its own, of 1 MB: the 2 MB that it would take answered no quicker.
    private const string Settings =
        "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -1000;";

    // Pooled connections keep their settings; only a handle not seen before needs them.
    private static readonly ConditionalWeakTable<SafeHandle, SqliteDialect> Prepared = [];

    static SqliteDialect()
    {
        // SQLite counts the memory that it takes under one lock for all connections. Nobody reads the count, and
        // concurrent requests would queue for it with every statement.
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public override DbConnectionStringBuilder Parse(string connectionString) => new SqliteConnectionStringBuilder(connectionString);

    public override string OfExisting(string connectionString)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString);
        if (IsFile(parts) && parts.Mode == SqliteOpenMode.ReadWriteCreate)
        {
            parts.Mode = SqliteOpenMode.ReadWrite;
        }

        return parts.ConnectionString;
    }

    public override bool MayExist(string connectionString)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString);
        return !IsFile(parts) || File.Exists(parts.DataSource);
    }

    public override async Task<DbConnection> Connect(string connectionString, CancellationToken cancel)
    {
        // The provider would go on trying for 30 seconds after busy_timeout; Retries decides about that.
        var connection = new SqliteConnection(connectionString) { DefaultTimeout = 1 };
        await connection.OpenAsync(cancel);
        if (Prepared.TryAdd(connection.Handle!, this))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(cancel);
        }

        return connection;
    }

    // A deferred transaction takes its snapshot with the first statement, and under WAL no writer waits for it.
    public override Task<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override string OwnScripts => ".sqlite.sql";

    public override string FirstRows(string sql) => sql + " LIMIT @Take";

    public override bool IsDuplicate(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    public override bool IsTransient(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: Busy or Locked or CannotOpen };

    // SQLite rejects the word MAX in a type; a name that contains CHAR gives the column text affinity.
    public override string Definition(string sql) => sql.Replace("(MAX)", "_MAX", StringComparison.Ordinal);

    public override UpgradeEngineBuilder Upgrade(string connectionString)
    {
        if (Path.GetDirectoryName(new SqliteConnectionStringBuilder(connectionString).DataSource) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return DbUp.DeployChanges.To.SqliteDatabase(connectionString);
    }

    // A database in memory is new with every connection; file: begins a URI, and |DataDirectory| stands for a folder, which SQLite resolves.
    private static bool IsFile(SqliteConnectionStringBuilder parts) => parts.Mode != SqliteOpenMode.Memory
        && parts.DataSource is not ("" or ":memory:")
        && !parts.DataSource.StartsWith("file:", StringComparison.Ordinal)
        && !parts.DataSource.StartsWith('|');
}
