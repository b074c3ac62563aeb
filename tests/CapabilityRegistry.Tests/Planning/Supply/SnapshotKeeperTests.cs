using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CapabilityRegistry.Tests.Planning.Supply;

public sealed class SnapshotKeeperTests
{
    private const int Looks = 40;

    [Fact]
    public async Task That_supply_and_demand_cannot_be_read_is_said_once_and_that_they_can_once_more()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite);
        await app.Patiently(app.Planner.Get("/v1/gaps"));

        sqlite.IsAway = true;
        await Goes(app, () => Said(app).Count == 1);
        await Passes(app);
        Assert.Single(Said(app));

        sqlite.IsAway = false;
        await Goes(app, () => Said(app).Count == 2);
        await Passes(app);
        Assert.Equal(
            ["Supply and demand could not be read. It is tried every two seconds, and said once more when it succeeds.", "Supply and demand are read again."],
            Said(app));
    }

    [Fact]
    public async Task A_stop_while_they_are_read_is_no_failure()
    {
        var sqlite = new FailingSqlite();
        var app = await RegistryApp.On(sqlite);
        await app.Patiently(app.Planner.Get("/v1/gaps"));
        sqlite.Holds = "FROM pledge WHERE deleted_on IS NULL";
        app.Clock.Advance(TimeSpan.FromDays(1));
        await Goes(app, () => sqlite.Held.IsCompleted);

        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await app.DisposeAsync();

        Assert.DoesNotContain(Said(app), said => said.StartsWith("Not done", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Said(RegistryApp app) => app.SaidBy(typeof(SnapshotKeeper));

    private static async Task Passes(RegistryApp app)
    {
        for (var look = 0; look < Looks; look++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }
    }

    private static async Task Goes(RegistryApp app, Func<bool> reached)
    {
        while (!reached())
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}
