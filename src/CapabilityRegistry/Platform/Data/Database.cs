using System.Data;
using System.Data.Common;
using CapabilityRegistry.Platform.Data.Outages;
using Polly.CircuitBreaker;

namespace CapabilityRegistry.Platform.Data;

/// <summary>Where the registry is stored: an engine and how to reach it.</summary>
/// <param name="clock">By which its absence is told; the system's if none is given.</param>
public sealed class Database(Dialect dialect, string connectionString, TimeProvider? clock = null) : IDisposable
{
    private readonly string _existing = dialect.OfExisting(connectionString);

    public Dialect Dialect { get; } = dialect;

    public string ConnectionString { get; } = connectionString;

    /// <summary>Whether it can be reached and written, as far as known.</summary>
    public DatabaseGate Gate { get; } = new(clock ?? TimeProvider.System);

    /// <summary>Only migrating makes a database: a wrong path is an error here.</summary>
    /// <exception cref="BrokenCircuitException">It is known to be away.</exception>
    public async Task<DbConnection> Open(CancellationToken cancel)
    {
        try
        {
            return await Gate.Through(async token => await Dialect.Connect(_existing, token), cancel);
        }
        catch (DbException)
        {
            Gate.Doubt();
            throw;
        }
    }

    /// <summary>A connection that belongs to no pool, opened whether or not the database is known to be away; an attempt ends within seconds.</summary>
    public Task<DbConnection> OpenAlone(CancellationToken cancel) => Dialect.Connect(Dialect.OfNoPool(_existing), cancel);

    /// <summary>Closes the connections that nobody uses.</summary>
    public void Dispose() => Dialect.ForgetIdle(ConnectionString);

    /// <summary>What an exception means.</summary>
    public FailureKind KindOf(Exception exception) => exception switch
    {
        BrokenCircuitException => FailureKind.Away,
        LostCommitException => FailureKind.Away,
        _ => Dialect.KindOf(exception),
    };

    /// <summary>Takes note of what the failure of a statement tells about the database.</summary>
    /// <exception cref="OperationCanceledException">It failed because it was given up: no failure at all.</exception>
    public void Note(Exception failure, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested && Dialect.IsGivenUp(failure))
        {
            throw new OperationCanceledException("The statement was given up.", failure, cancel);
        }

        switch (Dialect.KindOf(failure))
        {
            case FailureKind.Away:
                Gate.Doubt();
                break;
            case FailureKind.Full or FailureKind.ReadOnly:
                Gate.WritesFail(Dialect.KindOf(failure));
                break;
        }
    }

    /// <summary>After a commit failed so it is not known whether it was carried out: the database said nothing that settles it.</summary>
    public bool LeavesOpen(Exception failure) => failure is not DbException || Dialect.KindOf(failure) is FailureKind.Away or FailureKind.Overloaded;

    /// <summary>A unique index refused a row.</summary>
    public bool IsDuplicate(Exception exception) => KindOf(exception) == FailureKind.Duplicate;

    /// <summary>The exception comes from the database, whatever the cause.</summary>
    public static bool IsFailure(Exception exception) =>
        exception is DbException or BrokenCircuitException or NoFreeConnectionException or LostCommitException;

    /// <summary>A stored value is not of the kind that its column holds.</summary>
    public static bool IsUnreadable(Exception exception) => exception is DataException or FormatException or InvalidCastException or OverflowException;

    /// <summary>The database that the settings name.</summary>
    /// <exception cref="InvalidOperationException">The connection string is none of the engine; its values, which may be secret, are not told.</exception>
    public static Database Of(StorageSettings settings, TimeProvider clock) =>
        Of(settings, nameof(settings.ConnectionString), settings.ConnectionString, clock);

    /// <summary>A database of the engine that the settings name.</summary>
    /// <param name="key">The setting that says how to reach it.</param>
    /// <exception cref="InvalidOperationException">The connection string is none of the engine; its values, which may be secret, are not told.</exception>
    internal static Database Of(StorageSettings settings, string key, string connectionString, TimeProvider clock)
    {
        Dialect dialect = settings.Engine == "sqlserver" ? new SqlServerDialect() : new SqliteDialect();
        try
        {
            dialect.Parse(connectionString);
        }
        catch (ArgumentException wrong)
        {
            throw new InvalidOperationException($"{StorageSettings.Section}:{key} is no connection string of {settings.Engine}: {wrong.Message}", wrong);
        }

        return new(dialect, connectionString, clock);
    }
}
