using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>Of a unit a page offers what can be done, and says beforehand why something cannot.</summary>
public sealed class UnitFormTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory]
    [InlineData("demo-planner", true)]
    [InlineData("demo-focal-point-kaz", false)]
    public async Task Whoever_has_the_pages_of_requirements_goes_from_a_unit_to_those_that_it_could_serve(string caller, bool goes)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var visitor = await Visitor.As(app, caller);
        await visitor.Open("/units/KAZ-00001");
        var (section, links) = (visitor.Page.QuerySelectorAll("section[aria-labelledby=outcomes] details"), "a[href^='/requirements/']");
        Assert.NotEmpty(section);
        Assert.All(section, each => Assert.Equal(goes, each.QuerySelector(links) is not null));
    }

    [Fact]
    public async Task A_withdrawn_unit_has_no_form_that_could_only_be_refused()
    {
        var app = await apps.On(Engine.Sqlite);
        var id = await app.DraftPledge();
        (await app.FocalPoint.Step($"/v1/pledges/{id}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        foreach (var page in (string[])["", "/papers", "/deficiencies/report", "/shares/propose", "/steps/renew", "/steps/withdraw", "/steps/submit"])
        {
            await visitor.Open($"/units/{id}{page}");
            Assert.Equal(["/sign-out"], visitor.Page.QuerySelectorAll("form[method=post]").Select(form => form.GetAttribute("action")));
        }

        await visitor.Open($"/units/{id}");
        Assert.DoesNotContain(
            visitor.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!),
            link => link.Contains("/steps/", StringComparison.Ordinal) || link.EndsWith("/report", StringComparison.Ordinal)
                || link.EndsWith("/propose", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_that_is_not_possible_says_why_and_has_no_form()
    {
        var app = await apps.On(Engine.Sqlite);
        var id = await app.DraftPledge();
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open($"/units/{id}/steps/renew");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("This step is not possible now.", visitor.Text, StringComparison.Ordinal);
        Assert.Single(visitor.Page.QuerySelectorAll("form[method=post]"));
    }

    [Theory]
    [InlineData("/offer/{0}/5")]
    [InlineData("/units/{0}/steps/submit")]
    public async Task Before_a_unit_is_handed_in_the_page_says_what_is_missing_and_where_it_is_filled_in(string page)
    {
        var app = await apps.On(Engine.Sqlite);
        var id = await app.DraftPledge(Sample.Pledge().With("noteVerbale", null));
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open(page.Replace("{0}", id, StringComparison.Ordinal));
        Assert.Contains(visitor.Page.QuerySelectorAll("main a"), link => link.TextContent == "Note verbale" && link.GetAttribute("href") == $"/offer/{id}/4");
        Assert.Contains("You may hand it in all the same", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_handed_in_has_no_button_and_the_reason_in_its_place()
    {
        var app = await apps.On(Engine.Sqlite);
        var id = await app.DraftPledge(Sample.Pledge().With("availableFrom", "2026-01-01").With("availableUntil", $"{app.Today():O}"));
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        foreach (var page in (string[])[$"/offer/{id}/5", $"/units/{id}/steps/submit"])
        {
            await visitor.Open(page);
            Assert.Contains("This step is not possible now.", visitor.Text, StringComparison.Ordinal);
            Assert.Empty(visitor.Page.QuerySelectorAll("main button.btn-primary"));
        }
    }
}
