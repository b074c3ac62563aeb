using CapabilityRegistry.Tests.Support;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser.Jobs;

/// <summary>What an assessor comes for, on a telephone.</summary>
[Collection(typeof(Jobs))]
public sealed class AssessorJobTests(Chromium chromium)
{
    private const int Telephone = 390;

    private const int SmallTelephone = 360;

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_assessor_goes_on_with_a_checklist_on_another_device(bool javaScript)
    {
        var unit = await chromium.App.RegisteredPledge();
        var visit = await chromium.App.ScheduledVisit(unit);
        var telephone = await chromium.Person("demo-assessor", javaScript: javaScript, width: SmallTelephone);
        await telephone.GotoAsync($"/assessor/visits/{visit}/{unit}");
        var point = telephone.Locator("main fieldset").Filter(new() { HasText = "wanting" }).First;
        await point.GetByLabel("wanting").CheckAsync();
        await point.GetByText("What was found").First.ClickAsync();
        await point.GetByLabel("What was found").FillAsync("There is no map of the camp.");
        if (javaScript)
        {
            // Nothing is pressed: leaving the field saves it, after the choice above it.
            await point.GetByLabel("Severity").FocusAsync();
            await Assertions.Expect(telephone.Locator("main input[name=version]")).ToHaveValueAsync("\"2\"");
            await Assertions.Expect(telephone.GetByRole(AriaRole.Status)).ToContainTextAsync("last saved");
            await DraftSays(visit, "There is no map of the camp.");
        }
        else
        {
            await telephone.Press("Save");
        }

        Assert.True(await telephone.EvaluateAsync<int>("document.documentElement.scrollWidth") <= SmallTelephone);
        await telephone.Context.CloseAsync();

        var computer = await chromium.Person("demo-assessor", javaScript: javaScript);
        await computer.Follow("Visits");
        await computer.GetByRole(AriaRole.Link, new() { Name = $"draft for {unit} since" }).ClickAsync();
        await Assertions.Expect(computer.GetByLabel("What was found").First).ToHaveValueAsync("There is no map of the camp.");
        await computer.Press("Look over and record");
        await computer.Says("There is no map of the camp.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_assessor_throws_a_draft_away_after_being_asked(bool javaScript)
    {
        var unit = await chromium.App.RegisteredPledge();
        var draft = await chromium.App.OutcomeDraft(unit);
        var visit = draft[..^(unit.Length + 1)];
        var telephone = await chromium.Person("demo-assessor", javaScript: javaScript, width: SmallTelephone);
        await telephone.GotoAsync($"/assessor/visits/{visit}/{unit}");
        await telephone.GetByLabel("wanting").First.CheckAsync();
        await telephone.Press("Throw the draft away");
        await telephone.Says("This cannot be undone.");
        await DraftSays(visit, "The second anaesthetist is missing.");
        Assert.True(await telephone.EvaluateAsync<int>("document.documentElement.scrollWidth") <= SmallTelephone);
        await telephone.Press("Throw the draft away");
        await Assertions.Expect(telephone.GetByRole(AriaRole.Status)).ToContainTextAsync($"The draft for {unit} is thrown away.");
    }

    [Fact]
    public async Task Whoever_loses_the_line_is_told_and_saves_again_once_it_is_back()
    {
        var unit = await chromium.App.RegisteredPledge();
        var visit = await chromium.App.ScheduledVisit(unit);
        var assessor = await chromium.Person("demo-assessor", width: SmallTelephone);
        await assessor.GotoAsync($"/assessor/visits/{visit}/{unit}");
        await assessor.Context.SetOfflineAsync(true);
        await assessor.GetByLabel("in order").First.CheckAsync();
        await Assertions.Expect(assessor.GetByRole(AriaRole.Status)).ToContainTextAsync("Not saved yet.");
        Assert.Empty(await chromium.App.Assessor.Items($"/v1/outcome-drafts?visit={visit}"));

        await assessor.Context.SetOfflineAsync(false);
        await assessor.GetByLabel("in order").Nth(1).CheckAsync();
        await Assertions.Expect(assessor.GetByRole(AriaRole.Status)).ToContainTextAsync("last saved");
        Assert.Equal(2, Assert.Single(await chromium.App.Assessor.Items($"/v1/outcome-drafts?visit={visit}"))["inOrder"]!.AsArray().Count);
    }

    [Fact]
    public async Task Of_two_whose_items_are_saved_as_they_are_changed_the_second_is_told_and_sees_both_versions()
    {
        var unit = await chromium.App.RegisteredPledge();
        var visit = await chromium.App.ScheduledVisit(unit);
        var (first, second) = (await chromium.Person("demo-assessor"), await chromium.Person("demo-assessor"));
        await first.GotoAsync($"/assessor/visits/{visit}/{unit}");
        await second.GotoAsync($"/assessor/visits/{visit}/{unit}");
        await first.GetByLabel("in order").First.CheckAsync();
        await Assertions.Expect(first.GetByRole(AriaRole.Status)).ToContainTextAsync("last saved");
        await first.GetByLabel("in order").Nth(1).CheckAsync();
        await second.GetByLabel("wanting").First.CheckAsync();
        await Assertions.Expect(second.GetByRole(AriaRole.Status)).ToContainTextAsync("Not saved yet.");

        await second.Press("Save");
        await second.Says("both stand here");
        await second.Says("Saved now: in order");
        await Assertions.Expect(second.GetByLabel("wanting").First).ToBeCheckedAsync();
    }

    private async Task DraftSays(string visit, string text) =>
        Assert.Contains(text, Assert.Single(await chromium.App.Assessor.Items($"/v1/outcome-drafts?visit={visit}")).ToJsonString(), StringComparison.Ordinal);
}
