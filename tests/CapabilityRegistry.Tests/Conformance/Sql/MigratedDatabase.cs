using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>An empty SQLite database with the newest schema.</summary>
public sealed class MigratedDatabase : IAsyncLifetime
{
    private readonly TestDatabase _database = new(Engine.Sqlite);

    public SqliteConnection Connection { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Migrations.Run(new Database(new SqliteDialect(), _database.ConnectionString));
        Connection = new SqliteConnection(_database.ConnectionString);
        await Connection.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await _database.DisposeAsync();
    }
}
