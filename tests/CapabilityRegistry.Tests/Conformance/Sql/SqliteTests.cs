using CapabilityRegistry.Platform.Data;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>SQLite accepts every statement that the program can send.</summary>
public sealed class SqliteTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    [Fact]
    public void SQLite_accepts_every_statement() => Assert.Empty(SqlClass.Sent(new SqliteDialect()).Select(Fault).OfType<string>());

    [Theory]
    [InlineData("SELECT no_such_column FROM pledge")]
    [InlineData("SELECT id FROM no_such_table")]
    [InlineData("SELECT TOP 1 id FROM pledge")]
    public void What_SQLite_does_not_accept_is_seen(string sql) => Assert.NotNull(Fault(new("counter-case", sql)));

    private string? Fault(SqlText sql)
    {
        using var command = database.Connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of the program's own.
        command.CommandText = $"EXPLAIN {sql.Text}";
#pragma warning restore CA2100
        command.Parameters.AddRange(sql.Parameters.Select(name => new SqliteParameter($"@{name}", DBNull.Value)));
        try
        {
            command.ExecuteReader().Dispose();
            return null;
        }
        catch (SqliteException refusal)
        {
            return $"{sql.Name}: {refusal.Message}";
        }
    }
}
