using System.Data;
using System.Data.Common;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Platform.Data.Sqlite;

/// <summary>Connections stay open for the next one who wants one, with their statements compiled, and nothing of what one did reaches the next.</summary>
public sealed class KeptConnectionTests : IAsyncLifetime
{
    private const string Insert = "INSERT INTO thing (id, name) VALUES (@Id, @Name)";
    private const string Find = "SELECT name FROM thing WHERE id = @Id";

    private readonly TestDatabase _database = new(Engine.Sqlite);
    private readonly SqliteDialect _dialect = new();

    public async ValueTask InitializeAsync()
    {
        await using var connection = new SqliteConnection(_database.ConnectionString);
        await connection.ExecuteAsync("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
        await connection.ExecuteAsync(Insert, new { Id = 1, Name = "one" });
    }

    public ValueTask DisposeAsync()
    {
        _dialect.ForgetIdle(_database.ConnectionString);
        return _database.DisposeAsync();
    }

    [Fact]
    public async Task One_that_is_given_back_is_used_again_and_finds_what_others_have_written()
    {
        DbConnection first;
        await using (first = await Open())
        {
            Assert.Equal("one", await Name(first, 1));
        }

        await using (var elsewhere = new SqliteConnection(_database.ConnectionString))
        {
            await elsewhere.ExecuteAsync("UPDATE thing SET name = 'another'");
        }

        await using var second = await Open();
        Assert.Same(first, second);
        Assert.Equal("another", await Name(second, 1));
        Assert.Null(await Name(second, 2));
    }

    [Fact]
    public async Task Closed_twice_it_is_given_to_one_only()
    {
        var first = await Open();
        await first.DisposeAsync();
        await first.DisposeAsync();

        await using var second = await Open();
        await using var third = await Open();

        Assert.NotSame(second, third);
    }

    [Fact]
    public async Task What_was_not_committed_is_undone()
    {
        await using (var first = await Open())
        {
            await first.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await first.ExecuteAsync(Insert, new { Id = 2, Name = "two" });
        }

        await using var second = await Open();
        Assert.Null(await Name(second, 2));
        await using var transaction = await second.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await second.ExecuteAsync(Insert, new { Id = 2, Name = "two" }, transaction);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("two", await Name(second, 2));
    }

    [Fact]
    public async Task One_whose_answer_was_not_read_to_the_end_is_not_used_again()
    {
        var first = await Open();
        var rows = await first.ExecuteReaderAsync("SELECT id FROM thing");
        Assert.True(await rows.ReadAsync(TestContext.Current.CancellationToken));
        await first.DisposeAsync();

        await using var second = await Open();

        Assert.NotSame(first, second);
    }

    [Fact]
    public async Task Two_read_by_the_same_statement_at_the_same_time()
    {
        await using var connection = await Open();
        await connection.ExecuteAsync(Insert, new { Id = 2, Name = "two" });
        await using var outer = await connection.ExecuteReaderAsync(Find, new { Id = 1 });
        await using var inner = await connection.ExecuteReaderAsync(Find, new { Id = 2 });

        Assert.True(await outer.ReadAsync(TestContext.Current.CancellationToken));
        Assert.True(await inner.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("one", "two"), (outer.GetString(0), inner.GetString(0)));
    }

    [Fact]
    public async Task A_statement_that_failed_is_carried_out_the_next_time()
    {
        await using var connection = await Open();
        for (var id = 1; id <= 3; id++)
        {
            await Assert.ThrowsAsync<SqliteException>(() => connection.ExecuteAsync(Insert, new { Id = 1, Name = "again" }));
            await connection.ExecuteAsync(Insert, new { Id = id + 1, Name = $"{id + 1}" });
        }

        Assert.Equal(["one", "2", "3", "4"], await connection.QueryAsync<string>("SELECT name FROM thing ORDER BY id"));
    }

    [Fact]
    public async Task What_is_large_is_written_and_read()
    {
        await using var connection = await Open();
        var large = new string('x', 1_000_000);

        for (var id = 2; id <= 4; id++)
        {
            await connection.ExecuteAsync(Insert, new { Id = id, Name = large });
        }

        Assert.Equal(large, await Name(connection, 4));
    }

    [Fact]
    public async Task More_statements_than_are_kept_are_carried_out()
    {
        await using var connection = await Open();

        for (var round = 0; round < 2; round++)
        {
            for (var number = 0; number < 200; number++)
            {
                Assert.Equal(number, await connection.ExecuteScalarAsync<int>($"SELECT {number}"));
            }
        }
    }

    [Fact]
    public async Task Forgotten_the_idle_ones_are_closed_and_those_in_use_when_they_come_back()
    {
        var (idle, used) = (await Open(), await Open());
        await idle.DisposeAsync();

        _dialect.ForgetIdle(_database.ConnectionString);
        await used.DisposeAsync();

        await using var next = await Open();
        Assert.All([idle, used], each => Assert.Equal((false, ConnectionState.Closed), (each == next, each.State)));
    }

    [Fact]
    public async Task One_without_a_pool_is_a_new_one_each_time()
    {
        var first = await _dialect.Connect(_dialect.OfNoPool(_database.ConnectionString), TestContext.Current.CancellationToken);
        await first.DisposeAsync();

        await using var second = await _dialect.Connect(_dialect.OfNoPool(_database.ConnectionString), TestContext.Current.CancellationToken);

        Assert.NotSame(first, second);
    }

    private static Task<string?> Name(DbConnection connection, int id) => connection.QueryFirstOrDefaultAsync<string?>(Find, new { Id = id });

    private Task<DbConnection> Open() => _dialect.Connect(_dialect.OfExisting(_database.ConnectionString), TestContext.Current.CancellationToken);
}
