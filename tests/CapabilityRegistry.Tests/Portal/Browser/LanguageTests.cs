using CapabilityRegistry.Portal.Languages;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser;

/// <summary>Languages as a browser knows them, and as it changes them.</summary>
public sealed class LanguageTests(Chromium chromium) : IClassFixture<Chromium>
{
    // The order of CLDR, in which texts have their forms.
    private static readonly string[] Categories = ["zero", "one", "two", "few", "many", "other"];

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Words_change_with_numbers_as_the_browser_has_it(string language)
    {
        var page = await chromium.Person(null);
        var numbers = Enumerable.Range(0, 1_300).Concat([10_001, 100_002, 999_911, 1_000_011]).ToArray();
        var expected = await page.EvaluateAsync<string[]>(
            "([language, numbers]) => { const rules = new Intl.PluralRules(language); return numbers.map(number => rules.select(number)); }",
            new object[] { language, numbers });
        var used = Categories.Where(expected.Contains).ToList();
        Assert.Equal(used.Count, Language.Find(language)!.Forms.Count);
        Assert.Equal(expected, numbers.Select(number => used[Language.Find(language)!.Forms.Of(number)]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refused_form_changes_its_language_and_keeps_what_is_in_it(bool javaScript)
    {
        var page = await chromium.Person("demo-focal-point-kaz", javaScript: javaScript);
        await page.GotoAsync("/offer");
        await page.SelectOptionAsync("#unitType", "ENGINEER_COY");
        await page.FillAsync("#unitName", "Bridge company");
        await page.FillAsync("#responseDays", "60");
        await page.FillAsync("#availableFrom", "2027-03-01");
        await page.FillAsync("#availableUntil", "2026-01-01");
        await page.ClickAsync("main button.btn-primary");
        Assert.Equal(1, await page.Locator(".alert-danger").CountAsync());

        // What must be there and is not keeps nobody from reading the page.
        await page.FillAsync("#unitName", "");
        await page.FillAsync("#externalId", "REF-7");
        await page.ClickAsync("nav.languages button[lang=ar]");

        Assert.Equal("ar", await page.GetAttributeAsync("html", "lang"));
        Assert.Equal("REF-7", await page.InputValueAsync("#externalId"));
        Assert.Equal("60", await page.InputValueAsync("#responseDays"));
        Assert.True(await page.Locator(".invalid-feedback").CountAsync() >= 1);
        if (javaScript)
        {
            Assert.Empty((await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Id));
        }
    }
}
