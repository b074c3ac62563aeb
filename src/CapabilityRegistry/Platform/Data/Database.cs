using System.Data;
using System.Data.Common;

namespace CapabilityRegistry.Platform.Data;

/// <summary>Where the registry is stored: an engine and how to reach it.</summary>
public sealed class Database(Dialect dialect, string connectionString)
{
    private readonly string _existing = dialect.OfExisting(connectionString);

    public Dialect Dialect { get; } = dialect;

    public string ConnectionString { get; } = connectionString;

    /// <summary>Only migrating makes a database: a wrong path is an error here.</summary>
    public Task<DbConnection> Open(CancellationToken cancel) => Dialect.Connect(_existing, cancel);

    /// <summary>A unique index refused a row.</summary>
    public bool IsDuplicate(Exception exception) => exception is DbException refusal && Dialect.IsDuplicate(refusal);

    /// <summary>The exception comes from the database, whatever the cause.</summary>
    public static bool IsFailure(Exception exception) => exception is DbException;

    /// <summary>A stored value is not of the kind that its column holds.</summary>
    public static bool IsUnreadable(Exception exception) => exception is DataException or FormatException or InvalidCastException or OverflowException;

    /// <summary>The database was busy or unreachable; trying again may succeed.</summary>
    public bool IsTransient(Exception exception) => exception is DbException failure && Dialect.IsTransient(failure);

    /// <summary>The database that the settings name.</summary>
    /// <exception cref="InvalidOperationException">The connection string is none of the engine; its values, which may be secret, are not told.</exception>
    public static Database Of(StorageSettings settings)
    {
        Dialect dialect = settings.Engine == "sqlserver" ? new SqlServerDialect() : new SqliteDialect();
        try
        {
            dialect.Parse(settings.ConnectionString);
        }
        catch (ArgumentException wrong)
        {
            throw new InvalidOperationException($"Storage:ConnectionString is no connection string of {settings.Engine}: {wrong.Message}", wrong);
        }

        return new(dialect, settings.ConnectionString);
    }
}
