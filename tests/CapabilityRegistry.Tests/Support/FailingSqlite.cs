using System.Data;
using System.Data.Common;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Outages;
using DbUp.Builder;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Support;

/// <summary>SQLite that fails when it is told to, as a server far away can: it does not answer, or loses the answer to a commit.</summary>
internal sealed class FailingSqlite : Dialect
{
    private const int InputOutput = 10;
    private const int Interrupted = 9;
    private const int Full = 13;

    private readonly SqliteDialect _sqlite = new();
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pooled;
    private int _forgotten;

    public enum Commit
    {
        /// <summary>It is carried out and answered.</summary>
        Succeeds,

        /// <summary>It is carried out, and the answer is lost.</summary>
        LosesAnswer,

        /// <summary>It is lost itself.</summary>
        IsLost,

        /// <summary>It is carried out, the answer is lost, and the database is away from then on.</summary>
        IsTheLastThing,
    }

    public bool IsAway { get; set; }

    public bool IsFull { get; set; }

    /// <summary>How many statements on connections of the pool fail from now on, because their connection is lost.</summary>
    public int LostStatements { get; set; }

    /// <summary>What happens at the next commit; those after it succeed, and those of recurring work, which begins when it likes.</summary>
    public Commit NextCommit { get; set; }

    /// <summary>The statement that is not answered until it is given up: the first that contains this; null for none.</summary>
    public string? Holds { get; set; }

    /// <summary>Ends when a statement is held.</summary>
    public Task Held => _held.Task;

    /// <summary>How often somebody wanted a connection of the pool.</summary>
    public int Pooled => _pooled;

    /// <summary>The most parameters that a statement had.</summary>
    public int MostParameters { get; private set; }

    public int Forgotten => _forgotten;

    public override string SystemName => _sqlite.SystemName;

    public override string OwnScripts => _sqlite.OwnScripts;

    public override DbConnectionStringBuilder Parse(string connectionString) => _sqlite.Parse(connectionString);

    public override string OfExisting(string connectionString) => _sqlite.OfExisting(connectionString);

    public override async Task<DbConnection> Connect(string connectionString, CancellationToken cancel)
    {
        var isPooled = new SqliteConnectionStringBuilder(connectionString).Pooling;
        Interlocked.Add(ref _pooled, isPooled ? 1 : 0);
        RefuseIfAway();
        var connection = new Connection(connectionString, isPooled, this) { DefaultTimeout = 1 };
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000;";
        await command.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    public override Task<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancel) => _sqlite.BeginSnapshot(connection, cancel);

    public override string FirstRows(string sql) => _sqlite.FirstRows(sql);

    public override FailureKind KindOf(Exception exception) => _sqlite.KindOf(exception);

    public override bool IsGivenUp(Exception exception) => _sqlite.IsGivenUp(exception);

    public override string OfNoPool(string connectionString) => _sqlite.OfNoPool(connectionString);

    public override async Task Try(DbConnection connection, string sql, CancellationToken cancel)
    {
        RefuseIfAway();
        await _sqlite.Try(connection, sql, cancel);
    }

    public override void ForgetIdle(string connectionString)
    {
        Interlocked.Increment(ref _forgotten);
        _sqlite.ForgetIdle(connectionString);
    }

    public override Task<IAsyncDisposable> LockForMigration(string connectionString, CancellationToken cancel) =>
        _sqlite.LockForMigration(connectionString, cancel);

    public override UpgradeEngineBuilder Upgrade(string connectionString) => _sqlite.Upgrade(connectionString);

    private void RefuseIfAway()
    {
        if (IsAway)
        {
            throw new SqliteException("The test keeps it away.", InputOutput);
        }
    }

    private async Task Before(SqliteCommand command, bool isPooled, CancellationToken cancel)
    {
        var sql = command.CommandText;
        MostParameters = Math.Max(MostParameters, command.Parameters.Count);
        RefuseIfAway();
        if (isPooled && LostStatements > 0)
        {
            LostStatements--;
            throw new SqliteException("The test broke the connection.", InputOutput);
        }

        if (IsFull && !sql.StartsWith("SELECT", StringComparison.Ordinal) && !sql.StartsWith("PRAGMA", StringComparison.Ordinal))
        {
            throw new SqliteException("The test leaves no room.", Full);
        }

        if (Holds is { } held && sql.Contains(held, StringComparison.Ordinal))
        {
            Holds = null;
            _held.SetResult();
            await Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
            throw new SqliteException("The test held it until it was given up.", Interrupted);
        }
    }

    private sealed class Connection(string connectionString, bool isPooled, FailingSqlite failing) : SqliteConnection(connectionString)
    {
        public bool IsOfRecurringWork { get; set; }

        public override SqliteCommand CreateCommand() =>
            new Command(isPooled, failing) { Connection = this, Transaction = Transaction, CommandTimeout = DefaultTimeout };

        protected override DbCommand CreateDbCommand() => CreateCommand();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
        {
            IsOfRecurringWork = false;
            return new Transaction(BeginTransaction(isolationLevel), this, failing);
        }
    }

    private sealed class Command(bool isPooled, FailingSqlite failing) : SqliteCommand
    {
        protected override DbTransaction? DbTransaction
        {
            get => base.DbTransaction;
            set => base.DbTransaction = value is Transaction outer ? outer.Inner : value;
        }

        public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
        {
            ((Connection)Connection!).IsOfRecurringWork |= CommandText.Contains("shared_work", StringComparison.Ordinal)
                || CommandText.StartsWith("DELETE FROM idempotency", StringComparison.Ordinal)
                || CommandText.Contains(" access_", StringComparison.Ordinal);
            await failing.Before(this, isPooled, cancellationToken);
            return await base.ExecuteNonQueryAsync(cancellationToken);
        }

        public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
        {
            await failing.Before(this, isPooled, cancellationToken);
            return await base.ExecuteScalarAsync(cancellationToken);
        }

        protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
        {
            await failing.Before(this, isPooled, cancellationToken);
            return await base.ExecuteDbDataReaderAsync(behavior, cancellationToken);
        }
    }

    private sealed class Transaction(SqliteTransaction inner, Connection connection, FailingSqlite failing) : DbTransaction
    {
        public SqliteTransaction Inner => inner;

        public override IsolationLevel IsolationLevel => inner.IsolationLevel;

        protected override DbConnection? DbConnection => inner.Connection;

        public override bool SupportsSavepoints => true;

        public override void Commit()
        {
            if (connection.IsOfRecurringWork)
            {
                inner.Commit();
                return;
            }

            var (next, _) = (failing.NextCommit, failing.NextCommit = FailingSqlite.Commit.Succeeds);
            if (next != FailingSqlite.Commit.IsLost)
            {
                inner.Commit();
            }

            failing.IsAway |= next == FailingSqlite.Commit.IsTheLastThing;
            if (next != FailingSqlite.Commit.Succeeds)
            {
                throw new SqliteException("The test lost the answer to the commit.", InputOutput);
            }
        }

        public override void Rollback() => inner.Rollback();

        public override void Save(string savepointName) => inner.Save(savepointName);

        public override void Rollback(string savepointName) => inner.Rollback(savepointName);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
