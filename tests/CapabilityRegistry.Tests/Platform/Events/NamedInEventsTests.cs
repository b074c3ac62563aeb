using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Events;

public sealed class NamedInEventsTests
{
    [Theory, EachEngine]
    public async Task No_pledge_that_an_event_names_is_missed(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        await app.Level2Pledge();
        await app.PublishedRequirement();
        await app.Run();

        Assert.True(await NamedInEvents.IsWhole(app) > 300);
    }
}
