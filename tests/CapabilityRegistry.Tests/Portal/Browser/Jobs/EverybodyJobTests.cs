using System.Text;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal.Browser.Jobs;

/// <summary>What whoever comes for.</summary>
[Collection(typeof(Jobs))]
public sealed class EverybodyJobTests(Chromium chromium)
{
    [Theory]
    [InlineData("demo-focal-point-kaz", true)]
    [InlineData("demo-focal-point-kaz", false)]
    [InlineData("demo-planner", true)]
    [InlineData("demo-planner", false)]
    public async Task Somebody_sees_what_ends_when_and_takes_it_into_their_own_calendar(string token, bool javaScript)
    {
        var page = await chromium.Person(token, javaScript: javaScript);
        await page.Follow("What ends when");
        await page.Choose("What ends", "lapse");
        await page.Press("Filter");
        await page.Says("Assessment and Advisory Visit");
        var file = Encoding.UTF8.GetString(await page.TakeAway("As a file for your own calendar (iCalendar)"));
        Assert.StartsWith("BEGIN:VCALENDAR", file, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, Skip = Jobs.Once, SkipUnless = nameof(Jobs.BothWays), SkipType = typeof(Jobs))]
    [InlineData(false)]
    public async Task A_stranger_reads_what_is_offered_and_finds_the_help(bool javaScript)
    {
        var stranger = await chromium.Person(null, javaScript: javaScript);
        await stranger.GotoAsync("/");
        await stranger.Says("What is offered today");
        Assert.True(await stranger.Locator("tbody tr").CountAsync() > 10);
        await stranger.Follow("Help");
        await stranger.IsOn("Help");
    }
}
