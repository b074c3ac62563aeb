using CapabilityRegistry.Tests.Support;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser;

/// <summary>Everybody can use every page: whoever hears it, whoever has a telephone, whoever reads from right to left.</summary>
public sealed class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static TheoryData<string?, string> People => new()
    {
        { null, "en" }, { null, "ar" }, { "demo-focal-point-kaz", "en" }, { "demo-focal-point-kaz", "ar" }, { "demo-planner", "en" },
        { "demo-planner", "ar" }, { "demo-assessor", "en" }, { "demo-auditor", "en" }, { "demo-administrator", "ar" },
    };

    [Theory]
    [MemberData(nameof(People))]
    public async Task No_page_breaks_a_rule_of_WCAG_or_scrolls_sideways_on_a_telephone(string? token, string language)
    {
        var page = await chromium.Person(token, language, width: 360);
        var faults = new List<string>();
        foreach (var (_, address) in PageTests.Pages(chromium.App))
        {
            // Files are saved, not shown.
            var answer = await page.APIRequest.GetAsync(address);
            if (!answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal))
            {
                continue;
            }

            await page.GotoAsync(address);
            var result = await page.RunAxe(Rules);
            faults.AddRange(result.Violations.Select(fault => $"{address}: {fault.Id} {string.Join(' ', fault.Nodes.Take(3).Select(node => node.Html))}"));
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0)
            {
                faults.Add($"{address}: {over} pixels too wide");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    [Fact]
    public async Task In_Arabic_the_page_begins_on_the_right()
    {
        var page = await chromium.Person("demo-planner", "ar");
        var brand = await page.Locator(".brand").BoundingBoxAsync();
        Assert.True(brand!.X > 600, $"The name of the site stands at {brand.X}.");
    }
}
