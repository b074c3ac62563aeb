using CapabilityRegistry.Tests.Support;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser;

/// <summary>Everybody can use every page: whoever hears it, whoever has a telephone, whoever reads from right to left.</summary>
public sealed class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Run in the page itself: the pages have no frames, for which the library would open another page each time. What is in order is not told in detail.
    // Contrast, by far the dearest rule, is asked for in one language: colours are the same in all of them.
    private const string Violations = """
        () => axe.run(document, {
          resultTypes: ['violations'],
          rules: { 'color-contrast': { enabled: document.documentElement.lang === 'en' } },
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
        }).then(found => found.violations.map(fault => `${fault.id} ${fault.nodes.slice(0, 3).map(node => node.html).join(' ')}`))
        """;

    // Each page is looked at by the first of them who is shown it; the first page is another for each.
    private static readonly string?[] People = [null, "demo-planner", "demo-focal-point-kaz", "demo-assessor", "demo-auditor", "demo-administrator"];

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task No_page_breaks_a_rule_of_WCAG_or_scrolls_sideways_on_a_telephone(string language)
    {
        var faults = new List<string>();
        var seen = new HashSet<string>();
        foreach (var token in People)
        {
            var page = await chromium.Person(token, language, width: 360);
            foreach (var (_, address) in PageTests.Pages(chromium.App).Where(each => each.Address == "/" || !seen.Contains(each.Address)))
            {
                // Files are saved, not shown.
                var answer = await page.APIRequest.GetAsync(address);
                var isShown = answer.Status == 200 && new Uri(answer.Url).PathAndQuery == address;
                if (isShown && answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal))
                {
                    seen.Add(address);
                    faults.AddRange((await Faults(page, address)).Select(fault => $"{token} {address}: {fault}"));
                }
            }
        }

        Assert.True(seen.Count > 40, $"only {seen.Count} pages");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    [Fact]
    public async Task A_page_that_does_not_say_its_language_is_seen()
    {
        var page = await chromium.Person(null, "en");
        Assert.Empty(await Broken(page));

        await page.EvaluateAsync("document.documentElement.removeAttribute('lang')");

        Assert.StartsWith("html-has-lang ", Assert.Single(await Broken(page)));
    }

    [Fact]
    public async Task In_Arabic_the_page_begins_on_the_right()
    {
        var page = await chromium.Person("demo-planner", "ar");
        var brand = await page.Locator(".brand").BoundingBoxAsync();
        Assert.True(brand!.X > 600, $"The name of the site stands at {brand.X}.");
    }

    private static async Task<List<string>> Faults(IPage page, string address)
    {
        await page.GotoAsync(address);
        var faults = await Broken(page);
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return over > 0 ? [.. faults, $"{over} pixels too wide"] : faults;
    }

    private static async Task<List<string>> Broken(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return [.. await page.EvaluateAsync<string[]>(Violations)];
    }
}
