using CapabilityRegistry.Platform.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Support;

/// <summary>A database of its own, gone when the test is.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _name = $"capability-registry-{Guid.NewGuid():N}";

    public TestDatabase(Engine engine)
    {
        Engine = engine;
        ConnectionString = engine == Engine.Sqlite
            ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(Path.GetTempPath(), $"{_name}.db") }.ToString()
            : new SqlConnectionStringBuilder(EachEngineAttribute.SqlServer) { InitialCatalog = _name }.ToString();
    }

    public Engine Engine { get; }

    public string EngineSetting => Engine == Engine.Sqlite ? "sqlite" : "sqlserver";

    public string ConnectionString { get; }

    public async Task Create()
    {
        if (Engine == Engine.SqlServer)
        {
            await OnServer($"CREATE DATABASE [{_name}]");
            await OnServer($"ALTER DATABASE [{_name}] SET READ_COMMITTED_SNAPSHOT ON");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Engine == Engine.SqlServer)
        {
            SqlConnection.ClearAllPools();
            await OnServer($"ALTER DATABASE [{_name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{_name}]");
            return;
        }

        CloseIdle(ConnectionString);
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), $"{_name}.db*"))
        {
            File.Delete(file);
        }
    }

    /// <summary>SQLite: closes the connections that are pooled, those of the registry, which opens an existing file only, and those of tests.</summary>
    public static void CloseIdle(string connectionString)
    {
        foreach (var settings in new[] { connectionString, new SqliteDialect().OfExisting(connectionString) })
        {
            using var pooled = new SqliteConnection(settings);
            SqliteConnection.ClearPool(pooled);
        }
    }

    private static async Task OnServer(string sql)
    {
        await using var connection = new SqlConnection(EachEngineAttribute.SqlServer);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
