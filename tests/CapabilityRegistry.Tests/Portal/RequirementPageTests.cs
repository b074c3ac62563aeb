using System.Net;
using AngleSharp.Dom;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>Of a requirement a page offers what can be done.</summary>
public sealed class RequirementPageTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    private const string Filled = "nothing is needed any more, so nobody is invited";

    [Fact]
    public async Task Nobody_is_invited_to_what_is_filled_and_the_page_says_so()
    {
        using var planner = await Visitor.As(await apps.On(Engine.Sqlite), "demo-planner");
        await planner.Open("/requirements/MINUSCA-00017");
        Assert.Contains(Filled, planner.Text, StringComparison.Ordinal);
        Assert.Empty(Invites(planner));

        await planner.Open("/requirements/MINUSCA-00017/invite?pledge=CMR-00001");
        Assert.Equal(HttpStatusCode.OK, planner.Status);
        Assert.Contains(Filled, planner.Text, StringComparison.Ordinal);
        Assert.Equal(["/sign-out"], planner.Page.QuerySelectorAll("form[method=post]").Select(form => form.GetAttribute("action")));
    }

    [Fact]
    public async Task Where_something_is_still_needed_units_are_invited()
    {
        using var planner = await Visitor.As(await apps.On(Engine.Sqlite), "demo-planner");
        await planner.Open("/requirements/MINUSCA-00001");
        Assert.DoesNotContain(Filled, planner.Text, StringComparison.Ordinal);
        var invite = Invites(planner)[0].GetAttribute("href")!;
        await planner.Open(invite);
        Assert.NotNull(planner.Form("/requirements/MINUSCA-00001/invite"));
    }

    private static IHtmlCollection<IElement> Invites(Visitor visitor) => visitor.Page.QuerySelectorAll("main a[href*='/invite']");
}
