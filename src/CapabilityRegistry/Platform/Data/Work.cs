using System.Data;
using System.Data.Common;
using CapabilityRegistry.Platform.Data.Outages;
using CapabilityRegistry.Platform.Data.Statements;
using Dapper;

namespace CapabilityRegistry.Platform.Data;

/// <summary>
/// One database connection with at most one transaction: reads run at once, or all in one snapshot where <see cref="ReadsOneSnapshot"/>;
/// the first change begins a transaction, which includes everything until <see cref="Commit"/> or <see cref="Reset"/>. Every change is
/// guarded by the version in its WHERE clause (… AND version = @Was), so reading before the transaction is safe.
/// </summary>
public sealed class Work(Database database, Secondary? secondary = null) : IAsyncDisposable
{
    private const string Savepoint = "mark";
    private const string CommitName = "Work.Commit";

    private Database? _copy;
    private DbConnection? _connection;
    private IDisposable? _turn;
    private DbTransaction? _transaction;
    private DbTransaction? _snapshot;

    public CancellationToken Cancel { get; set; }

    /// <summary>
    /// Whether everything that is read until <see cref="EndSnapshot"/> or <see cref="Reset"/> belongs to one state of the database, as a list
    /// and its count must. Nothing can be changed then.
    /// </summary>
    public bool ReadsOneSnapshot { get; set; }

    /// <summary>Whether there is a copy of the database that can be read now.</summary>
    public bool HasSecondary => secondary?.Usable is not null;

    /// <summary>Whether what is read comes from the copy of the database, as <see cref="ReadSecondary"/> chose. Nothing can be changed then.</summary>
    public bool ReadsSecondary => _copy is not null;

    /// <summary>True once something was changed and not yet committed.</summary>
    public bool HasChanges => _transaction is not null;

    public Task<IReadOnlyList<T>> Query<T>(string sql, object? values = null) =>
        InBatches(values, batch => Try<IReadOnlyList<T>>(sql, async connection => (await connection.QueryAsync<T>(Command(sql, batch))).AsList()));

    public Task<T?> Find<T>(string sql, object? values = null) =>
        Try(sql, connection => connection.QueryFirstOrDefaultAsync<T>(Command(sql, values)));

    /// <summary>The objects that a statement beginning with the table's <see cref="Table{T}.Select"/> finds.</summary>
    public Task<IReadOnlyList<T>> Query<T>(Table<T> table, string sql, object? values = null)
        where T : class => InBatches(values, batch => Try<IReadOnlyList<T>>(sql, async connection =>
        {
            await using var rows = await connection.ExecuteReaderAsync(Command(sql, batch));
            var found = new List<T>();
            while (await rows.ReadAsync(Cancel))
            {
                found.Add(table.Read(rows));
            }

            return found;
        }));

    /// <summary>Like <see cref="Query{T}(Table{T}, string, object)"/>, but streamed: objects are handed on as they are read and not held in memory.</summary>
    public async IAsyncEnumerable<T> Each<T>(Table<T> table, string sql, object values)
        where T : class
    {
        using var sent = StatementTrace.Of(database.Dialect, sql);
        await using var rows = await Try(sent, connection => connection.ExecuteReaderAsync(Command(sql, values)));
        while (await Try(sent, _ => rows.ReadAsync(Cancel)))
        {
            yield return table.Read(rows);
        }
    }

    /// <summary>The first object that a statement beginning with the table's <see cref="Table{T}.Select"/> finds; null if there is none.</summary>
    public Task<T?> Find<T>(Table<T> table, string sql, object? values = null)
        where T : class => Try(sql, async connection =>
        {
            await using var rows = await connection.ExecuteReaderAsync(Command(sql, values), CommandBehavior.SingleRow);
            return await rows.ReadAsync(Cancel) ? table.Read(rows) : null;
        });

