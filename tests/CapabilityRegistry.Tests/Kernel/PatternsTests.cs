using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Tests.Support;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Tests.Kernel;

/// <summary>What may stand in a text for people, and in a name, which must not look like another one.</summary>
public sealed class PatternsTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    public static TheoryData<string> Everywhere =>
    [
        "Engineer company", "  indented", "Génie – 工兵 «Сапёр»", "سرية هندسة", "חברת הנדסה", "Compañía nº 1", "कम्पनी", "5\u00A0km", "👷🏽 engineers", "a", "-",
    ];

    public static TheoryData<string> InTextsOnly =>
    [
        // Persian and Indian scripts need the joiners within a word, a family of emoji between its members.
        "می\u200Cخواهم", "क्\u200Dष", "👩\u200D🚒", "right\u200Fmark", "soft\u00ADhyphen", "a\uFEFFb", "a\u2060b",
    ];

    public static TheoryData<string> Nowhere =>
    [
        "", " ", "   ", "\u00A0", "\u3000", "\u200B", "\u200B\u200D\u2060", "\u3164", "\u2800", "\uFEFF", "\u034F", "\uFE0F", "\u180E", "\u00AD",
        "a\0b", "a\nb", "a\rb", "a\tb", "a\u001B[31mb", "a\u007Fb", "a\u0085b", "a\u009Bb", "a\u2028b", "a\u2029b",
        "a\u202Eb", "a\u202Ab", "a\u202Db", "a\u2066b", "a\u2067b", "a\u2069b", "\u202Etxt.exe", "a\uFFF9b", "a\n", "a\u2028",
    ];

    [Theory, MemberData(nameof(Everywhere))]
    public void What_people_write_may_stand_everywhere(string text) => Assert.Equal((true, true, true), Taken(text));

    [Theory, MemberData(nameof(InTextsOnly))]
    public void What_is_not_seen_may_stand_in_a_text_but_not_in_a_name(string text) => Assert.Equal((true, false, false), Taken(text));

    [Theory, MemberData(nameof(Nowhere))]
    public void What_shows_nothing_or_steers_what_shows_may_stand_nowhere(string text) => Assert.Equal((false, false, false), Taken(text));

    [Fact]
    public void A_colon_sets_apart_who_was_named_by_whom() => Assert.Equal((true, true, false), Taken("oidc:somebody"));

    [Theory]
    [InlineData(Patterns.Text)]
    [InlineData(Patterns.Name)]
    [InlineData(Patterns.PersonName)]
    public void The_forms_of_text_say_the_same_in_ECMAScript_as_here(string pattern)
    {
        // Nothing but what both have in common: anchors, classes of characters up to FFFF, a star.
        Assert.Matches("""^\^ \*\[\^(:|\\u[0-9A-F]{4}(-\\u[0-9A-F]{4})?)+\]\[\^(:|\\u[0-9A-F]{4}(-\\u[0-9A-F]{4})?)+\]\*\$$""",
            pattern.Replace("\\uFFF0-\\uFFF8:", ":\\uFFF0-\\uFFF8", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_registry_takes_in_each_field_what_its_form_allows()
    {
        var app = await apps.On(Engine.Sqlite);
        var caveat = new JsonArray(new JsonObject { ["text"] = "نمی\u200Cخواهیم", ["excludedMissions"] = new JsonArray() });

        Assert.Equal("نمی\u200Cخواهیم", (string?)(await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("caveats", caveat)))
            .Is(HttpStatusCode.Created).Body["caveats"]![0]!["text"]);
        foreach (var (field, text) in new[] { ("unitName", "Engineer\u200B company"), ("noteVerbale", "NV/\u202E1"), ("externalId", "KAZ\u00AD-1") })
        {
            var answer = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With(field, text))).Is(HttpStatusCode.BadRequest);
            Assert.Equal(["wrong-form"], answer.ErrorCodes);
            Assert.Equal([$"/{field}"], answer.Places);
            Assert.Contains("without control or invisible characters", (string?)answer.Body["errors"]![0]!["expected"]);
            Assert.Contains('·', (string)answer.Body["errors"]![0]!["found"]!);
        }

        Assert.Equal(["/name"], (await app.Administrator.Post("/v1/tokens", new JsonObject { ["name"] = "demo-plan\u200Bner", ["role"] = "auditor" }))
            .Is(HttpStatusCode.BadRequest).Places);
    }

    private static (bool Text, bool Name, bool PersonName) Taken(string text) =>
        (Fits(Patterns.Text, text), Fits(Patterns.Name, text), Fits(Patterns.PersonName, text));

    private static bool Fits(string pattern, string text)
    {
        var fits = Shape.Of(new OpenApiSchema { Type = JsonSchemaType.String, Pattern = pattern }).Pattern!.IsMatch(text);
        // As a validator of JSON Schema reads it.
        Assert.Equal(fits, Regex.IsMatch(text, pattern, RegexOptions.ECMAScript) && !text.EndsWith('\n'));
        return fits;
    }
}
