using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser;

/// <summary>The jobs that people come for, from the first page to the end, with and without JavaScript.</summary>
public sealed class JobTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_focal_point_offers_a_unit_and_a_planner_acknowledges_it(bool javaScript)
    {
        var focalPoint = await chromium.Person("demo-focal-point-kaz", javaScript: javaScript);
        await focalPoint.GetByRole(AriaRole.Link, new() { Name = "Offer a unit" }).First.ClickAsync();
        await focalPoint.GetByLabel("Kind of unit").SelectOptionAsync("ENGINEER_COY");
        await focalPoint.GetByLabel("Name of the unit").FillAsync("Bridge company");
        await focalPoint.GetByLabel("Days from the request to deployment").FillAsync("9000");
        await focalPoint.GetByLabel("Available from").FillAsync("2027-03-01");
        await focalPoint.Locator("form").Filter(new() { HasText = "Kind of unit" }).EvaluateAsync("form => form.noValidate = true");
        await focalPoint.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
        await Assertions.Expect(focalPoint.GetByRole(AriaRole.Alert)).ToContainTextAsync("0 to 730");
        await focalPoint.GetByLabel("Days from the request to deployment").FillAsync("60");
        await focalPoint.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
        await focalPoint.GetByLabel("Officers: Men", new() { Exact = true }).FillAsync("8");
        await focalPoint.GetByLabel("Officers: Women", new() { Exact = true }).FillAsync("2");
        await focalPoint.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
        await focalPoint.GetByLabel("Quantity").First.FillAsync("3");
        await focalPoint.GetByLabel("Description").First.FillAsync("Bulldozer");
        await focalPoint.GetByLabel("Catering").First.CheckAsync();
        await focalPoint.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
        await focalPoint.GetByLabel("Note verbale").FillAsync("NV/KAZ/2026/7");
        await focalPoint.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
        await focalPoint.GetByRole(AriaRole.Button, new() { Name = "Hand in" }).ClickAsync();
        await Assertions.Expect(focalPoint.GetByRole(AriaRole.Status)).ToContainTextAsync("Hand in");
        var id = focalPoint.Url.Split('/')[^1].Split('?')[0];

        var planner = await chromium.Person("demo-planner", javaScript: javaScript);
        await planner.GetByRole(AriaRole.Link, new() { Name = "Inbox" }).ClickAsync();
        await planner.GetByRole(AriaRole.Link, new() { Name = $"Acknowledge {id}" }).ClickAsync();
        await planner.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Assertions.Expect(planner.Locator(".lead")).ToContainTextAsync("acknowledged");
        await focalPoint.ReloadAsync();
        await Assertions.Expect(focalPoint.Locator(".lead")).ToContainTextAsync("acknowledged");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_focal_point_takes_a_list_out_changes_it_and_has_it_carried_out(bool javaScript)
    {
        // First who is skipped without a browser.
        var focalPoint = await chromium.Person("demo-focal-point-kaz", javaScript: javaScript);
        var draft = await chromium.App.DraftPledge();
        await focalPoint.GetByRole(AriaRole.Link, new() { Name = "Units", Exact = true }).First.ClickAsync();
        await focalPoint.GetByRole(AriaRole.Link, new() { Name = "Units from a spreadsheet" }).ClickAsync();
        var download = await focalPoint.RunAndWaitForDownloadAsync(() => focalPoint.Locator("main a[href*='kind=pledges']").ClickAsync());
        var rows = ImportSteps.Table(await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken), "Pledges");
        var row = rows.Single(each => (string?)each[0] == draft);
        row[Array.IndexOf(rows[0], "Unit name")] = $"Bridge company {javaScript}";
        await focalPoint.GetByLabel("File").SetInputFilesAsync(
            new FilePayload { Name = "Units.xlsx", MimeType = "application/octet-stream", Buffer = ImportSteps.Workbook("Pledges", rows) });
        await focalPoint.GetByRole(AriaRole.Button, new() { Name = "Upload and check" }).ClickAsync();
        await Assertions.Expect(focalPoint.GetByRole(AriaRole.Button, new() { Name = "Carry it out" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await focalPoint.GetByRole(AriaRole.Link, new() { Name = "changed (1)" }).ClickAsync();
        await Assertions.Expect(focalPoint.Locator("tbody")).ToContainTextAsync($"Bridge company {javaScript}");
        await focalPoint.GetByRole(AriaRole.Button, new() { Name = "Carry it out" }).ClickAsync();
        await Assertions.Expect(focalPoint.GetByRole(AriaRole.Status)).ToContainTextAsync("It was carried out.", new() { Timeout = 20_000 });
        var unit = (await chromium.App.FocalPoint.Get($"/v1/pledges/{draft}")).Body;
        Assert.Equal($"Bridge company {javaScript}", (string?)unit["unitName"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_planner_goes_from_a_gap_to_its_reasons_and_to_the_unit_that_would_close_it(bool javaScript)
    {
        var planner = await chromium.Person("demo-planner", javaScript: javaScript);
        await planner.GetByRole(AriaRole.Link, new() { Name = "Gaps" }).First.ClickAsync();
        await planner.GetByRole(AriaRole.Link, new() { Name = "May 2028" }).ClickAsync();
        await planner.Locator("td.heat-2 a, td.heat-3 a").First.ClickAsync();
        await Assertions.Expect(planner.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Requirements that are not met");
        await planner.Locator("article li li a").First.ClickAsync();
        await Assertions.Expect(planner.GetByRole(AriaRole.Heading, new() { Name = "Levels on" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_unit_is_offered_by_the_keyboard_alone()
    {
        var page = await chromium.Person("demo-focal-point-kaz");
        await page.GotoAsync("/offer");
        await page.GetByLabel("Kind of unit").FocusAsync();
        await page.Keyboard.TypeAsync("Engineer company, con");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Road company");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("60");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("03012027");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/offer/KAZ-[0-9]+/2$"));
        for (var step = 2; step < 5; step++)
        {
            await ByKeyboard(page, "Save and continue");
        }

        await ByKeyboard(page, "Hand in");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Hand in");
    }

    [Fact]
    public async Task The_first_tab_leads_past_the_navigation_to_the_content()
    {
        var page = await chromium.Person("demo-planner");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("#main$"));
        // Not whether it is focused: of several windows of a browser that share a machine only one is active.
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    // Tab by tab until the button has the focus: what cannot be reached so is not there for everybody.
    private static async Task ByKeyboard(IPage page, string button)
    {
        var before = page.Url;
        for (var tabs = 0; tabs < 250; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.tagName + document.activeElement.textContent.trim()") == $"BUTTON{button}")
            {
                await page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(page).Not.ToHaveURLAsync(before);
                return;
            }
        }

        Assert.Fail($"No way by the keyboard to {button} on {before}.");
    }
}
