using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>One text serves both engines.</summary>
public sealed class PortableSubsetTests
{
    [Fact]
    public void Every_statement_keeps_to_the_portable_subset() => Assert.Empty(SqlClass.Sent(new SqlServerDialect()).SelectMany(PortableSubset.Faults));

    [Fact]
    public void There_are_statements_to_check() => Assert.True(SqlClass.Sent(new SqlServerDialect()).Count > 50);

    [Theory]
    [InlineData("SELECT id FROM pledge ORDER BY id LIMIT 5")]
    [InlineData("SELECT id || unit_name FROM pledge")]
    [InlineData("SELECT 'pledge ' + id FROM pledge")]
    [InlineData("SELECT TOP 5 id FROM pledge")]
    [InlineData("SELECT * FROM pledge")]
    [InlineData("SELECT LEN(id) FROM pledge")]
    [InlineData("SELECT DATEADD(day, 1, available_from) FROM pledge")]
    [InlineData("SELECT CAST(men AS BIGINT) FROM pledge")]
    [InlineData("SELECT id FROM pledge WHERE available_from < CURRENT_TIMESTAMP")]
    [InlineData("SELECT id FROM pledge WHERE (@Status IS NULL OR status = @Status)")]
    [InlineData("SELECT id FROM pledge WITH (NOLOCK)")]
    [InlineData("INSERT INTO pledge (id) VALUES (@Id) RETURNING id")]
    [InlineData("INSERT INTO pledge (id) OUTPUT inserted.id VALUES (@Id)")]
    [InlineData("INSERT INTO pledge VALUES (@Id)")]
    [InlineData("UPDATE pledge SET version = 2")]
    [InlineData("MERGE pledge USING visited_unit ON pledge.id = visited_unit.pledge WHEN MATCHED THEN UPDATE SET version = 2;")]
    [InlineData("DELETE FROM pledge WHERE id = @Id")]
    [InlineData("DELETE FROM match_plan")]
    [InlineData("UPDATE event SET actor = @Actor WHERE seq = @Seq")]
    [InlineData("DELETE FROM event WHERE seq = @Seq")]
    [InlineData("SELECT id FROM pledge; SELECT id FROM visit")]
    public void What_leaves_the_subset_is_seen(string sql) => Assert.NotEmpty(PortableSubset.Faults(new("counter-case", sql)));

    [Theory]
    [InlineData("SELECT COUNT(*) FROM pledge WHERE id > @After AND status = @Status")]
    [InlineData("DELETE FROM access_log WHERE id < @Before")]
    [InlineData("DELETE FROM idempotency WHERE at < @Before")]
    [InlineData("UPDATE event_head SET seq = seq + @Count WHERE id = 1")]
    [InlineData("DELETE FROM match_plan WHERE run = @Run")]
    public void What_stays_in_it_is_let_through(string sql) => Assert.Empty(PortableSubset.Faults(new("counter-case", sql)));
}
