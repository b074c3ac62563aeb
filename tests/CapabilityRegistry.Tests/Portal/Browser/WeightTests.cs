using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser;

/// <summary>What the pages cost on a slow line: bytes as they are transferred, and requests.</summary>
public sealed class WeightTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int FirstPage = 60 * 1024;
    private const int LaterPage = 20 * 1024;
    private const int Offer = 300 * 1024;
    private const int RequestsOfOffer = 20;

    [Fact]
    public async Task The_first_page_and_later_ones_are_light()
    {
        var page = await chromium.Person(null);
        await page.Context.ClearCookiesAsync();
        var fresh = await page.Context.Browser!.NewContextAsync(new() { BaseURL = chromium.App.Address.ToString() });
        var weighed = await fresh.NewPageAsync();
        var line = await Line.Of(weighed);
        await weighed.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.InRange(line.Bytes, 1, FirstPage);
        foreach (var address in (string[])["/sign-in", "/"])
        {
            line.Reset();
            await weighed.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
            Assert.InRange(line.Bytes, 1, LaterPage);
        }

        var planner = await chromium.Person("demo-planner");
        line = await Line.Of(planner);
        foreach (var address in (string[])["/", "/gaps?on=2028-05-01", "/gaps/requirements?on=2028-05-01", "/units", "/units/KAZ-00003", "/inbox"])
        {
            line.Reset();
            await planner.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
            Assert.True(line.Bytes <= LaterPage, $"{address}: {line.Bytes} bytes");
        }
    }

    [Fact]
    public async Task A_unit_is_offered_from_signing_in_to_handing_in_within_300_KB_and_20_requests()
    {
        var context = await (await chromium.Person(null)).Context.Browser!.NewContextAsync(new() { BaseURL = chromium.App.Address.ToString() });
        var page = await context.NewPageAsync();
        var line = await Line.Of(page);
        await page.GotoAsync("/sign-in");
        await page.Locator("button[value='demo-focal-point-bra']").ClickAsync();
        await page.GotoAsync("/offer");
        await page.Locator("#unitType").SelectOptionAsync("ENGINEER_COY");
        await page.Locator("#unitName").FillAsync("Bridge company");
        await page.Locator("#responseDays").FillAsync("60");
        await page.Locator("#availableFrom").FillAsync("2027-03-01");
        for (var step = 1; step <= 5; step++)
        {
            var before = page.Url;
            await page.Locator("form[data-once] button.btn-primary").ClickAsync();
            await Assertions.Expect(page).Not.ToHaveURLAsync(before);
        }

        Assert.Contains("done=submit", page.Url, StringComparison.Ordinal);
        Assert.InRange(line.Bytes, 1, Offer);
        Assert.InRange(line.Requests, 1, RequestsOfOffer);
    }

    /// <summary>Counts what goes over the line, as the browser's own tools do.</summary>
    private sealed class Line
    {
        public int Bytes { get; private set; }

        public int Requests { get; private set; }

        public static async Task<Line> Of(IPage page)
        {
            var line = new Line();
            var session = await page.Context.NewCDPSessionAsync(page);
            session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            {
                // What the browser has kept costs nothing.
                var bytes = (int)finished!.Value.GetProperty("encodedDataLength").GetDouble();
                (line.Bytes, line.Requests) = (line.Bytes + bytes, line.Requests + (bytes > 0 ? 1 : 0));
            };
            await session.SendAsync("Network.enable");
            return line;
        }

        public void Reset() => (Bytes, Requests) = (0, 0);
    }
}
