using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using CapabilityRegistry.Platform.Data.Outages;
using DbUp.Builder;
using Microsoft.Data.SqlClient;

namespace CapabilityRegistry.Platform.Data;

/// <summary>SQL Server, the production engine.</summary>
public sealed partial class SqlServerDialect : Dialect
{
    private const string Collation = "Latin1_General_100_BIN2";

    private const string NoRowVersions =
        "READ_COMMITTED_SNAPSHOT is off, and whoever reads would wait for whoever writes, and the other way round, with deadlocks in between. "
            + "Somebody who may alter the database turns it on once, while nobody is connected: ALTER DATABASE … SET READ_COMMITTED_SNAPSHOT ON.";

    // Whether readers get the last committed version of a row, and which columns compare in another way than was asked for.
    private const string Demands = $"""
        DECLARE @none NVARCHAR(MAX) = N'', @others NVARCHAR(MAX);
        SELECT @others = STRING_AGG(CONCAT(@none, t.name, '.', c.name), ', ')
        FROM sys.columns AS c INNER JOIN sys.tables AS t ON t.object_id = c.object_id
        WHERE c.collation_name <> '{Collation}' AND t.name <> 'SchemaVersions';
        SELECT CAST(d.is_read_committed_snapshot_on AS INT), @others FROM sys.databases AS d WHERE d.database_id = DB_ID();
        """;

    // Zero and more mean that it is held.
    private const string TakeLock = """
        DECLARE @taken INT;
        EXEC @taken = sp_getapplock @Resource = N'capability-registry-migration', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 600000;
        SELECT @taken;
        """;

    // How long the first connection to a server, and a statement that asks for next to nothing, may take, in seconds.
    private const int SoonOpen = 2;
    private const int Soon = 1;

    // How long a statement may take, in seconds, unless the connection string says otherwise: behind a lock, a caller hears of it soon.
    private const int UsualStatement = 15;

    // The class of an error from which on the connection is gone: a refused or broken connection is number 0, an unknown host 11001, both class 20.
    private const byte Fatal = 20;

    private const int TimeOut = -2;

    private static readonly int[] Duplicate = [2601, 2627];

    // Out of locks, deadlock victim, lock time-out, update conflict of a snapshot.
    private static readonly int[] Busy = [1204, 1205, 1222, 3960];

    // No room in a file group (1101, 1105), in the log (9002).
    private static readonly int[] Full = [1101, 1105, 9002];

    // The database, or this replica of it, is for reading only.
    private static readonly int[] ReadOnly = [3906, 3908];

    // The server shuts down, is paused or not yet up (6005, 17142, 17197, 18401); the database is recovered, restored, offline, not accessible or
    // on another replica (921, 922, 927, 942, 945, 976, 978, 979, 983); a connection was aborted or reset, or its host is unknown.
    private static readonly int[] NotThere =
        [6005, 17142, 17197, 18401, 921, 922, 927, 942, 945, 976, 978, 979, 983, -1, 2, 20, 53, 64, 121, 10053, 10054, 11001];

    // Read once: the operator decides on it for a database as a whole. Without snapshots, reading of one moment takes locks.
    private bool? _allowsSnapshots;

    public override string SystemName => "microsoft.sql_server";

    public override DbConnectionStringBuilder Parse(string connectionString) => new SqlConnectionStringBuilder(connectionString);

    /// <remarks>
    /// SqlClient by itself would try a lost connection once more after ten seconds, during which the caller waits: whoever works with the
    /// connection decides about that, as about everything that is done again.
    /// </remarks>
    public override string OfExisting(string connectionString)
    {
        var parts = new SqlConnectionStringBuilder(connectionString);
        parts.ConnectRetryCount = parts.ShouldSerialize("Connect Retry Count") ? parts.ConnectRetryCount : 0;
        parts.CommandTimeout = parts.ShouldSerialize("Command Timeout") ? parts.CommandTimeout : UsualStatement;
        return parts.ConnectionString;
    }

    public override async Task<DbConnection> Connect(string connectionString, CancellationToken cancel)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch (InvalidOperationException used)
        {
            // The pool tells so that it has no connection to give.
            await connection.DisposeAsync();
            throw new NoFreeConnectionException(used);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancel)
    {
        _allowsSnapshots ??= await AllowsSnapshots(connection, cancel);
        return await connection.BeginTransactionAsync(_allowsSnapshots.Value ? IsolationLevel.Snapshot : IsolationLevel.Serializable, cancel);
    }

