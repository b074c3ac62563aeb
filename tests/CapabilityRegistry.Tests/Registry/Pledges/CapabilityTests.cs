using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

/// <summary>What a pledge says beside its equipment: attributes, training, rest between missions, partners.</summary>
public sealed class CapabilityTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_pledge_tells_its_attributes_training_turnaround_and_partners(Engine engine)
    {
        var app = await apps.On(engine);
        var partner = await app.DraftPledge();
        var whole = JsonNode.Parse("""
            {
              "attributes": ["night-operations", "mobile-communications"],
              "training": [{ "course": "first-aid", "persons": 40, "certifiedOn": "2026-03-01", "validUntil": "2028-02-29", "centre": "KAZCENT" }],
              "turnaroundDays": 90
            }
            """)!.AsObject().With("partners", new JsonArray(partner));

        var id = await app.DraftPledge(With(Sample.Pledge(), whole));

        var pledge = (await app.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body;
        Assert.All(whole, member => Assert.True(JsonNode.DeepEquals(member.Value, pledge[member.Key]), member.Key));
    }

    [Theory, EachEngine]
    public async Task A_pledge_that_says_nothing_of_them_has_none(Engine engine)
    {
        var app = await apps.On(engine);

        var pledge = (await app.FocalPoint.Get($"/v1/pledges/{await app.DraftPledge()}")).Body;

        Assert.All((string[])["attributes", "training", "partners"], field => Assert.Empty(pledge[field]!.AsArray()));
        Assert.Equal(0, (int)pledge["turnaroundDays"]!);
    }

    [Theory]
    [InlineData("attributes", """["night-operations","flying-carpets"]""", "/attributes/1", "unknown-code", "a code of /v1/attributes")]
    [InlineData("attributes", """["camp-security","camp-security"]""", "/attributes/1", "repeated", "each line once")]
    [InlineData("training", """[{"course":"juggling","certifiedOn":"2026-01-01"}]""", "/training/0/course", "unknown-code", "a code of /v1/courses")]
    [InlineData("training", """[{"course":"first-aid","certifiedOn":"2026-01-02","validUntil":"2026-01-01"}]""", "/training/0/validUntil",
        "dates-reversed", "2026-01-02 (certifiedOn) or later")]
    [InlineData("training", """[{"course":"first-aid","certifiedOn":"2026-11-24"}]""", "/training/0/certifiedOn", "in-the-future", "2026-11-23 or before")]
    [InlineData("training", """[{"course":"first-aid","certifiedOn":"2026-01-02","persons":0}]""", "/training/0/persons", "out-of-range",
        "a whole number from 1 to 20000 or null")]
    [InlineData("training", """[{"course":"first-aid","certifiedOn":"2026-01-02","centre":"NOWHERE"}]""", "/training/0/centre", "unknown-code",
        "a code of /v1/training-centres")]
    [InlineData("turnaroundDays", "-1", "/turnaroundDays", "out-of-range", "a whole number from 0 to 730")]
    [InlineData("partners", """["somebody"]""", "/partners/0", "wrong-form", "the key of a pledge, such as KAZ-00042")]
    [InlineData("partners", """["KAZ-99999"]""", "/partners/0", "unknown-pledge", "the key of another pledge")]
    public async Task A_field_that_cannot_be_is_named(string field, string json, string place, string code, string expected)
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With(field, JsonNode.Parse(json)))).Is(HttpStatusCode.BadRequest);

        Assert.Equal([place], answer.Places);
        Assert.Equal([code], answer.ErrorCodes);
        Assert.Equal(expected, (string?)answer.Body["errors"]![0]!["expected"]);
    }

    [Theory, EachEngine]
    public async Task A_pledge_is_not_its_own_partner(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();

        var answer = await app.FocalPoint.Put($"/v1/pledges/{id}", Sample.Pledge().With("partners", new JsonArray(id)), "\"1\"");

        Assert.Equal(["unknown-pledge"], answer.Is(HttpStatusCode.BadRequest).ErrorCodes);
    }

    [Theory, EachEngine]
    public async Task Naming_a_partner_does_not_tell_whether_another_state_has_pledged_it(Engine engine)
    {
        var app = await apps.On(engine);
        var there = await app.DraftPledge();

        foreach (var partner in (string[])[there, "KAZ-99999"])
        {
            (await app.OtherFocalPoint.Post("/v1/pledges", Sample.Pledge().With("partners", new JsonArray(partner)))).Is(HttpStatusCode.Created);
        }
    }

    private static JsonObject With(JsonObject pledge, JsonObject more) =>
        more.Aggregate(pledge, (whole, member) => whole.With(member.Key, member.Value?.DeepClone()));
}
