using System.Text;
using CapabilityRegistry.Tests.Support;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser.Jobs;

/// <summary>What an auditor comes for.</summary>
[Collection(typeof(Jobs))]
public sealed class AuditorJobTests(Chromium chromium)
{
    [Theory]
    [InlineData(true, Skip = Jobs.Once, SkipUnless = nameof(Jobs.BothWays), SkipType = typeof(Jobs))]
    [InlineData(false)]
    public async Task An_auditor_sees_who_did_what_and_who_saw_it_and_takes_the_record_away_to_verify_it(bool javaScript)
    {
        var auditor = await chromium.Person("demo-auditor", javaScript: javaScript);
        var unit = await chromium.App.RegisteredPledge();
        (await chromium.App.Planner.Get($"/v1/pledges/{unit}")).Is(System.Net.HttpStatusCode.OK);
        await auditor.Follow("Who did what");
        await auditor.Fill("Number of the object", unit);
        await auditor.Press("Filter");
        await auditor.Says("Peter Lindholm");
        await Assertions.Expect(auditor.Locator("main ul.list-group > li, main ol > li, main tbody tr").First).ToContainTextAsync(unit);
        var record = Encoding.UTF8.GetString(await auditor.TakeAway("Download all events"));
        Assert.Contains(record.Split('\n'), line => line.Contains($"\"{unit}\"", StringComparison.Ordinal));
        await auditor.Says("audit verify");

        await auditor.Follow("Who saw what");
        await auditor.Fill("Number of the object", unit);
        await auditor.Press("Filter");
        // What was shown is recorded a moment after it was shown.
        await auditor.Says("demo-planner");
    }

    [Theory]
    [InlineData(true, Skip = Jobs.Once, SkipUnless = nameof(Jobs.BothWays), SkipType = typeof(Jobs))]
    [InlineData(false)]
    public async Task An_auditor_sees_where_somebody_went_on_against_a_rule_and_what_quality_is_worth(bool javaScript)
    {
        var auditor = await chromium.Person("demo-auditor", javaScript: javaScript);
        var unit = await chromium.App.Level2Pledge();
        await auditor.Follow("Overrides and four eyes");
        await auditor.Fill("Levels raised from", "2020-01-01");
        await auditor.Press("Show");
        await auditor.Says("Invitations of units that do not meet every criterion");
        await auditor.Says("Who handed a unit in, who assessed it and who raised it should be three persons.");
        await auditor.Says(unit);
        await auditor.Follow("Today");
        await auditor.Follow("Weights");
        await auditor.Says("Points at most");
    }
}
