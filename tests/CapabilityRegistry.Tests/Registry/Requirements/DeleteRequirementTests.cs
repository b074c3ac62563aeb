using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Requirements;

public sealed class DeleteRequirementTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_mistaken_draft_is_deleted_and_is_nowhere_to_be_found(Engine engine)
    {
        var app = await apps.On(engine);
        var id = (await app.Planner.Post("/v1/requirements", Sample.Requirement())).Is(HttpStatusCode.Created).Id;

        Assert.Equal(app.Today(), (string?)(await app.Planner.Delete($"/v1/requirements/{id}")).Is(HttpStatusCode.OK).Body["deletedOn"]);

        foreach (var path in new[] { "", "/history", "/versions", "/candidates", "/fulfilment" })
        {
            Assert.Equal("not-found", (await app.Planner.Get($"/v1/requirements/{id}{path}")).Is(HttpStatusCode.NotFound).Code);
        }

        foreach (var list in new[] { "requirements", "fulfilment" })
        {
            var items = (await app.Planner.Get($"/v1/{list}?status=draft&limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
            Assert.DoesNotContain(items, each => (each!["id"] ?? each["requirement"])!.ToString() == id);
        }

        Assert.Equal("not-found", (await app.Planner.Post($"/v1/requirements/{id}/publish", ifMatch: "\"2\"")).Is(HttpStatusCode.NotFound).Code);
    }

    [Theory, EachEngine]
    public async Task What_is_in_force_is_closed_and_not_deleted(Engine engine)
    {
        var app = await apps.On(engine);

        var refused = await app.Planner.Delete($"/v1/requirements/{await app.PublishedRequirement()}");

        Assert.Equal("wrong-status", refused.Is(HttpStatusCode.Conflict).Code);
    }
}
