using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>What a focal point finds on the first page and in the list of units, and a planner in the inbox.</summary>
public sealed class TodayTests
{
    [Fact]
    public async Task What_others_did_since_the_last_visit_is_told_until_one_signs_in_again()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var pledge = await app.RegisteredPledge();
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        // The first time nobody knows when they were here.
        Assert.Null(visitor.Page.GetElementById("changed"));
        app.Clock.Advance(TimeSpan.FromHours(5));
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/renew")).Is(HttpStatusCode.OK);
        await visitor.Open("/");
        Assert.Null(visitor.Page.GetElementById("changed"));

        await SignInAgain(visitor);
        Assert.Contains("Nobody has changed anything.", visitor.Text, StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(1));
        (await app.Planner.Step($"/v1/pledges/{pledge}/suspend", new JsonObject { ["reasonCode"] = "other", ["reason"] = "The unit is rebuilt." }))
            .Is(HttpStatusCode.OK);
        await SignInAgain(visitor);

        Assert.Contains("(1)", visitor.Page.GetElementById("changed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The unit is rebuilt.", visitor.Text, StringComparison.Ordinal);
        // It stays while one is here.
        await visitor.Open("/");
        Assert.Contains("(1)", visitor.Page.GetElementById("changed")!.TextContent, StringComparison.Ordinal);
        visitor.Cookies["seen"]!.Value = "||99999999999999999999";
        await visitor.Open("/");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task The_list_of_units_says_what_each_loses_first()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var (visited, registered) = (await app.Level2Pledge(), await app.RegisteredPledge());
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");

        await visitor.Open("/units");

        var rows = visitor.Page.QuerySelectorAll("tbody tr").ToDictionary(
            row => row.QuerySelector("th")!.TextContent.Trim(), row => row.QuerySelectorAll("td")[4].TextContent.Trim());
        Assert.Contains("2031", rows[visited], StringComparison.Ordinal);
        Assert.Equal("", rows[registered]);
        await visitor.Open($"/units?q={visited.ToLowerInvariant()}");
        Assert.Equal($"/units/{visited}", visitor.Address);
        await visitor.Open("/units?q=%23");
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.NotNull(visitor.Page.GetElementById("q"));
    }

    [Fact]
    public async Task An_address_that_there_is_not_is_a_page_to_a_browser_and_a_problem_to_a_client()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, "demo-planner");

        await visitor.Open("/unit");

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (visitor.Status, visitor.Answer.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(visitor.Page.QuerySelector("main h1"));
        Assert.Equal("no-such-address", (await app.Planner.Get("/unit")).Is(HttpStatusCode.NotFound).Code);
        Assert.Equal("no-such-address", (await app.Planner.Get("/v1/unit")).Is(HttpStatusCode.NotFound).Code);
    }

    private static async Task SignInAgain(Visitor visitor)
    {
        await visitor.Send("/sign-out");
        await visitor.Open("/sign-in");
        await visitor.Send("/sign-in", ("access-token", "demo-focal-point-kaz"));
        Assert.Equal("/", visitor.Address);
    }

    [Fact]
    public async Task What_waits_is_shown_in_parts_that_lead_on_and_counted_as_a_whole()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var waiting = new List<string>();
        for (var made = 0; made < 26; made++)
        {
            waiting.Add(await app.AcknowledgedPledge());
        }

        using var visitor = await Visitor.As(app, "demo-planner");
        await visitor.Open("/inbox");
        Assert.Contains("Units to decide (26)", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(waiting.Take(25), Units(visitor));
        await visitor.Open(visitor.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(waiting.Skip(25), Units(visitor));
        Assert.Null(visitor.Page.QuerySelector("a[rel=next]"));
    }

    private static IEnumerable<string> Units(Visitor visitor) => visitor.Page.QuerySelectorAll("tbody th a").Select(link => link.TextContent);
}
