using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Tests.Support;

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
