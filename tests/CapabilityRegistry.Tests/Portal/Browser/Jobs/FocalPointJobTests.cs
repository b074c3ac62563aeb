using CapabilityRegistry.Tests.Support;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser.Jobs;

/// <summary>What the focal point of a state comes for.</summary>
[Collection(typeof(Jobs))]
public sealed class FocalPointJobTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_focal_point_offers_a_unit_with_a_pause_and_a_planner_acknowledges_it(bool javaScript)
    {
        var name = $"Pontoon company {javaScript}";
        var focalPoint = await chromium.Person("demo-focal-point-kaz", javaScript: javaScript);
        await focalPoint.Follow("Offer a unit");
        await focalPoint.Choose("Kind of unit", "ENGINEER_COY");
        await focalPoint.Fill("Name of the unit", name);
        await focalPoint.Fill("Days from the request to deployment", "9000");
        await focalPoint.Fill("Available from", "2027-03-01");
        await focalPoint.Locator("form").Filter(new() { HasText = "Kind of unit" }).EvaluateAsync("form => form.noValidate = true");
        await focalPoint.Press("Save and continue");
        await Assertions.Expect(focalPoint.GetByRole(AriaRole.Alert)).ToContainTextAsync("0 to 730");
        await focalPoint.Fill("Days from the request to deployment", "60");
        await focalPoint.Press("Save and continue");
        await focalPoint.GetByLabel("Officers: Men", new() { Exact = true }).FillAsync("8");
        await focalPoint.GetByLabel("Officers: Women", new() { Exact = true }).FillAsync("2");
        await focalPoint.Press("Save and continue");
        await Assertions.Expect(focalPoint.GetByLabel("Catering")).ToBeVisibleAsync();

        // Goes away, and comes back another day.
        focalPoint = await chromium.Person("demo-focal-point-kaz", javaScript: javaScript);
        await focalPoint.Follow(name);
        await focalPoint.Follow("Edit");
        await focalPoint.Follow("2. People");
        await Assertions.Expect(focalPoint.GetByLabel("Officers: Women", new() { Exact = true })).ToHaveValueAsync("2");
        await focalPoint.Follow("3. Equipment");
        await focalPoint.Fill("Quantity", "3");
        await focalPoint.Fill("Description", "Bulldozer");
        await focalPoint.GetByLabel("Catering").First.CheckAsync();
        await focalPoint.Press("Save and continue");
        await focalPoint.Fill("Note verbale", "NV/KAZ/2026/7");
        await focalPoint.Press("Save and continue");
        await focalPoint.Press("Hand in");
        await Assertions.Expect(focalPoint.GetByRole(AriaRole.Status)).ToContainTextAsync("Hand in");
        var id = focalPoint.Url.Split('/')[^1].Split('?')[0];

        var planner = await chromium.Person("demo-planner", javaScript: javaScript);
        await planner.Follow("Inbox");
        await planner.Follow($"Acknowledge {id}");
        await planner.Press("Acknowledge");
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
        await focalPoint.Follow("Units");
        await focalPoint.Follow("Units from a spreadsheet");
        var download = await focalPoint.RunAndWaitForDownloadAsync(() => focalPoint.Locator("main a[href*='kind=pledges']").ClickAsync());
        var rows = ImportSteps.Table(await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken), "Pledges");
        var row = rows.Single(each => (string?)each[0] == draft);
        row[Array.IndexOf(rows[0], "Unit name")] = $"Bridge company {javaScript}";
        await focalPoint.GetByLabel("File").SetInputFilesAsync(
            new FilePayload { Name = "Units.xlsx", MimeType = "application/octet-stream", Buffer = ImportSteps.Workbook("Pledges", rows) });
        await focalPoint.Press("Upload and check");
        await Assertions.Expect(focalPoint.GetByRole(AriaRole.Button, new() { Name = "Carry it out" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await focalPoint.Follow("changed (1)");
        await Assertions.Expect(focalPoint.Locator("tbody")).ToContainTextAsync($"Bridge company {javaScript}");
        await focalPoint.Press("Carry it out");
        await Assertions.Expect(focalPoint.GetByRole(AriaRole.Status)).ToContainTextAsync("It was carried out.", new() { Timeout = 20_000 });
        var unit = (await chromium.App.FocalPoint.Get($"/v1/pledges/{draft}")).Body;
        Assert.Equal($"Bridge company {javaScript}", (string?)unit["unitName"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_focal_point_filters_the_units_takes_the_list_away_and_looks_at_one_of_them_on_another_day(bool javaScript)
    {
        var focalPoint = await chromium.Person("demo-focal-point-kaz", javaScript: javaScript);
        await focalPoint.Follow("Units");
        await focalPoint.Choose("Level", "L3");
        await focalPoint.Press("Filter");
        await focalPoint.IsOn("Units (1)");
        var rows = ImportSteps.Table(await focalPoint.TakeAway("XLSX"), "List");
        Assert.Equal(["KAZ-00003"], rows.Skip(1).Select(row => row[0]));
        await focalPoint.Follow("KAZ-00003");
        await focalPoint.IsOn("Reserve company for UNDOF");
        await focalPoint.Fill("Levels on another day", "2027-06-01");
        await focalPoint.Press("Show");
        await focalPoint.Says("Levels on 1 Jun 2027");
        await focalPoint.Follow("History");
        await focalPoint.IsOn("History");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_focal_point_accepts_an_invitation_and_declines_another(bool javaScript)
    {
        var focalPoint = await chromium.Person("demo-focal-point-kaz", javaScript: javaScript);
        var (wanted, unwanted) = (await chromium.App.Invitation(), await chromium.App.Invitation());
        await focalPoint.Follow("Invitations");
        await focalPoint.Follow(wanted);
        await focalPoint.Press("Accept");
        await focalPoint.IsOn("accepted");
        await focalPoint.Follow("Invitations");
        await focalPoint.Follow(unwanted);
        await focalPoint.Choose("Why", "committed-elsewhere");
        await focalPoint.GetByLabel("Reason").Last.FillAsync("It is on its way to another mission.");
        await focalPoint.Press("Decline");
        await focalPoint.IsOn("declined");
        await focalPoint.Says("It is on its way to another mission.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_focal_point_confirms_a_share_of_a_joint_unit(bool javaScript)
    {
        var focalPoint = await chromium.Person("demo-focal-point-kaz", javaScript: javaScript);
        var share = await chromium.App.ForeignShare();
        await focalPoint.Follow("Shares of joint units");
        await focalPoint.Follow(share);
        await focalPoint.Press("Confirm our share");
        await focalPoint.IsOn("confirmed");
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
