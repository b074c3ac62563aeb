using System.Text.RegularExpressions;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Statements;
using CapabilityRegistry.Tests.Conformance.Sql;

namespace CapabilityRegistry.Tests.Platform.Telemetry;

/// <summary>Whoever watches the registry knows a statement by its name, whatever conditions and order it is sent with.</summary>
public sealed partial class StatementNamesTests
{
    // They differ in the condition alone that is put in.
    private static readonly (string, string) OwnAndAll = ("TrainingPlaceStore.OwnById", "TrainingPlaceStore.ById");

    public static TheoryData<string> Engines => ["sqlite", "sqlserver"];

    [Theory, MemberData(nameof(Engines))]
    public void Every_statement_as_an_engine_gets_it_has_the_name_that_it_has_in_the_program(string engine)
    {
        Dialect dialect = engine == "sqlite" ? new SqliteDialect() : new SqlServerDialect();

        // With all that is put in, two statements may be one text.
        var sent = SqlClass.Sent(dialect).ToLookup(sql => List().Replace(sql.Text, "IN @$1"), sql => sql.Name.Split(' ', ',')[0]);

        Assert.True(sent.Count > 1_000, $"only {sent.Count}");
        Assert.Equal(
            [OwnAndAll],
            sent.Select(names => (Name: names.First(), Called: StatementNames.Of(names.Key), All: names)).Where(each => !each.All.Contains(each.Called))
                .Select(each => (each.Name, each.Called)));
    }

    [Fact]
    public void What_stands_nowhere_in_the_program_has_no_name_of_its_own() =>
        Assert.Equal(StatementNames.Other, StatementNames.Of("SELECT secret FROM pledge WHERE id = 'KAZ-00001'"));

    // The program names a statement before Dapper makes parameters of a list.
    [GeneratedRegex(@"IN \(@(\w+)_1, @\w+_2\)")]
    private static partial Regex List();
}
