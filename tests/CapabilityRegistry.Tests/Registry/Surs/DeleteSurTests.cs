using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Surs;

public sealed class DeleteSurTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_mistaken_draft_is_deleted_and_its_edition_is_not_given_again(Engine engine)
    {
        var app = await apps.On(engine);
        var sur = Sample.Sur().With("unitType", "INFANTRY_COY");
        var drafted = (await app.Planner.Post("/v1/surs", sur)).Is(HttpStatusCode.Created);

        (await app.Planner.Delete($"/v1/surs/{drafted.Id}")).Is(HttpStatusCode.OK);

        Assert.Equal("not-found", (await app.Planner.Get($"/v1/surs/{drafted.Id}")).Is(HttpStatusCode.NotFound).Code);
        var items = (await app.Planner.Get("/v1/surs?limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        Assert.DoesNotContain(items, each => (string?)each!["id"] == drafted.Id);
        var next = (await app.Planner.Post("/v1/surs", sur)).Is(HttpStatusCode.Created).Body;
        Assert.Equal((int)drafted.Body["edition"]! + 1, (int)next["edition"]!);
    }

    [Theory, EachEngine]
    public async Task What_is_published_stays_for_good(Engine engine)
    {
        var app = await apps.On(engine);

        var refused = await app.Planner.Delete($"/v1/surs/{await app.PublishedSur()}");

        Assert.Equal("published-for-good", refused.Is(HttpStatusCode.Conflict).Code);
    }
}
