using System.Data;
using System.Data.Common;
using DbUp.Builder;
using Microsoft.Data.SqlClient;

namespace CapabilityRegistry.Platform.Data;

/// <summary>SQL Server, the production engine.</summary>
public sealed class SqlServerDialect : Dialect
{
    private static readonly int[] Duplicate = [2601, 2627];

    // Time-out, deadlock victim, lock time-out, connection lost or refused, server starting, resource limits.
    private static readonly int[] Transient =
        [-2, -1, 2, 20, 53, 64, 121, 233, 1205, 1222, 4060, 4221, 10053, 10054, 10060, 10928, 10929, 40197, 40501, 40613, 49918, 49919, 49920];

    // Read once: the operator decides on it for a database as a whole. Without snapshots, reading of one moment takes locks.
    private bool? _allowsSnapshots;

    public override DbConnectionStringBuilder Parse(string connectionString) => new SqlConnectionStringBuilder(connectionString);

    public override async Task<DbConnection> Connect(string connectionString, CancellationToken cancel)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
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

    public override bool IsDuplicate(DbException exception) =>
        exception is SqlException sql && Duplicate.Contains(sql.Number);

    public override bool IsTransient(DbException exception) =>
        exception is SqlException sql && sql.Errors.Cast<SqlError>().Any(error => Transient.Contains(error.Number));

    public override UpgradeEngineBuilder Upgrade(string connectionString) =>
        DbUp.DeployChanges.To.SqlDatabase(connectionString);

    private static async Task<bool> AllowsSnapshots(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND snapshot_isolation_state = 1) SELECT 1 ELSE SELECT 0
            """;
        return (int)(await command.ExecuteScalarAsync(cancel))! == 1;
    }
}
