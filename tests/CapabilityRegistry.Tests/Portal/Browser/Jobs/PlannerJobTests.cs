using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser.Jobs;

/// <summary>What a planner of the Secretariat comes for.</summary>
[Collection(typeof(Jobs))]
public sealed class PlannerJobTests(Chromium chromium)
{
    [Theory]
    [InlineData(true, Skip = Jobs.Once, SkipUnless = nameof(Jobs.BothWays), SkipType = typeof(Jobs))]
    [InlineData(false)]
    public async Task A_planner_goes_from_a_gap_to_its_reasons_and_to_the_unit_that_would_close_it(bool javaScript)
    {
        var planner = await chromium.Person("demo-planner", javaScript: javaScript);
        await planner.Follow("Gaps");
        await planner.Follow("May 2028");
        await planner.Locator("td.heat-2 a, td.heat-3 a").First.ClickAsync();
        await planner.IsOn("Requirements that are not met");
        await planner.Locator("article li li a").First.ClickAsync();
        await Assertions.Expect(planner.GetByRole(AriaRole.Heading, new() { Name = "Levels on" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true, Skip = Jobs.Once, SkipUnless = nameof(Jobs.BothWays), SkipType = typeof(Jobs))]
    [InlineData(false)]
    public async Task A_planner_finds_who_could_answer_a_requirement_and_asks_a_state(bool javaScript)
    {
        var planner = await chromium.Person("demo-planner", javaScript: javaScript);
        var (unit, requirement) = (await chromium.App.Level2Pledge(), await chromium.App.PublishedRequirement());
        await planner.Follow("Requirements");
        await planner.GotoAsync($"/requirements/{requirement}");
        await planner.Says("Units that could answer");
        await planner.Locator("tr").Filter(new() { HasText = unit }).GetByRole(AriaRole.Link, new() { Name = "Invite" }).ClickAsync();
        await planner.Fill("Answer until", "2026-12-20");
        await planner.Fill("Reason", "It is the readiest unit of its kind.");
        await planner.Press("Invite");
        await planner.IsOn("waits for an answer");
        await planner.Says(unit);
    }

    [Theory]
    [InlineData(true, Skip = Jobs.Once, SkipUnless = nameof(Jobs.BothWays), SkipType = typeof(Jobs))]
    [InlineData(false)]
    public async Task A_planner_has_a_plan_made_supposes_something_compares_both_and_invites_from_the_first(bool javaScript)
    {
        var planner = await chromium.Person("demo-planner", javaScript: javaScript);
        await planner.Follow("Plans");
        await planner.Follow("Start a plan");
        await planner.Press("Start");
        await planner.Says("What is proven");
        var first = planner.Url.Split('/')[^1];
        var served = await planner.Locator("section[aria-labelledby=lines] tbody th small").First.TextContentAsync();

        await planner.Follow("Plan again, or suppose something");
        await planner.GetByText("Units are withdrawn").First.ClickAsync();
        await planner.Fill("Unit 1", served!.Trim());
        await planner.Press("Start");
        await planner.Says($"{served.Trim()} is withdrawn.");
        await planner.Says("What is proven");
        await planner.Follow("Compare");
        await planner.IsOn($"From {first} to ");
        await planner.Says($"unit withdrawn {served.Trim()}");

        await planner.GotoAsync($"/plans/{first}");
        await planner.Locator("input[name=lines]").Nth(javaScript ? 0 : 1).CheckAsync();
        await planner.Fill("Answer until", "2026-12-20");
        await planner.Fill("Reason", "It is what the plan has for it.");
        await planner.Press("Invite those that are ticked");
        await planner.Says("The states are asked.");
        await planner.Says("Invitations from this plan (1)");
    }

    [Theory]
    [InlineData(true, Skip = Jobs.Once, SkipUnless = nameof(Jobs.BothWays), SkipType = typeof(Jobs))]
    [InlineData(false)]
    public async Task A_planner_takes_the_visits_that_are_proposed_of_a_state_for_one_and_plans_it(bool javaScript)
    {
        var planner = await chromium.Person("demo-planner", javaScript: javaScript);
        await planner.Follow("Visits");
        await planner.Follow("Proposals by gain");
        var bundle = planner.Locator("section:has(form[action='/visits/new'])").Nth(javaScript ? 0 : 1);
        var units = await bundle.Locator("input[name=pledges]").EvaluateAllAsync<string[]>("all => all.map(each => each.value)");
        await bundle.GetByRole(AriaRole.Button).ClickAsync();
        await planner.IsOn("Plan a visit");
        await planner.Fill("Planned for", "2027-02-01");
        await planner.Fill("Name 1", "Ann Surveyor");
        await planner.Press("Plan this visit");
        await planner.Says("planned · 1 Feb 2027");
        await planner.Says("Ann Surveyor");
        foreach (var unit in units)
        {
            await planner.Says(unit);
        }

        await planner.GotoAsync("/visits/calendar?month=2027-02");
        await Assertions.Expect(planner.Locator("td a").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true, Skip = Jobs.Once, SkipUnless = nameof(Jobs.BothWays), SkipType = typeof(Jobs))]
    [InlineData(false)]
    public async Task A_planner_records_when_a_unit_on_its_way_was_requested_and_has_arrived(bool javaScript)
    {
        var planner = await chromium.Person("demo-planner", javaScript: javaScript);
        var deployment = await chromium.App.Deployment();
        await planner.Follow("Deployments");
        await planner.Choose("Status", "selected");
        await planner.Press("Filter");
        await planner.Follow(deployment);
        foreach (var step in new[] { "Request", "Arrival" })
        {
            await planner.Follow($"Record a milestone {step}");
            await planner.Fill("Happened on", "2026-11-23");
            await planner.Fill("Document that says so", "Fax 12/2026");
            await planner.Press("Record a milestone");
            await Assertions.Expect(planner.GetByRole(AriaRole.Status)).ToContainTextAsync("Record a milestone");
            await Assertions.Expect(planner.GetByRole(AriaRole.Row, new() { NameRegex = new Regex($"^{step}") }).First).ToContainTextAsync("23 Nov 2026");
        }

        await Assertions.Expect(planner.Locator(".lead")).ToContainTextAsync("deployed");
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
}
