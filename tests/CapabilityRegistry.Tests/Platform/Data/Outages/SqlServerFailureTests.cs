using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Outages;
using Microsoft.Data.SqlClient;

namespace CapabilityRegistry.Tests.Platform.Data.Outages;

/// <summary>What the exceptions of SqlClient mean: it makes them itself, of a server that fails as it is told.</summary>
public sealed class SqlServerFailureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1205, 13, FailureKind.Busy)]
    [InlineData(1222, 16, FailureKind.Busy)]
    [InlineData(3960, 16, FailureKind.Busy)]
    [InlineData(2601, 14, FailureKind.Duplicate)]
    [InlineData(2627, 14, FailureKind.Duplicate)]
    [InlineData(1105, 17, FailureKind.Full)]
    [InlineData(9002, 17, FailureKind.Full)]
    [InlineData(3906, 16, FailureKind.ReadOnly)]
    [InlineData(40613, 17, FailureKind.Away)]
    [InlineData(4060, 11, FailureKind.Away)]
    [InlineData(927, 14, FailureKind.Away)]
    [InlineData(596, 21, FailureKind.Away)]
    [InlineData(208, 16, FailureKind.Ours)]
    [InlineData(547, 16, FailureKind.Ours)]
    public async Task What_the_server_says_is_known_by_its_number(int number, byte severity, FailureKind kind)
    {
        await using var server = new TdsListener(batch: TdsListener.Error(number, severity));
        await using var work = new Work(On(server));

        var failure = await Assert.ThrowsAsync<SqlException>(() => work.Query<int>("SELECT 1"));

        Assert.Equal((number, kind), (failure.Number, On(server).KindOf(failure)));
    }

    [Fact]
    public async Task A_server_that_dies_during_a_statement_is_away()
    {
        await using var server = new TdsListener(batch: TdsListener.Reaction.Dies);
        await using var work = new Work(On(server));

        Assert.Equal(FailureKind.Away, On(server).KindOf(await Assert.ThrowsAsync<SqlException>(() => work.Query<int>("SELECT 1"))));
    }

    [Fact]
    public async Task A_server_that_breaks_off_the_login_is_away()
    {
        await using var server = new TdsListener(login: TdsListener.Reaction.Dies);

        Assert.Equal(FailureKind.Away, On(server).KindOf(await Assert.ThrowsAsync<SqlException>(() => On(server).Open(Token))));
    }

    [Fact]
    public async Task Where_nobody_listens_the_server_is_away_and_that_is_told_at_once_however_often_one_asks()
    {
        // Nobody listens on port 1.
        var database = new Database(new SqlServerDialect(), "Server=127.0.0.1,1;Database=x;User Id=x;Password=x;Encrypt=false");

        for (var i = 0; i < 3; i++)
        {
            var failure = await Assert.ThrowsAsync<SqlException>(() => database.Open(Token));
            Assert.Equal((FailureKind.Away, (byte)20), (database.KindOf(failure), failure.Class));
        }
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_not_tried_again()
    {
        await using var server = new TdsListener(batch: TdsListener.Reaction.Silence);
        await using var work = new Work(On(server, "Command Timeout=1"));

        Assert.Equal(FailureKind.Overloaded, On(server).KindOf(await Assert.ThrowsAsync<SqlException>(() => work.Query<int>("SELECT 1"))));
    }

    [Fact]
    public async Task A_pool_that_is_used_up_is_neither_a_mistake_of_ours_nor_an_outage()
    {
        await using var server = new TdsListener();
        var database = On(server, "Max Pool Size=1;Connect Timeout=1");
        await using var used = await database.Open(Token);

        var failure = await Assert.ThrowsAsync<NoFreeConnectionException>(() => database.Open(Token));

        Assert.Equal(FailureKind.Overloaded, database.KindOf(failure));
        Assert.True(Database.IsFailure(failure));
    }

    [Fact]
    public async Task A_statement_that_is_given_up_is_no_failure()
    {
        await using var server = new TdsListener(batch: TdsListener.Reaction.Silence);
        using var enough = new CancellationTokenSource();
        await using var work = new Work(On(server)) { Cancel = enough.Token };
        var asked = work.Query<int>("SELECT 1");
        await server.Asked;
        await enough.CancelAsync();

        Assert.Equal(enough.Token, (await Assert.ThrowsAsync<OperationCanceledException>(() => asked)).CancellationToken);
    }

    [Fact]
    public void What_the_operator_says_about_waiting_counts()
    {
        var usual = new SqlConnectionStringBuilder(new SqlServerDialect().OfExisting("Server=x"));
        var own = new SqlConnectionStringBuilder(new SqlServerDialect().OfExisting("Server=x;Command Timeout=60;Connect Retry Count=2"));

        Assert.Equal((15, 0), (usual.CommandTimeout, usual.ConnectRetryCount));
        Assert.Equal((60, 2), (own.CommandTimeout, own.ConnectRetryCount));
    }

    private static Database On(TdsListener server, string more = "") => new(new SqlServerDialect(), $"{server.ConnectionString};{more}");
}