    /// <summary>The first objects that an ordered statement finds; <paramref name="values"/> must hold Take.</summary>
    public Task<IReadOnlyList<T>> First<T>(Table<T> table, string sql, object values)
        where T : class => Query(table, database.Dialect.FirstRows(sql), OfPage(values));

    /// <summary>The first rows of an ordered statement; <paramref name="values"/> must hold Take.</summary>
    public Task<IReadOnlyList<T>> First<T>(string sql, object values) => Query<T>(database.Dialect.FirstRows(sql), OfPage(values));

    /// <summary>Like <see cref="First{T}(string, object)"/>, but streamed: rows are handed on as they are read and not held in memory.</summary>
    public async IAsyncEnumerable<T> StreamFirst<T>(string sql, object values)
    {
        using var sent = StatementTrace.Of(database.Dialect, sql);
        await using var rows = await Try(sent, connection => Task.FromResult(connection
            .QueryUnbufferedAsync<T>(database.Dialect.FirstRows(OwnRows.OnBehalf(sql)), values, _transaction ?? _snapshot).GetAsyncEnumerator(Cancel)));
        while (await Try(sent, async _ => await rows.MoveNextAsync()))
        {
            yield return rows.Current;
        }
    }

    /// <summary>Changes rows, once for each element if <paramref name="values"/> is a list.</summary>
    /// <returns>How many rows were changed.</returns>
    public Task<int> Change(string sql, object? values = null) => Try(sql, async connection =>
    {
        if (_snapshot is not null || ReadsSecondary)
        {
            throw new InvalidOperationException("What reads from one snapshot, or from the secondary, changes nothing.");
        }

        await Begin(connection);
        return await connection.ExecuteAsync(Command(sql, values));
    });

    /// <summary>Remembers what has been changed so far, for <see cref="BackToMark"/>.</summary>
    public Task Mark() => Try((StatementTrace.SentStatement?)null, async connection =>
    {
        await (await Begin(connection)).SaveAsync(Savepoint, Cancel);
        return true;
    });

    /// <summary>Undoes what was changed since the last <see cref="Mark"/>, and nothing before it.</summary>
    public Task BackToMark() => _transaction!.RollbackAsync(Savepoint, Cancel);

    /// <summary>Adds the rows of new objects.</summary>
    public Task Add<T>(Table<T> table, string sql, IEnumerable<T> objects)
        where T : class => Change(sql, objects.Select(table.Values));

    /// <summary>Adds the row of a new object unless a unique index already holds it.</summary>
    /// <returns>False if it was there already.</returns>
    public Task<bool> TryAdd<T>(Table<T> table, string sql, T added)
        where T : class => TryAdd(sql, table.Values(added));

    /// <summary>Writes an object over an older version of it if the guard holds.</summary>
    /// <returns>False if nothing was changed.</returns>
    public async Task<bool> Update<T>(Table<T> table, string sql, T changed, object guard)
        where T : class
    {
        var values = table.Values(changed);
        values.AddDynamicParams(guard);
        return await Change(sql, values) > 0;
    }

    /// <summary>Adds a row unless a unique index already holds it.</summary>
    /// <returns>False if it was there already.</returns>
    public async Task<bool> TryAdd(string sql, object values)
    {
        try
        {
            return await Change(sql, values) == 1;
        }
        catch (DbException exception) when (database.IsDuplicate(exception))
        {
            return false;
        }
    }

    /// <exception cref="LostCommitException">It was not answered, and may have been carried out or not.</exception>
    /// <exception cref="OperationCanceledException">It was given up before; once it is begun it cannot be.</exception>
    public async Task Commit()
    {
        if (_transaction is null)
        {
            return;
        }

        Cancel.ThrowIfCancellationRequested();
        using var sent = StatementTrace.Named(database.Dialect, CommitName);
        try
        {
            await _transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception failure) when (database.LeavesOpen(failure))
        {
            sent?.Failed(failure);
            database.Gate.Doubt();
            throw new LostCommitException(failure);
        }
        catch (Exception failure)
        {
            sent?.Failed(failure);
            database.Note(failure, Cancel);
            throw;
        }

        await EndTransaction();
    }

