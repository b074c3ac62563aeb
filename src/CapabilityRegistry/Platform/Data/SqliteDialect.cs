using System.Collections.Concurrent;
using System.Data.Common;
using CapabilityRegistry.Platform.Data.Locks;
using CapabilityRegistry.Platform.Data.Outages;
using CapabilityRegistry.Platform.Data.Sqlite;
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
    private const int ReadOnly = 8;
    private const int Interrupted = 9;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int FileMoved = 1032;

    private const int LockPause = 100;
    private const int LongestMigration = 600_000;

    // In bytes: some requests' worth, so that the registry is not ready for one of them alone.
    private const long LeastRoom = 1_048_576;

    // foreign_keys is off by default; WAL lets readers go on while one writes; synchronous NORMAL is durable
    // against a crash of the process under WAL; a writer waits for its turn instead of failing. Each connection keeps a
    // cache of its own, of 1 MB: the 2 MB that it would take answered no quicker. What a savepoint can undo, as each row of a list
    // that is tried has one, is kept in memory: as a file it took a fifth of the time of such a list.
    private const string Settings = "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; "
        + "PRAGMA cache_size = -1000; PRAGMA temp_store = MEMORY;";

    // A copy holds everything in one file, without the files beside it that a database in use has.
    private const string OneFile = "PRAGMA journal_mode = DELETE";
    private const string LikeAnyOther = "PRAGMA journal_mode = WAL";

    // What each connection string says: read once, since every request opens a connection.
    private static readonly ConcurrentDictionary<string, Place> Places = new();

    private readonly ConcurrentDictionary<string, KeptConnections> _kept = new();
    private readonly ConcurrentDictionary<string, WriteTurns> _writers = new();

    static SqliteDialect()
    {
        // SQLite counts the memory that it takes under one lock for all connections. Nobody reads the count, and
        // concurrent requests would queue for it with every statement.
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);

        // Nor does it lock a connection for each cell that is read: a connection is used by one request, or one piece of work, at a time.
        raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
    }

    public override string SystemName => "sqlite";

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
        RefuseIfGone(connectionString);
        if (!Places.GetOrAdd(connectionString, Place.Of).IsKept)
        {
            return await Opened(new SqliteConnection(connectionString), cancel);
        }

        var kept = _kept.GetOrAdd(connectionString, _ => new());
        return kept.Rent() ?? await Opened(kept.New(OfNoPool(connectionString)), cancel);
    }

    // A deferred transaction takes its snapshot with the first statement, and under WAL no writer waits for it.
    public override Task<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override async Task<IDisposable?> TurnToWrite(string connectionString, CancellationToken cancel) =>
        await _writers.GetOrAdd(connectionString, _ => new()).Wait(cancel);

    public override string OwnScripts => ".sqlite.sql";

    public override string FirstRows(string sql) => sql + " LIMIT @Take";

    /// <remarks>
    /// By the result codes of SQLite (sqlite.org/rescode.html). A disk that cannot be read counts as away: it may be mounted again. A file that
    /// was moved (1032) is a kind of "read-only" there.
    /// </remarks>
    public override FailureKind KindOf(Exception exception) => exception is not SqliteException sqlite ? FailureKind.Ours : sqlite switch
    {
        { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey } => FailureKind.Duplicate,
        { SqliteErrorCode: Busy or Locked } => FailureKind.Busy,
        { SqliteErrorCode: CannotOpen or InputOutput } or { SqliteExtendedErrorCode: FileMoved } => FailureKind.Away,
        { SqliteErrorCode: Full } => FailureKind.Full,
        { SqliteErrorCode: ReadOnly } => FailureKind.ReadOnly,
        _ => FailureKind.Ours,
    };

    public override bool IsGivenUp(Exception exception) => exception is SqliteException { SqliteErrorCode: Interrupted };

    public override string OfNoPool(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    public override async Task Try(DbConnection connection, string sql, CancellationToken cancel)
    {
        RefuseIfGone(connection.ConnectionString);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of the program's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteScalarAsync(cancel);
    }

    // A page may be written over on a disk that is full, so the room is looked at as well.
    public override Task TryToWrite(DbConnection connection, string sql, CancellationToken cancel) =>
        Path.GetDirectoryName(Path.GetFullPath(connection.DataSource)) is { } folder && new DriveInfo(folder).AvailableFreeSpace < LeastRoom
            ? throw new SqliteException("There is no room on the disk.", Full)
            : Try(connection, sql, cancel);

    public override void ForgetIdle(string connectionString)
    {
        if (_kept.TryGetValue(OfExisting(connectionString), out var kept))
        {
            kept.Forget();
        }
    }

    // SQLite rejects the word MAX in a type; a name that contains CHAR gives the column text affinity.
    public override string Definition(string sql) => sql.Replace("(MAX)", "_MAX", StringComparison.Ordinal);

    public override string OfFile(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString;

    public override Task CopyToFile(string connectionString, string file) =>
        Copy(OfExisting(connectionString), new SqliteConnectionStringBuilder(OfFile(file)) { Mode = SqliteOpenMode.ReadWriteCreate }.ConnectionString, OneFile);

    public override Task CopyFromFile(string file, string connectionString)
    {
        MakeFolder(new SqliteConnectionStringBuilder(connectionString).DataSource);
        return Copy(OfFile(file), connectionString, LikeAnyOther);
    }

    public override async Task<IAsyncDisposable> LockForMigration(string connectionString, CancellationToken cancel)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString);
        if (!IsFile(parts))
        {
            return new MemoryStream();
        }

        MakeFolder(parts.DataSource);
        for (var until = Environment.TickCount64 + LongestMigration; ;)
        {
            if (LockFile.TryTake($"{parts.DataSource}-migration") is { } taken)
            {
                return taken;
            }

            if (Environment.TickCount64 >= until)
            {
                throw new InvalidOperationException("Another process has been migrating the same database for minutes.");
            }

            await Task.Delay(LockPause, cancel);
        }
    }

    public override UpgradeEngineBuilder Upgrade(string connectionString)
    {
        MakeFolder(new SqliteConnectionStringBuilder(connectionString).DataSource);
        return DbUp.DeployChanges.To.SqliteDatabase(connectionString);
    }

    private static async Task<SqliteConnection> Opened(SqliteConnection connection, CancellationToken cancel)
    {
        // The provider would go on trying for 30 seconds after busy_timeout; Retries decides about that.
        connection.DefaultTimeout = 1;
        await connection.OpenAsync(cancel);
        await using var command = new SqliteCommand(Settings, connection);
        await command.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    private static async Task Copy(string from, string to, string mode)
    {
        await using var source = new SqliteConnection(from);
        await using var target = new SqliteConnection(to);
        await source.OpenAsync();
        await target.OpenAsync();
        source.BackupDatabase(target);
        await using var command = target.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        if (await command.ExecuteScalarAsync() is not "ok")
        {
            throw new InvalidOperationException($"The copy in {target.DataSource} is damaged.");
        }

#pragma warning disable CA2100 // The text is one of the two below.
        command.CommandText = mode;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static void MakeFolder(string file)
    {
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    // A connection that was opened before goes on with a file that was removed, and what it writes is lost.
    private static void RefuseIfGone(string connectionString)
    {
        if (Places.GetOrAdd(connectionString, Place.Of).MustBe is { } file && !File.Exists(file))
        {
            throw new SqliteException($"The file {file} is gone.", CannotOpen);
        }
    }

    // A database in memory is new with every connection; file: begins a URI, and |DataDirectory| stands for a folder, which SQLite resolves.
    private static bool IsFile(SqliteConnectionStringBuilder parts) => parts.Mode != SqliteOpenMode.Memory
        && parts.DataSource is not ("" or ":memory:")
        && !parts.DataSource.StartsWith("file:", StringComparison.Ordinal)
        && !parts.DataSource.StartsWith('|');

    /// <param name="MustBe">The file that it demands; null if it demands none.</param>
    /// <param name="IsKept">Whether its connections are kept open for the next one who wants one.</param>
    private sealed record Place(string? MustBe, bool IsKept)
    {
        public static Place Of(string connectionString)
        {
            var parts = new SqliteConnectionStringBuilder(connectionString);
            return new(IsFile(parts) && parts.Mode != SqliteOpenMode.ReadWriteCreate ? parts.DataSource : null, IsFile(parts) && parts.Pooling);
        }
    }
}
