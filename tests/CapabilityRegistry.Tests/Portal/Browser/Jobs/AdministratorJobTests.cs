using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser.Jobs;

/// <summary>What an administrator comes for.</summary>
[Collection(typeof(Jobs))]
public sealed class AdministratorJobTests(Chromium chromium)
{
    [Theory]
    [InlineData(true, Skip = Jobs.Once, SkipUnless = nameof(Jobs.BothWays), SkipType = typeof(Jobs))]
    [InlineData(false)]
    public async Task An_administrator_gives_a_token_and_takes_it_back(bool javaScript)
    {
        var administrator = await chromium.Person("demo-administrator", javaScript: javaScript);
        await administrator.Follow("Access tokens");
        await administrator.Follow("Give a token");
        await administrator.Fill("Name of the token", $"desk {javaScript}");
        await administrator.Fill("Person", "Noor Desk");
        await administrator.Choose("Role", "planner");
        await administrator.Press("Give a token");
        await administrator.IsOn("The token is given");
        Assert.NotEmpty(await administrator.GetByLabel("Access token").InputValueAsync());
        await administrator.Locator("main a[href^='/tokens/TOK']").ClickAsync();
        await administrator.Press("Revoke the token");
        await administrator.Says("revoked");
        await Assertions.Expect(administrator.GetByRole(AriaRole.Button, new() { Name = "Revoke the token" })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true, Skip = Jobs.Once, SkipUnless = nameof(Jobs.BothWays), SkipType = typeof(Jobs))]
    [InlineData(false)]
    public async Task An_administrator_lets_a_policy_hold_from_a_day_and_takes_that_back(bool javaScript)
    {
        var administrator = await chromium.Person("demo-administrator", javaScript: javaScript);
        await administrator.Follow("Readiness policies");
        await administrator.Locator("main a[href='/policies/pcrs-2024']").First.ClickAsync();
        await administrator.Says("What the levels need");
        await administrator.Fill("First day on which it holds", javaScript ? "2091-01-01" : "2092-01-01");
        await administrator.Fill("Reason", "As the office decided.");
        await administrator.Press("Let this policy hold");
        await administrator.Says(javaScript ? "From 1 Jan 2091" : "From 1 Jan 2092");
        var term = administrator.Locator("main li").Filter(new() { HasText = javaScript ? "1 Jan 2091" : "1 Jan 2092" });
        await term.GetByText("Take this term back").First.ClickAsync();
        await term.GetByLabel("Reason").FillAsync("The office decided otherwise.");
        await term.GetByRole(AriaRole.Button).ClickAsync();
        await administrator.Says("Taken back: The office decided otherwise.");
    }

    [Theory]
    [InlineData(true, Skip = Jobs.Once, SkipUnless = nameof(Jobs.BothWays), SkipType = typeof(Jobs))]
    [InlineData(false)]
    public async Task An_administrator_reads_which_facts_are_not_sure(bool javaScript)
    {
        var administrator = await chromium.Person("demo-administrator", javaScript: javaScript);
        await administrator.Follow("Sources of facts");
        await administrator.Choose("How sure it is", "from-memory");
        await administrator.Press("Filter");
        await administrator.Says("from memory");
    }
}
