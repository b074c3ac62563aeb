using System.Globalization;
using System.Reflection;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>
/// SQL Server accepts every statement that the program can send; found out without a server. Foreign functions and the
/// operator for joining texts are not seen here but by <see cref="PortableSubset"/>.
/// </summary>
public sealed class SqlServerTests
{
    private static readonly SqlServerModel Model = new();

    public SqlServerTests() => Assert.SkipUnless(HasCultures, "The model of SQL Server needs ICU, which this machine does not have.");

    private static bool HasCultures => CultureInfo.GetCultures(CultureTypes.AllCultures).Length > 1;

    [Fact]
    public void SQL_Server_accepts_every_statement() => Assert.Empty(Model.Faults(SqlClass.Sent(new SqlServerDialect())));

    [Fact]
    public void What_its_dialect_says_of_its_own_is_T_SQL()
    {
        var statements = typeof(SqlServerDialect).GetFields(BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!)
            .Where(text => text.Contains("SELECT", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, statements.Count);
        Assert.All(statements, statement => TransactSql.Parse(statement));
    }

    [Theory]
    [InlineData("SELECT no_such_column FROM pledge WHERE id = @Id")]
    [InlineData("SELECT id FROM no_such_table")]
    [InlineData("UPDATE pledge SET no_such_column = @Id WHERE id = @Id")]
    [InlineData("INSERT INTO pledge (id, no_such_column) VALUES (@Id, @Id)")]
    [InlineData("SELECT p.id FROM pledge AS p WHERE EXISTS (SELECT 1 FROM visited_unit AS v WHERE v.pledge = q.id)")]
    [InlineData("SELECT id FROM pledge ORDER BY id LIMIT @Take")]
    [InlineData("UPDATE pledge SET version = 2 WHERE id = @Id RETURNING id")]
    public void What_SQL_Server_does_not_accept_is_seen(string sql)
    {
        var faults = Model.Faults([new("counter-case", sql)]).ToList();
        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.Contains("counter-case", fault, StringComparison.Ordinal));
    }
}
