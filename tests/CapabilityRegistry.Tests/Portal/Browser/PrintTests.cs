using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Portal.Languages;
using CapabilityRegistry.Tests.Support;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser;

/// <summary>Papers in print: on both sizes of paper, from left to right and from right to left, nothing is cut off.</summary>
public sealed partial class PrintTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const double Inch = 96;
    private const double Margins = 26 / 25.4 * Inch;

    // Width of the paper in inches; the board is printed along its longer side.
    private static readonly (string Name, double Short, double Long)[] Sizes = [("A4", 8.27, 11.69), ("Letter", 8.5, 11)];

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("ru")]
    [InlineData("zh")]
    public async Task Nothing_of_a_paper_is_wider_than_its_page(string language)
    {
        var page = await chromium.Person("demo-planner", language);
        var run = await Run();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var address in new[]
            { "/units/KAZ-00003/sheet", "/gaps/board?on=2028-05-01", "/reports/requirements?on=2027-11-01", "/reports/indicators", $"/plans/{run}/dossier" })
        {
            // What fits on the narrower paper fits on both.
            var inches = address.Contains("board", StringComparison.Ordinal) ? Sizes.Min(each => each.Long) : Sizes.Min(each => each.Short);
            await page.SetViewportSizeAsync((int)((inches * Inch) - Margins), 1000);
            await page.GotoAsync(address);
            var wide = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('main *')]
                    .filter(each => { const box = each.getBoundingClientRect(); return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1); })
                    .map(each => `${each.tagName} ${each.textContent.trim().slice(0, 40)}`).slice(0, 5)
                """);
            Assert.True(wide.Length == 0, $"{address}: {string.Join(" | ", wide)}");
        }
    }

    [Fact]
    public async Task A_requirement_of_a_dossier_begins_a_page_and_a_board_and_a_sheet_are_short()
    {
        var page = await chromium.Person("demo-planner");
        var dossier = $"/plans/{await Run()}/dossier";
        await page.GotoAsync(dossier);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var breaks = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.requirement')].map(each => getComputedStyle(each).breakBefore)");
        Assert.True(breaks.Length > 10);
        Assert.All(breaks, each => Assert.Equal("page", each));
        foreach (var (name, _, _) in Sizes)
        {
            Assert.True(await PagesOf(page, dossier, name) > breaks.Length);
            Assert.Equal(1, await PagesOf(page, "/gaps/board?on=2028-05-01", name));
            Assert.InRange(await PagesOf(page, "/units/KAZ-00003/sheet", name), 1, 2);
            Assert.InRange(await PagesOf(page, "/reports/indicators", name), 1, 3);
        }
    }

    [Fact]
    public async Task A_board_is_one_page_in_every_language_and_no_key_is_broken()
    {
        foreach (var language in Language.All)
        {
            var page = await chromium.Person("demo-planner", language.Code);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.Equal(1, await PagesOf(page, "/gaps/board?on=2028-05-01", "A4"));
            await page.SetViewportSizeAsync((int)((Sizes[0].Short * Inch) - Margins), 1000);
            await page.GotoAsync("/reports/requirements?on=2027-11-01");
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('table.sheet small.key, table.sheet td.key a')].filter(each => each.getClientRects().length > 1)
                    .map(each => each.textContent.trim()).slice(0, 5)
                """));
        }
    }

    [Fact]
    public async Task What_only_a_screen_needs_is_not_printed()
    {
        var page = await chromium.Person("demo-planner");
        await page.GotoAsync("/reports/indicators");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var hidden in new[] { "header.site", "footer.site", "main form", "main nav" })
        {
            Assert.False(await page.Locator(hidden).First.IsVisibleAsync(), hidden);
        }

        Assert.True(await page.Locator(".sheet-source").IsVisibleAsync());
    }

    private async Task<string> Run() => (string)(await chromium.App.Run()).Body["run"]!["id"]!;

    private static async Task<int> PagesOf(IPage page, string address, string format)
    {
        await page.GotoAsync(address);
        return PageObject().Count(Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = format })));
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageObject();
}
