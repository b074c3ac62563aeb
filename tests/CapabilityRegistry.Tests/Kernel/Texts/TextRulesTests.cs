using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Tests.Support;
using CsCheck;

namespace CapabilityRegistry.Tests.Kernel.Texts;

/// <summary>What may stand in a text for people, and in a name, which must not look like another one.</summary>
public sealed class TextRulesTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    public static TheoryData<string> Everywhere =>
    [
        "Engineer company", "  indented", "Génie – 工兵", "سرية هندسة", "חברת הנדסה", "Compañía nº 1", "कम्पनी", "👷🏽 engineers", "a", "-",
        "𞤀𞤣𞤤𞤢𞤥", "\U00020BB7野家",
    ];

    public static TheoryData<string> InTextsOnly =>
    [
        // A family of emoji is joined; what is joined here is no word.
        "👩\u200D🚒", "a\u200Cb", "a\u200Db", "right\u200Fmark", "soft\u00ADhyphen", "a\uFEFFb", "a\u2060b",
        // The same beyond the first plane: tags, controls of musical notation and of shorthand.
        "a\U000E0061b", "a\U000E0001b", "a\U0001D173b", "a\U0001BCA0b",
        // Fillers, vowels that are not seen, a pattern without a dot, selectors of variants; what nobody has assigned, or everybody for themselves.
        "a\u3164b", "a\u115Fb", "a\u1160b", "a\uFFA0b", "a\u2800b", "a\u17B4b", "a\u17B5b", "a\uFE0Fb", "a\u180Bb", "a\U000E0100b",
        "a\u0378b", "a\uFFF0b", "a\uE000b", "a\U000F0000b",
    ];

    public static TheoryData<string> Nowhere =>
    [
        "", " ", "   ", "\u00A0", "\u3000", "\u200B", "\u200B\u200D\u2060", "\u3164", "\u2800", "\uFEFF", "\u034F", "\uFE0F", "\u180E", "\u00AD",
        "\U000E0020", "\U000E0100",
        "a\0b", "a\nb", "a\rb", "a\tb", "a\u001B[31mb", "a\u007Fb", "a\u0085b", "a\u009Bb", "a\u2028b", "a\u2029b",
        "a\uFFFFb", "a\uFFFEb", "a\uFDD0b", "a\U0001FFFEb", "a\U0010FFFFb",
        "a\u202Eb", "a\u202Ab", "a\u202Db", "a\u2066b", "a\u2067b", "a\u2069b", "\u202Etxt.exe", "a\uFFF9b", "a\n", "a\u2028",
    ];

    // Persian, Sinhala, Bengali (as Unicode writes it and as it wrote it), Nepali, Malayalam, Kannada: with joiners inside words.
    public static TheoryData<string> JoinedWords =>
    [
        "می\u200Cخواهم", "منطقه\u200Cای", "ශ්\u200Dරී ලංකා", "র\u200D্যাব", "র্\u200Cয", "गर्\u200Dने", "क्\u200Cष", "അവന്\u200D", "ರ್\u200Cಯ",
    ];

    [Theory, MemberData(nameof(Everywhere))]
    public void What_people_write_may_stand_everywhere(string text) => Assert.Equal((true, true, true), Taken(text));

    [Theory, MemberData(nameof(JoinedWords))]
    public void A_joiner_may_stand_in_a_name_where_the_script_needs_it(string text) => Assert.Equal((true, true, true), Taken(text));

    [Theory]
    [InlineData("\u200Cمی")]
    [InlineData("می\u200C")]
    [InlineData("می \u200C خواهم")]
    [InlineData("کار\u200Cخانه")]
    [InlineData("می\u200C\u200Cخواهم")]
    [InlineData("ක\u200Dර")]
    [InlineData("র\u200Dব")]
    [InlineData("ক\u200D্য")]
    public void A_joiner_that_changes_nothing_may_not_stand_in_a_name(string text)
    {
        Assert.False(Fits(text, TextForm.Name));
        Assert.False(Fits(text, TextForm.PersonName));
    }

    [Theory, MemberData(nameof(InTextsOnly))]
    public void What_is_not_seen_may_stand_in_a_text_but_not_in_a_name(string text) => Assert.Equal((true, false, false), Taken(text));

    [Theory, MemberData(nameof(Nowhere))]
    public void What_shows_nothing_or_steers_what_shows_may_stand_nowhere(string text) => Assert.Equal((false, false, false), Taken(text));

    [Theory]
    [InlineData("oidc:somebody")]
    [InlineData("5\u00A0km")]
    [InlineData("Anna\u3000Berg")]
    public void A_name_of_somebody_has_no_colon_and_no_odd_space(string text) =>
        Assert.Equal((true, true, false), Taken(text));

    [Theory]
    [InlineData("山田 Taro")]
    [InlineData("김 Minsu 金")]
    [InlineData("أحمد Ahmed")]
    [InlineData("ヤマダ太郎")]
    [InlineData("Борис-3 (O'Нил)", "U+004F at character 10 of 'Борис-3 (O'Нил)'")]
    [InlineData("bоb", "U+043E at character 2 of 'bоb'")]
    [InlineData("Αnna", "U+006E at character 2 of 'Αnna'")]
    [InlineData("राम राज أحمد", "U+0623 at character 9 of 'राम राज أحمد'")]
    [InlineData("Anna राज أحمد", "U+0623 at character 10 of 'Anna राज أحمد'")]
    public void Scripts_that_may_be_taken_for_one_another_do_not_meet_in_a_name_of_somebody(string name, string? found = null) =>
        Assert.Equal(found is null ? null : new TextFault("mixed-scripts", found), TextRules.Fault(name, TextForm.PersonName));

    [Fact]
    public void A_fault_names_the_character_and_its_place_counted_in_characters() => Assert.Equal(
        new TextFault("wrong-form", "U+E0061 at character 3 of '🚒🚒·x'"), TextRules.Fault("🚒🚒\U000E0061x", TextForm.Name));

    [Fact]
    public void What_stands_in_a_name_of_somebody_may_stand_in_a_name_and_that_in_a_text() =>
        Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Select(code => new Rune(code).ToString()).Array[1, 5].Sample(characters =>
        {
            var (text, name, personName) = Taken(string.Concat(characters));
            return (name || !personName) && (text || !name);
        }, iter: 20_000);

    // Default_Ignorable_Code_Point (DerivedCoreProperties.txt of Unicode 15.0).
    private static readonly (int From, int To)[] DefaultIgnorable =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E),
        (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    ];

    [Fact]
    public void A_character_that_shows_nothing_or_means_nothing_never_stands_in_a_name()
    {
        var all = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(code => new Rune(code)).ToList();
        var refused = all.Where(rune => DefaultIgnorable.Any(range => range.From <= rune.Value && rune.Value <= range.To)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse).ToList();
        var spaces = all.Where(rune => rune.Value != ' ' && Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator).ToList();

        Assert.True(refused.Count > 900_000);
        Assert.All(refused, rune => Assert.NotNull(TextRules.Fault($"ab{rune}cd", TextForm.Name)));
        Assert.True(spaces.Count > 10);
        Assert.All(refused.Concat(spaces), rune => Assert.NotNull(TextRules.Fault($"ab{rune}cd", TextForm.PersonName)));
    }

    [Fact]
    public async Task The_registry_takes_in_each_field_what_its_form_allows()
    {
        var app = await apps.On(Engine.Sqlite);
        var caveat = new JsonArray(new JsonObject { ["text"] = "👩\u200D🚒", ["excludedMissions"] = new JsonArray() });

        Assert.Equal("👩\u200D🚒", (string?)(await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("caveats", caveat)))
            .Is(HttpStatusCode.Created).Body["caveats"]![0]!["text"]);
        foreach (var (field, text, place) in new[]
        {
            ("unitName", "Engineer\u200B company", "U+200B at character 9 of"), ("noteVerbale", "NV/\u202E1", "U+202E at character 4 of"),
            ("externalId", "KAZ\u00AD-1", "U+00AD at character 4 of"),
        })
        {
            var answer = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With(field, text))).Is(HttpStatusCode.BadRequest);
            Assert.Equal(["wrong-form"], answer.ErrorCodes);
            Assert.Equal([$"/{field}"], answer.Places);
            Assert.Contains("without control or invisible characters", (string?)answer.Body["errors"]![0]!["expected"]);
            Assert.StartsWith(place, (string?)answer.Body["errors"]![0]!["found"]);
        }
    }

    [Theory]
    [InlineData("7ª Companhia de Engenharia")]
    [InlineData("工兵第3连")]
    [InlineData("سرية الهندسة ١")]
    [InlineData("نیروی واکنش\u200C سریع", false)]
    [InlineData("یگان ویژه\u200Cی پاسداری")]
    [InlineData("ශ්\u200Dරී ලංකා ඉංජිනේරු සමාගම")]
    [InlineData("র\u200D্যাপিড ডেপ্লয়মেন্ট ব্যাটালিয়ন")]
    [InlineData("नेपाली सेना द्रुत गर्\u200Dने टोली")]
    [InlineData("എഞ്ചിനീയര്\u200D കമ്പനി")]
    [InlineData("กองร้อยทหารช่าง")]
    [InlineData("ኢንጂነር ሻለቃ")]
    [InlineData("Інженерна рота")]
    [InlineData("공병 중대")]
    [InlineData("𞤄𞤢𞤼𞤢𞤴𞤮𞤲")]
    public async Task Names_of_units_come_back_in_the_script_in_which_they_were_given(string name, bool taken = true)
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("unitName", name));

        Assert.Equal(taken ? HttpStatusCode.Created : HttpStatusCode.BadRequest, answer.Status);
        Assert.True(!taken || (string?)(await app.FocalPoint.Get($"/v1/pledges/{answer.Id}")).Body["unitName"] == name);
    }

    [Fact]
    public async Task A_length_counts_characters_within_and_beyond_the_first_plane_alike()
    {
        var app = await apps.On(Engine.Sqlite);
        var (longest, tooLong) = (string.Concat(Enumerable.Repeat("\U00020BB7", 200)), string.Concat(Enumerable.Repeat("\U00020BB7", 201)));

        var taken = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("unitName", longest))).Is(HttpStatusCode.Created);
        Assert.Equal(longest, (string?)taken.Body["unitName"]);
        var refused = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("unitName", tooLong))).Is(HttpStatusCode.BadRequest);
        Assert.Equal(["too-long"], refused.ErrorCodes);
    }

    private static (bool Text, bool Name, bool PersonName) Taken(string text) =>
        (Fits(text, TextForm.Text), Fits(text, TextForm.Name), Fits(text, TextForm.PersonName));

    private static bool Fits(string text, TextForm form) => TextRules.Fault(text, form) is null;
}
