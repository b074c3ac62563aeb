using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

public sealed class DraftPledgeTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_draft_gets_a_key_of_its_state_its_address_and_its_etag(Engine engine)
    {
        var app = await apps.On(engine);

        var answer = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created);

        Assert.Matches("^KAZ-[0-9]{5}$", answer.Id);
        Assert.Equal($"/v1/pledges/{answer.Id}", answer.Location);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Equal("draft", (string?)answer.Body["status"]);
        Assert.Null(answer.Body["readinessLevel"]);
    }

    [Theory, EachEngine]
    public async Task What_was_drafted_is_read_again_word_for_word(Engine engine)
    {
        var app = await apps.On(engine);
        var caveats = JsonNode.Parse("""
            [{ "kind": "other", "text": "No riot control", "excludedMissions": [], "validFrom": null, "validUntil": "2029-02-28", "agreedBy": null }]
            """)!;
        var pledge = Sample.Pledge().With("unitName", "Génie – 工兵 «Сапёр»").With("caveats", caveats);

        var id = await app.DraftPledge(pledge);

        var read = (await app.FocalPoint.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body;
        foreach (var (name, value) in pledge)
        {
            Assert.Equal(value?.ToJsonString(), read[name]?.ToJsonString());
        }

        Assert.Equal("{\"men\":98,\"women\":22}", read["strength"]!.ToJsonString());
    }

    [Theory, EachEngine]
    public async Task Lists_that_were_not_given_stay_not_given_and_empty_equipment_stays_expressly_none(Engine engine)
    {
        var app = await apps.On(engine);

        var id = await app.DraftPledge(Sample.Pledge().Without("personnel", "selfSustainment").With("majorEquipment", new System.Text.Json.Nodes.JsonArray()));

        var read = (await app.FocalPoint.Get($"/v1/pledges/{id}")).Body;
        Assert.Null(read["personnel"]);
        Assert.Null(read["selfSustainment"]);
        Assert.Empty(read["majorEquipment"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task A_focal_point_pledges_for_its_own_state_only(Engine engine)
    {
        var app = await apps.On(engine);

        Assert.Equal("not-your-state", (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("contributor", "BRA")))
            .Is(HttpStatusCode.Forbidden).Code);
        (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("contributor", "KAZ"))).Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task Two_pledges_of_a_state_never_share_an_external_id_but_two_states_may(Engine engine)
    {
        var app = await apps.On(engine);
        var reference = Guid.NewGuid().ToString();
        await app.DraftPledge(Sample.Pledge().With("externalId", reference));

        var again = await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("externalId", reference));

        Assert.Equal("external-id-taken", again.Is(HttpStatusCode.Conflict).Code);
        (await app.OtherFocalPoint.Post("/v1/pledges", Sample.Pledge().With("externalId", reference))).Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task An_external_id_is_taken_however_it_is_written_and_found_so(Engine engine)
    {
        var app = await apps.On(engine);
        var number = Guid.NewGuid().ToString("N");
        var first = await app.DraftPledge(Sample.Pledge().With("externalId", $" Cie-Génie II/{number}\u00A0"));

        Assert.Equal($"Cie-Génie II/{number}", (string?)(await app.FocalPoint.Get($"/v1/pledges/{first}")).Body["externalId"]);
        string[] same = [$"cie-génie ii/{number}", $"CIE-GE\u0301NIE II/{number}", $"Ｃie-Génie II/{number}", $"Сіе-Génіе ІІ/{number}"];
        foreach (var reference in same)
        {
            Assert.Equal("external-id-taken", (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("externalId", reference)))
                .Is(HttpStatusCode.Conflict).Code);
            var found = (await app.FocalPoint.Get($"/v1/pledges?externalId={Uri.EscapeDataString(reference)}")).Body["items"]!.AsArray();
            Assert.Equal(first, (string?)Assert.Single(found)!["id"]);
        }

        var second = await app.DraftPledge(Sample.Pledge().With("externalId", $"Cie-Génie 11/{number}"));
        var edited = await app.FocalPoint.Put($"/v1/pledges/{second}", Sample.Pledge().With("externalId", $"CIE-GÉNIE II/{number}"), "\"1\"");
        Assert.Equal("external-id-taken", edited.Is(HttpStatusCode.Conflict).Code);
    }
}