    public override string OwnScripts => ".sqlserver.sql";

    public override string FirstRows(string sql) => sql + " OFFSET 0 ROWS FETCH NEXT @Take ROWS ONLY";

    /// <remarks>
    /// By SqlClient's own lists: the class from which on it closes the connection (SqlException, 20), and
    /// <see cref="SqlConfigurableRetryFactory.BaselineTransientErrors"/>, of which those of locks mean "busy". What a server says that is going away or
    /// has moved the database is in neither: these are the numbers of sys.messages.
    /// </remarks>
    public override FailureKind KindOf(Exception exception) => exception switch
    {
        NoFreeConnectionException => FailureKind.Overloaded,
        SqlException sql => KindOf([.. sql.Errors.Cast<SqlError>()]),
        _ => FailureKind.Ours,
    };

    public override bool IsGivenUp(Exception exception) =>
        exception is SqlException sql && sql.Errors.Cast<SqlError>().Any(error => error is { Number: 0, Class: 11 });

    public override string OfNoPool(string connectionString) => new SqlConnectionStringBuilder(connectionString)
    {
        Pooling = false, ConnectTimeout = SoonOpen, ConnectRetryCount = 0, CommandTimeout = Soon,
    }.ConnectionString;

    public override async Task Try(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of the program's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteScalarAsync(cancel);
    }

    public override void ForgetIdle(string connectionString)
    {
        using var pooled = new SqlConnection(OfExisting(connectionString));
        SqlConnection.ClearPool(pooled);
    }

    // Held by the session: the server lets go of it when the connection ends, however the process does.
    public override async Task<IAsyncDisposable> LockForMigration(string connectionString, CancellationToken cancel)
    {
        var connection = await Connect(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString, cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = TakeLock;
        command.CommandTimeout = 0;
        if ((int)(await command.ExecuteScalarAsync(cancel))! >= 0)
        {
            return connection;
        }

        await connection.DisposeAsync();
        throw new InvalidOperationException("Another process has been migrating the same database for minutes.");
    }

    public override UpgradeEngineBuilder Upgrade(string connectionString) =>
        DbUp.DeployChanges.To.SqlDatabase(connectionString);

    /// <summary>
    /// Whatever the server's default is, texts are compared by their code points as SQLite does: KAZ-00001 is not kaz-00001. Texts of statements
    /// (@Id, 'draft') are compared as the column is that they stand beside.
    /// </summary>
    public override string Definition(string sql) => TextColumn().Replace(sql, "$0 COLLATE " + Collation);

    public override async Task<IReadOnlyList<string>> Unmet(string connectionString, CancellationToken cancel)
    {
        await using var connection = await Connect(OfExisting(connectionString), cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = Demands;
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return
        [
            .. row.GetInt32(0) == 1 ? [] : new[] { NoRowVersions },
            .. row.IsDBNull(1) ? [] : new[] { $"These columns do not compare by code points ({Collation}): {row.GetString(1)}." },
        ];
    }

    // Not of a variable, and not of a conversion.
    [GeneratedRegex(@"(?<!@\w+ )(?<!\bAS )\bNVARCHAR\((?:\d+|MAX)\)(?! COLLATE)")]
    private static partial Regex TextColumn();

    private static FailureKind KindOf(SqlError[] errors)
    {
        if (Any(Duplicate))
        {
            return FailureKind.Duplicate;
        }

        if (Any(Full))
        {
            return FailureKind.Full;
        }

        if (Any(ReadOnly))
        {
            return FailureKind.ReadOnly;
        }

        if (errors.Any(error => error.Class >= Fatal) || Any(NotThere))
        {
            return FailureKind.Away;
        }

        if (Any(Busy))
        {
            return FailureKind.Busy;
        }

        if (Any([TimeOut]))
        {
            return FailureKind.Overloaded;
        }

        return Any(SqlConfigurableRetryFactory.BaselineTransientErrors) ? FailureKind.Away : FailureKind.Ours;

        bool Any(IReadOnlyCollection<int> numbers) => errors.Any(error => numbers.Contains(error.Number));
    }

    private static async Task<bool> AllowsSnapshots(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND snapshot_isolation_state = 1) SELECT 1 ELSE SELECT 0
            """;
        return (int)(await command.ExecuteScalarAsync(cancel))! == 1;
    }
}
