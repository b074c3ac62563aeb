using System.Data.Common;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Outages;
using DbUp.Builder;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CapabilityRegistry.Benchmarks;

/// <summary>SQLite that counts what is read from it. What is written beside the request (who was shown what) is not counted.</summary>
internal sealed class CountingDialect : Dialect
{
    private readonly SqliteDialect _sqlite = new();
    private int _statements;

    public int Statements => _statements;

    public void Reset() => _statements = 0;

    public override string SystemName => _sqlite.SystemName;

    public override async Task<DbConnection> Connect(string connectionString, CancellationToken cancel)
    {
        var connection = await _sqlite.Connect(connectionString, cancel);
        raw.sqlite3_trace(((SqliteConnection)connection).Handle, (object _, string sql) =>
            Interlocked.Add(ref _statements, sql.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) ? 1 : 0), null);
        return connection;
    }

    public override Task<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancel) => _sqlite.BeginSnapshot(connection, cancel);

    public override string OwnScripts => _sqlite.OwnScripts;

    public override DbConnectionStringBuilder Parse(string connectionString) => _sqlite.Parse(connectionString);

    public override string FirstRows(string sql) => _sqlite.FirstRows(sql);

    public override FailureKind KindOf(Exception exception) => _sqlite.KindOf(exception);

    public override bool IsGivenUp(Exception exception) => _sqlite.IsGivenUp(exception);

    public override string OfNoPool(string connectionString) => _sqlite.OfNoPool(connectionString);

    public override Task Try(DbConnection connection, string sql, CancellationToken cancel) => _sqlite.Try(connection, sql, cancel);

    public override Task TryToWrite(DbConnection connection, string sql, CancellationToken cancel) => _sqlite.TryToWrite(connection, sql, cancel);

    public override void ForgetIdle(string connectionString) => _sqlite.ForgetIdle(connectionString);

    public override Task<IAsyncDisposable> LockForMigration(string connectionString, CancellationToken cancel) =>
        _sqlite.LockForMigration(connectionString, cancel);

    public override UpgradeEngineBuilder Upgrade(string connectionString) => _sqlite.Upgrade(connectionString);
}
