using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

public sealed class EditPledgeTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_draft_is_edited_freely(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();

        var edited = (await app.FocalPoint.Put($"/v1/pledges/{id}", Sample.Pledge().With("responseDays", 30), "\"1\"")).Is(HttpStatusCode.OK);

        Assert.Equal(30, (int)edited.Body["responseDays"]!);
        Assert.Equal("\"2\"", edited.ETag);
    }

    [Theory, EachEngine]
    public async Task A_unit_that_is_no_longer_available_is_not_submitted(Engine engine)
    {
        var app = await apps.On(engine);
        var past = Sample.Pledge().With("availableFrom", "2020-01-01").With("availableUntil", "2026-11-22");
        var id = (await app.FocalPoint.Post("/v1/pledges", past)).Is(HttpStatusCode.Created).Id;

        var refused = (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.Conflict);

        Assert.Equal("available-no-longer", refused.Code);
        Assert.Equal(["/availableUntil"], refused.Places);
        (await app.FocalPoint.Put($"/v1/pledges/{id}", past.With("availableUntil", "2026-11-23"), "\"1\"")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_submitted_pledge_is_not_edited(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();
        (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);

        var answer = await app.FocalPoint.Put($"/v1/pledges/{id}", Sample.Pledge(), "\"2\"");

        Assert.Equal("wrong-status", answer.Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("draft or returned", (string?)answer.Body["errors"]![0]!["expected"]);
    }

    [Theory, EachEngine]
    public async Task A_registered_pledge_changes_only_through_named_actions(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();

        Assert.Equal("wrong-status", (await app.FocalPoint.Put($"/v1/pledges/{id}", Sample.Pledge(), "\"4\"")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task An_edit_cannot_take_the_external_id_of_another_pledge(Engine engine)
    {
        var app = await apps.On(engine);
        var reference = Guid.NewGuid().ToString();
        await app.DraftPledge(Sample.Pledge().With("externalId", reference));
        var id = await app.DraftPledge();

        var answer = await app.FocalPoint.Put($"/v1/pledges/{id}", Sample.Pledge().With("externalId", reference), "\"1\"");

        Assert.Equal("external-id-taken", answer.Is(HttpStatusCode.Conflict).Code);
    }
}
