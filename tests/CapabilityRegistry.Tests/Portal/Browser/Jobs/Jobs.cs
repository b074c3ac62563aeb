using CapabilityRegistry.Tests.App.Processes;
using CapabilityRegistry.Tests.Support;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser.Jobs;

/// <summary>
/// The jobs that people come for, from the first page to the end, with and without JavaScript. All share one registry; what a job changes it makes first.
/// </summary>
[CollectionDefinition]
public sealed class Jobs : ICollectionFixture<Chromium>
{
    public const string Once = "With JavaScript too where the program is put to the test for a minute or more (CAPABILITYREGISTRY_ENDURANCE)";

    /// <summary>
    /// Whether every job is done with JavaScript too. Without it every job is always done, and those of a focal point both ways: what it adds is small, and
    /// the time of an ordinary run is short.
    /// </summary>
    public static bool BothWays => Endurance.Minutes >= 1;
}

/// <summary>What people do on a page, by the words that they read there.</summary>
internal static class Acting
{
    public static Task Follow(this IPage page, string link) => page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public static Task Press(this IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public static Task Fill(this IPage page, string field, string value) => page.GetByLabel(field).First.FillAsync(value);

    public static Task Choose(this IPage page, string field, string value) => page.GetByLabel(field).First.SelectOptionAsync(value);

    public static Task Says(this IPage page, string text) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(text, new() { Timeout = 20_000 });

    /// <summary>Until the page is there that has this for its heading.</summary>
    public static Task IsOn(this IPage page, string heading) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading, new() { Timeout = 20_000 });

    public static async Task<byte[]> TakeAway(this IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Follow(link));
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }
}
