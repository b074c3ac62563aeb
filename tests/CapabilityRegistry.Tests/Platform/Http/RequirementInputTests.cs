using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

public sealed class RequirementInputTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory]
    [InlineData("mission", "\"ATLANTIS\"", "/mission", "unknown-code", "a code of /v1/missions")]
    [InlineData("priority", "5", "/priority", "out-of-range", "a whole number from 0 to 4")]
    [InlineData("durationDays", "0", "/durationDays", "out-of-range", "a whole number from 1 to 3650")]
    [InlineData("minimumLevel", "\"L9\"", "/minimumLevel", "unknown-code", "one of L1, L2, L3, RDL")]
    [InlineData("minimumLevel", "null", "/minimumLevel", "wrong-type", "one of L1, L2, L3, RDL")]
    [InlineData("neededBy", "\"soon\"", "/neededBy", "not-a-date", "a date such as 2027-03-31")]
    [InlineData("excludedContributors", """["ZZZ"]""", "/excludedContributors/0", "unknown-code", "a code of /v1/contributors")]
    [InlineData("requiredOrganisations", """["AU","AU"]""", "/requiredOrganisations/1", "repeated", "each line once")]
    [InlineData("substitutes", """[{"unitType":"ENGINEER_COY","penalty":10}]""", "/substitutes/0/unitType", "not-a-substitute",
        "another unit type counted in units")]
    [InlineData("substitutes", """[{"unitType":"INFANTRY_COY","penalty":0}]""", "/substitutes/0/penalty", "out-of-range", "a whole number from 1 to 100")]
    [InlineData("majorEquipment", """[{"category":"trailer","quantity":-2}]""", "/majorEquipment/0/quantity", "out-of-range", "a whole number from 1 to 10000")]
    [InlineData("attributes", """["flying-carpets"]""", "/attributes/0", "unknown-code", "a code of /v1/attributes")]
    [InlineData("training", """["first-aid","first-aid"]""", "/training/1", "repeated", "each line once")]
    [InlineData("desired", """[{"kind":"language","code":"xx"}]""", "/desired/0/code", "unknown-code", "a code of ISO 639-1, such as fr")]
    [InlineData("desired", """[{"kind":"majorEquipment","code":"trailer"}]""", "/desired/0/quantity", "quantity-missing", "how many items")]
    [InlineData("desired", """[{"kind":"training","code":"first-aid","quantity":3}]""", "/desired/0/quantity", "quantity-unwanted", "no quantity for training")]
    [InlineData("minimumFill", "2", "/minimumFill", "more-than-required", "at most 1 (quantity)")]
    [InlineData("shareCap", "0", "/shareCap", "out-of-range", "a whole number from 1 to 100000 or null")]
    [InlineData("bundle", "\"a b\"", "/bundle", "wrong-form", "a text of the form ^[A-Z0-9_-]{1,40}$ or null")]
    public async Task A_field_that_cannot_be_is_named(string field, string json, string place, string code, string expected)
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = (await app.Planner.Post("/v1/requirements", Sample.Requirement().With(field, JsonNode.Parse(json)))).Is(HttpStatusCode.BadRequest);

        Assert.Equal([place], answer.Places);
        Assert.Equal([code], answer.ErrorCodes);
        Assert.Equal(expected, (string?)answer.Body["errors"]![0]!["expected"]);
    }

    [Theory, EachEngine]
    public async Task A_need_may_last_to_the_end_of_the_calendar_but_not_beyond(Engine engine)
    {
        var app = await apps.On(engine);
        var late = Sample.Requirement().With("neededBy", "9999-12-30");

        var answer = (await app.Planner.Post("/v1/requirements", late.With("durationDays", 2))).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["beyond-the-calendar"], answer.ErrorCodes);
        Assert.Equal(["/durationDays"], answer.Places);
        (await app.Planner.Post("/v1/requirements", late.With("durationDays", 1))).Is(HttpStatusCode.Created);
    }
}
