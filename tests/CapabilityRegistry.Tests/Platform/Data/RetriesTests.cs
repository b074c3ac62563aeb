using CapabilityRegistry.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace CapabilityRegistry.Tests.Platform.Data;

public sealed class RetriesTests
{
    private const int Busy = 5;
    private const int Constraint = 19;

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task What_may_pass_is_tried_three_times_more_and_then_given_up()
    {
        var waits = await Waits(Busy);

        Assert.Equal(Retries.Attempts, waits.Count);
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task The_waits_grow()
    {
        // Each is drawn by lot around its mean, so that writers do not come back all at once; the means double.
        var waits = new List<IReadOnlyList<TimeSpan>>();
        for (var i = 0; i < 3_000; i++)
        {
            waits.Add(await Waits(Busy));
        }

        var means = Enumerable.Range(0, Retries.Attempts).Select(attempt => waits.Average(each => each[attempt].TotalMilliseconds)).ToList();
        Assert.True(means[1] > means[0] * 1.2, $"{means[0]}, {means[1]}");
        Assert.True(means[2] > means[1] * 1.2, $"{means[1]}, {means[2]}");
    }

    [Fact]
    public async Task What_cannot_pass_is_not_tried_again() => Assert.Empty(await Waits(Constraint));

    [Fact]
    public async Task What_succeeds_the_second_time_is_a_success()
    {
        var attempts = 0;
        var work = Retries.Pipeline(new SqliteDialect(), _clock)
            .ExecuteAsync(_ => ++attempts == 1 ? throw new SqliteException("", Busy) : ValueTask.FromResult("done"), TestContext.Current.CancellationToken)
                .AsTask();
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("done", await work);
        Assert.Equal(2, attempts);
    }

    /// <summary>How long it waits between the attempts at something that always fails.</summary>
    private async Task<IReadOnlyList<TimeSpan>> Waits(int error)
    {
        var attempts = new List<DateTimeOffset>();
        var work = Retries.Pipeline(new SqliteDialect(), _clock).ExecuteAsync(_ =>
        {
            attempts.Add(_clock.GetUtcNow());
            throw new SqliteException("", error);
        }, TestContext.Current.CancellationToken).AsTask();
        while (!work.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(error, (await Assert.ThrowsAsync<SqliteException>(() => work)).SqliteErrorCode);
        return [.. attempts.Zip(attempts.Skip(1), (before, after) => after - before)];
    }
}
