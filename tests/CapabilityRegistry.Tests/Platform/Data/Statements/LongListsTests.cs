using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Statements;
using CapabilityRegistry.Tests.Conformance.Sql;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Data.Statements;

/// <summary>SQL Server takes 2,100 parameters in a statement, and asks nobody how long a list may become.</summary>
public sealed partial class LongListsTests
{
    private const int MostOfSqlServer = 2_100;

    // As many as any filter takes; the kinds of objects that a caller may read are fewer.
    private const string Short = "Readable";

    private static readonly IReadOnlyList<string> Keys = [.. Enumerable.Range(1, 5_000).Select(number => $"KAZ-{number:00000}")];

    [Fact]
    public async Task Every_statement_takes_a_list_of_5_000()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite);
        await using var work = new Work(app.Database);
        var statements = SqlClass.All.SelectMany(each => each.Statements).Where(sql => TakesList(sql.Text)).ToList();

        Assert.True(statements.Count >= 30, $"only {statements.Count}");
        foreach (var sql in statements)
        {
            await work.Query<dynamic>(sql.Text.For(new Caller("planner", Role.Planner, null)).Where(), ValuesFor(sql));
        }

        Assert.InRange(sqlite.MostParameters, LongLists.Most, MostOfSqlServer);
    }

    [Fact]
    public async Task What_is_read_in_batches_is_what_would_be_read_at_once_and_in_the_same_order()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        await using var work = new Work(app.Database);
        var all = await work.Query<string>("SELECT id FROM contributor ORDER BY id");

        // All that there are, among thousands of others, in another order and some twice.
        var asked = Enumerable.Range(0, 4_800).Select(number => $"no state {number}").Concat(all).Concat(all.Take(10)).Reverse();

        Assert.Equal(all, await work.Query<string>("SELECT id FROM contributor WHERE id IN @Ids ORDER BY id", new { Ids = asked }));
    }

    [Fact]
    public void What_takes_a_long_list_and_has_an_order_is_ordered_by_what_the_list_is_about()
    {
        Assert.Empty(SqlClass.All.SelectMany(each => each.Statements).Where(IsInAnotherOrder).Select(sql => sql.Name));
        Assert.True(IsInAnotherOrder(new("counter-case", "SELECT id FROM deployment WHERE requirement IN @Ids ORDER BY id")));
    }

    [Fact]
    public void Two_long_lists_in_one_statement_are_refused() =>
        Assert.Throws<InvalidOperationException>(() => LongLists.Batches(new { Ids = Keys, Pledges = Keys }));

    [Fact]
    public void A_list_that_fits_is_left_alone()
    {
        Assert.Null(LongLists.Batches(new { Ids = Keys.Take(LongLists.Most), Name = new string('x', 5_000) }));
        Assert.Equal(5, LongLists.Batches(new { Ids = Keys })!.Count);
    }

    [Fact]
    public void It_makes_no_difference_how_the_values_are_given()
    {
        Assert.Null(LongLists.Batches(new Dictionary<string, object?> { ["Ids"] = Keys.Take(LongLists.Most), ["Name"] = null }));
        Assert.Equal(5, LongLists.Batches(new Dictionary<string, object?> { ["Ids"] = Keys, ["Name"] = null })!.Count);
    }

    // States and unit types are fewer than a batch.
    private static bool IsInAnotherOrder(SqlText sql) => AboutAndOrder().Match(sql.Text) is { Success: true, Groups: [_, var about, var list, var order] }
        && list.Value is not (Short or "Contributors" or "UnitTypes") && about.Value != order.Value;

    private static bool TakesList(string sql) => List().Matches(sql).Any(match => match.Groups[1].Value != Short);

    /// <summary>A value for each parameter: a long list for the one that takes it.</summary>
    private static object ValuesFor(SqlText sql) => List().Matches(sql.Text).Select(match => match.Groups[1].Value).First(name => name != Short) switch
    {
        "Ids" => new { Ids = Keys, Kind = "pledge", After = 0L, Seq = 0L, Place = 10, Day = RegistryApp.Start.UtcDateTime },
        "Pledges" => new { Pledges = Keys, Day = RegistryApp.Start.UtcDateTime },
        "Contributors" => new { Contributors = Keys },
        "ExternalIdKeys" => new { ExternalIdKeys = Keys, Contributor = "KAZ" },
        "UnitTypes" => new { UnitTypes = Keys },
        var other => throw new InvalidOperationException($"{sql.Name} takes a list {other}, of which this test knows nothing."),
    };

    [GeneratedRegex(@"(\w+) IN @(\w+).*ORDER BY (?:\w+\.)?(\w+)", RegexOptions.Singleline)]
    private static partial Regex AboutAndOrder();

    [GeneratedRegex(@"IN @(\w+)")]
    private static partial Regex List();
}