    /// <summary>Forgets what was not committed and lets go of the connection.</summary>
    public async Task Reset()
    {
        await EndTransaction();
        await EndSnapshot();
        await LetGo();
    }

    /// <summary>
    /// Reads from the copy of the database until <see cref="Reset"/> or <see cref="EndSnapshot"/>, if there is one and it holds what it must; else from the
    /// database itself.
    /// </summary>
    /// <param name="holds">Reads from the copy, and finds out whether it holds what it must.</param>
    public async Task ReadSecondary(Func<Task<bool>> holds)
    {
        if (secondary?.Usable is not { } copy)
        {
            return;
        }

        await Reset();
        _copy = copy;
        try
        {
            if (await holds())
            {
                return;
            }
        }
        catch (Exception failure) when (Database.IsFailure(failure))
        {
            // The copy rests already, which the log says; the database itself is read instead.
        }

        await LetGo();
    }

    /// <summary>What is read from now on is of now, and of the database itself.</summary>
    public async Task EndSnapshot()
    {
        ReadsOneSnapshot = false;
        if (_snapshot is not null)
        {
            await _snapshot.DisposeAsync();
            _snapshot = null;
        }

        if (ReadsSecondary)
        {
            await LetGo();
        }
    }

    public async ValueTask DisposeAsync() => await Reset();

    private async Task LetGo()
    {
        _copy = null;
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            _connection = null;
        }
    }

    private async Task<DbConnection> Connection()
    {
        _connection ??= await (_copy ?? database).Open(Cancel);
        if (ReadsOneSnapshot)
        {
            _snapshot ??= await database.Dialect.BeginSnapshot(_connection, Cancel);
        }

        return _connection;
    }

    // The first rows of each batch are not the first rows of all. Filters take far fewer values than would need batches.
    private static object OfPage(object values) => LongLists.Batches(values) is null
        ? values
        : throw new InvalidOperationException("A page cannot be read by a list that takes several statements.");

    private static async Task<IReadOnlyList<T>> InBatches<T>(object? values, Func<object?, Task<IReadOnlyList<T>>> query)
    {
        if (LongLists.Batches(values) is not { } batches)
        {
            return await query(values);
        }

        var found = new List<T>();
        foreach (var batch in batches)
        {
            found.AddRange(await query(batch));
        }

        return found;
    }

    private async Task<T> Try<T>(string sql, Func<DbConnection, Task<T>> statement)
    {
        using var sent = StatementTrace.Of(database.Dialect, sql);
        return await Try(sent, statement);
    }

    private async Task<T> Try<T>(StatementTrace.SentStatement? sent, Func<DbConnection, Task<T>> statement)
    {
        try
        {
            return await statement(await Connection());
        }
        catch (Exception failure)
        {
            sent?.Failed(failure);
            (_copy ?? database).Note(failure, Cancel);
            if (ReadsSecondary && Database.IsFailure(failure))
            {
                secondary!.Failed(failure);
            }

            throw;
        }
    }

    // Said in so many words: SQL Server would go on with what the connection was used with last, be it a snapshot.
    private async Task<DbTransaction> Begin(DbConnection connection)
    {
        if (_transaction is null)
        {
            _turn ??= await database.Dialect.TurnToWrite(database.ConnectionString, Cancel);
            _transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, Cancel);
        }

        return _transaction;
    }

    private async Task EndTransaction()
    {
        try
        {
            if (_transaction is not null)
            {
                await _transaction.DisposeAsync();
            }
        }
        finally
        {
            _transaction = null;
            _turn?.Dispose();
            _turn = null;
        }
    }

    private CommandDefinition Command(string sql, object? values) =>
        new(OwnRows.OnBehalf(sql), values, _transaction ?? _snapshot, cancellationToken: Cancel);
}
