using CapabilityRegistry.Tests.Support;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser.Jobs;

/// <summary>What an assessor comes for, on a telephone.</summary>
[Collection(typeof(Jobs))]
public sealed class AssessorJobTests(Chromium chromium)
{
    private const int Telephone = 390;

    [Theory]
    [InlineData(true, Skip = Jobs.Once, SkipUnless = nameof(Jobs.BothWays), SkipType = typeof(Jobs))]
    [InlineData(false)]
    public async Task An_assessor_goes_through_a_checklist_in_the_field_and_records_the_outcome_with_a_finding(bool javaScript)
    {
        var assessor = await chromium.Person("demo-assessor", javaScript: javaScript, width: Telephone);
        var unit = await chromium.App.RegisteredPledge();
        var visit = await chromium.App.ScheduledVisit(unit);
        await assessor.Follow("Visits");
        await assessor.Follow(visit);
        await assessor.Follow("Record the outcome");
        await assessor.GetByLabel("in order").First.CheckAsync();
        var wanting = assessor.Locator("main fieldset").Filter(new() { HasText = "wanting" }).Nth(1);
        await wanting.GetByLabel("wanting").CheckAsync();
        await wanting.GetByText("What was found").First.ClickAsync();
        await wanting.GetByLabel("Severity").SelectOptionAsync("major");
        await wanting.GetByLabel("What was found").FillAsync("The second anaesthetist is missing.");
        await wanting.GetByLabel("Answer until").FillAsync("2027-03-31");
        Assert.True(await assessor.EvaluateAsync<int>("document.documentElement.scrollWidth") <= Telephone);
        await assessor.Press("Look over and record");
        await assessor.Says("The second anaesthetist is missing.");
        await assessor.Fill("Day on which the unit was seen", "2026-11-23");
        await assessor.Fill("Report of the visit", "AAV/2026/77");
        await assessor.Choose("Result", "passed-with-findings");
        await assessor.Press("Record the outcome");
        await Assertions.Expect(assessor.GetByRole(AriaRole.Status)).ToContainTextAsync($"The outcome of {unit} is recorded.");
        await assessor.Says("The second anaesthetist is missing.");
        await assessor.Follow("Findings");
        await assessor.Says("The second anaesthetist is missing.");
    }
}
