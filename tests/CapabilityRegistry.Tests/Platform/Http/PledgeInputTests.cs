using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

/// <summary>What a pledge may not say, field by field: each fault with its place, what was expected and what was found.</summary>
public sealed class PledgeInputTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const string Text = "a text from 1 to 200 characters of assigned characters, without control or invisible characters";

    [Theory]
    [InlineData("unitType", "a text of the form ^[A-Z0-9_]{2,40}$")]
    [InlineData("unitName", Text)]
    [InlineData("capacity", "an object")]
    [InlineData("responseDays", "a whole number from 0 to 730")]
    [InlineData("availableFrom", "a date such as 2027-03-31")]
    public async Task A_required_field_that_is_missing_or_null(string field, string expected)
    {
        await Refused(Sample.Pledge().Without(field), $"/{field}", "missing", expected, "nothing");
        await Refused(Sample.Pledge().With(field, null), $"/{field}", "wrong-type", expected, "null");
    }

    [Theory]
    [InlineData("/unitType", "17", "a text of the form ^[A-Z0-9_]{2,40}$", "17")]
    [InlineData("/unitName", "[]", Text, "an array of 0")]
    [InlineData("/personnel", "{}", "an array from 1 to 5 items or null", "an object")]
    [InlineData("/personnel/0", "null", "an object", "null")]
    [InlineData("/personnel/0/rankGroup", "1", "one of officer, nonCommissionedOfficer, enlisted, police, civilian", "1")]
    [InlineData("/personnel/0/men", "\"8\"", "a whole number from 0 to 20000", "'8'")]
    [InlineData("/personnel/0/women", "1.5", "a whole number from 0 to 20000", "1.5")]
    [InlineData("/capacity", "\"1 unit\"", "an object", "'1 unit'")]
    [InlineData("/capacity/amount", "1e999", "a whole number from 1 to 100000", "1e999")]
    [InlineData("/capacity/unit", "null", "one of units, airframes, beds, persons", "null")]
    [InlineData("/majorEquipment", "true", "an array of at most 200 items or null", "true")]
    [InlineData("/majorEquipment/1/quantity", "\"three\"", "a whole number from 1 to 10000", "'three'")]
    [InlineData("/majorEquipment/1/lease", "null", "one of wet, dry, loa", "null")]
    [InlineData("/selfSustainment/0", "7", "a text", "7")]
    [InlineData("/responseDays", "\"60\"", "a whole number from 0 to 730", "'60'")]
    [InlineData("/availableFrom", "20270101", "a date such as 2027-03-31", "20270101")]
    [InlineData("/languages", "null", "an array of at most 20 items", "null")]
    [InlineData("/caveats/0/text", "null", "a text from 1 to 500 characters without control characters", "null")]
    [InlineData("/caveats/0/excludedMissions", "\"MINUSCA\"", "an array of at most 30 items", "'MINUSCA'")]
    [InlineData("/noteVerbale", "false", "a text from 1 to 100 characters of assigned characters, without control or invisible characters or null", "false")]
    [InlineData("/externalId", "{}", "a text from 1 to 100 characters of assigned characters, without control or invisible characters or null", "an object")]
    public Task A_field_of_another_type(string at, string json, string expected, string found) =>
        Refused(Pledge(at, json), at, "wrong-type", expected, found);

    [Theory]
    [InlineData("/personnel/0/men", "-1", "a whole number from 0 to 20000")]
    [InlineData("/personnel/1/women", "20001", "a whole number from 0 to 20000")]
    [InlineData("/capacity/amount", "0", "a whole number from 1 to 100000")]
    [InlineData("/capacity/amount", "100001", "a whole number from 1 to 100000")]
    [InlineData("/majorEquipment/0/quantity", "0", "a whole number from 1 to 10000")]
    [InlineData("/responseDays", "-1", "a whole number from 0 to 730")]
    [InlineData("/responseDays", "731", "a whole number from 0 to 730")]
    public Task A_number_out_of_range(string at, string number, string expected) =>
        Refused(Pledge(at, number), at, "out-of-range", expected, number);

    [Theory]
    [InlineData("/unitName", "", "too-short", "''")]
    [InlineData("/unitName", "   ", "wrong-form", "'   '")]
    [InlineData("/unitName", "line\nbreak", "wrong-form", "U+000A at character 5 of 'line·break'")]
    [InlineData("/unitName", "ends here\u0000", "wrong-form", "U+0000 at character 10 of 'ends here·'")]
    [InlineData("/unitType", "", "wrong-form", "''")]
    [InlineData("/unitType", "engineer_coy", "wrong-form", "'engineer_coy'")]
    [InlineData("/unitType", "\u202EYOC_REENIGNE", "wrong-form", "'·YOC_REENIGNE'")]
    [InlineData("/personnel/0/rankGroup", "Officer", "unknown-code", "'Officer'")]
    [InlineData("/personnel/0/rankGroup", "", "unknown-code", "''")]
    [InlineData("/capacity/unit", "battalions", "unknown-code", "'battalions'")]
    [InlineData("/majorEquipment/0/lease", "moist", "unknown-code", "'moist'")]
    [InlineData("/majorEquipment/0/category", "Engineering vehicles", "wrong-form", "'Engineering vehicles'")]
    [InlineData("/availableFrom", "", "not-a-date", "''")]
    [InlineData("/availableFrom", "2027-02-30", "not-a-date", "'2027-02-30'")]
    [InlineData("/availableUntil", "31.12.2030", "not-a-date", "'31.12.2030'")]
    [InlineData("/availableUntil", "2030-12-31T00:00:00Z", "not-a-date", "'2030-12-31T00:00:00Z'")]
    [InlineData("/noteVerbale", "", "too-short", "''")]
    public Task A_text_that_is_empty_of_another_form_or_no_code(string at, string text, string code, string found) =>
        Refused(Pledge(at, JsonValue.Create(text)!.ToJsonString()), at, code, null, found);

    [Theory]
    [InlineData("/unitName", 200)]
    [InlineData("/majorEquipment/0/description", 200)]
    [InlineData("/caveats/0/text", 500)]
    [InlineData("/noteVerbale", 100)]
    [InlineData("/externalId", 100)]
    public async Task A_text_that_is_too_long_by_one_character(string at, int longest)
    {
        var app = await apps.On(Engine.Sqlite);

        (await app.FocalPoint.Post("/v1/pledges", Pledge(at, $"\"{new string('工', longest)}\""))).Is(HttpStatusCode.Created);
        await Refused(Pledge(at, $"\"{new string('工', longest + 1)}\""), at, "too-long", null, $"'{new string('工', 80)}…'");
    }

    [Theory]
    [InlineData("/personnel", 6)]
    [InlineData("/majorEquipment", 201)]
    [InlineData("/selfSustainment", 101)]
    [InlineData("/languages", 21)]
    [InlineData("/caveats", 51)]
    [InlineData("/caveats/0/excludedMissions", 31)]
    public Task Too_many_lines(string at, int lines) =>
        Refused(Pledge(at, $"[{string.Join(',', Enumerable.Repeat("null", lines))}]"), at, "wrong-length", null, $"an array of {lines}");

    [Theory]
    [InlineData("/personnel")]
    [InlineData("/selfSustainment")]
    public Task A_list_that_is_given_but_empty(string at) => Refused(Pledge(at, "[]"), at, "wrong-length", null, "an array of 0");

    [Theory]
    [InlineData("/unitType", "\"STARSHIP\"", "a code of /v1/unit-types", "'STARSHIP'")]
    [InlineData("/majorEquipment/1/category", "\"submarine\"", "a code of /v1/equipment", "'submarine'")]
    [InlineData("/selfSustainment/1", "\"\"", "a code of /v1/self-sustainment", "''")]
    [InlineData("/selfSustainment/1", "\"a\\u0000\\u202Eb\"", "a code of /v1/self-sustainment", "'a··b'")]
    [InlineData("/languages/0", "\"xx\"", "a code of ISO 639-1, such as fr", "'xx'")]
    [InlineData("/caveats/0/excludedMissions", "[\"ATLANTIS\"]", "a code of /v1/missions", "'ATLANTIS'", "/caveats/0/excludedMissions/0")]
    public Task A_code_that_the_catalogue_does_not_hold(string at, string json, string expected, string found, string? place = null) =>
        Refused(Pledge(at, json), place ?? at, "unknown-code", expected, found);

    [Theory]
    [InlineData("/selfSustainment", """["catering","communications","catering"]""", "/selfSustainment/2", "'catering' again")]
    [InlineData("/languages", """["fr","fr"]""", "/languages/1", "'fr' again")]
    [InlineData("/personnel/1/rankGroup", "\"officer\"", "/personnel/1/rankGroup", "'officer' again")]
    [InlineData("/majorEquipment/1", """{"category":"engineering-vehicle","description":"Bulldozer","quantity":1,"lease":"wet"}""", "/majorEquipment/1",
        "'engineering-vehicle: Bulldozer, wet' again")]
    [InlineData("/caveats/0/excludedMissions", """["MINUSCA","MINUSCA"]""", "/caveats/0/excludedMissions/1", "'MINUSCA' again")]
    public Task A_line_that_is_given_twice(string at, string json, string place, string found) =>
        Refused(Pledge(at, json), place, "repeated", "each line once", found);

    [Fact]
    public Task Dates_that_are_reversed() =>
        Refused(Pledge("/availableUntil", "\"2026-12-31\""), "/availableUntil", "dates-reversed", "2027-01-01 (availableFrom) or later", "2026-12-31");

    [Fact]
    public Task A_unit_of_nobody() =>
        Refused(Pledge("/personnel", """[{"rankGroup":"officer","men":0,"women":0}]"""), "/personnel", "no-personnel", "at least one man or woman", "nobody");

    [Fact]
    public Task A_capacity_in_the_measure_of_another_unit_type() =>
        Refused(Pledge("/capacity/unit", "\"beds\""), "/capacity/unit", "wrong-measure", "units, in which ENGINEER_COY is counted", "beds");

    [Theory]
    [InlineData("/readinessLevel")]
    [InlineData("/personnel/0/others")]
    [InlineData("/capacity/reserve")]
    [InlineData("/caveats/0/a~1b~0c")]
    public Task A_member_that_is_not_known(string at) => Refused(Pledge(at, "\"L2\""), at, "unknown-member", null, null);

    [Fact]
    public async Task All_faults_are_reported_together()
    {
        var app = await apps.On(Engine.Sqlite);
        var pledge = Pledge("/personnel/0/men", "-1").Without("unitName").With("responseDays", 731).With("colour", "blue").With("languages", null);

        var answer = (await app.FocalPoint.Post("/v1/pledges", pledge)).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["/colour", "/languages", "/personnel/0/men", "/responseDays", "/unitName"], answer.Places.Order(StringComparer.Ordinal));
        Assert.EndsWith("And 4 more, see errors.", (string?)answer.Body["detail"]);
    }

    [Fact]
    public async Task All_broken_rules_are_reported_together()
    {
        var app = await apps.On(Engine.Sqlite);
        var pledge = Pledge("/languages", """["xx"]""").With("unitType", "STARSHIP").With("availableUntil", "2020-01-01");

        Assert.Equal(["/unitType", "/languages/0", "/availableUntil"], (await app.FocalPoint.Post("/v1/pledges", pledge)).Is(HttpStatusCode.BadRequest).Places);
    }

    [Fact]
    public async Task A_fault_is_answered_briefly_however_long_the_text_is_that_caused_it()
    {
        var app = await apps.On(Engine.Sqlite);
        var text = new string('a', 900_000);

        foreach (var pledge in new[] { Sample.Pledge().With(text, 1), Sample.Pledge().With("languages", new JsonArray(text)) })
        {
            var answer = (await app.FocalPoint.Post("/v1/pledges", pledge)).Is(HttpStatusCode.BadRequest);
            Assert.True(answer.Text.Length < 2_000, $"{answer.Text.Length} characters");
        }
    }

    private async Task Refused(JsonObject pledge, string place, string code, string? expected, string? found)
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = (await app.FocalPoint.Post("/v1/pledges", pledge)).Is(HttpStatusCode.BadRequest);

        Assert.Equal("invalid-request", answer.Code);
        Assert.Equal([place], answer.Places);
        Assert.Equal([code], answer.ErrorCodes);
        var error = answer.Body["errors"]![0]!;
        Assert.Equal(expected ?? (string?)error["expected"], (string?)error["expected"]);
        Assert.Equal(found ?? (string?)error["found"], (string?)error["found"]);
    }

    /// <summary>The usual pledge with another value in one place.</summary>
    private static JsonObject Pledge(string at, string json)
    {
        var pledge = Sample.Pledge();
        var steps = at.Split('/')[1..].Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToList();
        var parent = steps[..^1].Aggregate((JsonNode)pledge, (node, step) =>
            node is JsonArray array ? array[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
        if (parent is JsonArray lines)
        {
            lines[int.Parse(steps[^1], CultureInfo.InvariantCulture)] = JsonNode.Parse(json);
        }
        else
        {
            parent[steps[^1]] = JsonNode.Parse(json);
        }

        return pledge;
    }
}
