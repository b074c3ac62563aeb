using System.Net;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Endpoints;

public sealed class IdempotencyPurgeTests
{
    [Theory, EachEngine]
    public async Task A_key_is_remembered_for_the_days_that_the_operator_set_and_then_forgotten(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [("Storage:IdempotencyDays", "2")]);
        var first = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge(), key: "old")).Is(HttpStatusCode.Created).Id;
        app.Clock.Advance(TimeSpan.FromDays(1));
        var second = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge(), key: "young")).Is(HttpStatusCode.Created).Id;
        app.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(first, (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge(), key: "old")).Is(HttpStatusCode.Created).Id);

        app.Clock.Advance(TimeSpan.FromHours(2));
        while (await Remembered(app) > 1)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        Assert.Equal(second, (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge(), key: "young")).Is(HttpStatusCode.Created).Id);
        Assert.NotEqual(first, (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge(), key: "old")).Is(HttpStatusCode.Created).Id);
    }

    private static async Task<int> Remembered(RegistryApp app)
    {
        await using var work = new Work(app.Database);
        return await work.Find<int>("SELECT COUNT(*) FROM idempotency");
    }
}
