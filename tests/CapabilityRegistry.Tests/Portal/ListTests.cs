using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>Whoever goes on from part to part of a list sees all of it, once.</summary>
public sealed class ListTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    [Theory]
    [InlineData("/units", "/v1/pledges")]
    [InlineData("/units?status=registered", "/v1/pledges?status=registered")]
    [InlineData("/requirements", "/v1/requirements")]
    public async Task The_parts_of_a_list_add_up_to_the_list(string page, string list)
    {
        var app = await apps.On(Engine.Sqlite);
        var all = await app.Planner.Items(list);
        using var visitor = await Visitor.As(app, "demo-planner");
        var shown = new List<string>();
        for (string? next = page; next is not null; next = visitor.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
        {
            await visitor.Open(next);
            shown.AddRange(visitor.Page.QuerySelectorAll("tbody th[scope=row] a").Select(each => each.TextContent.Trim()));
        }

        Assert.Equal(all.Select(each => (string)each["id"]!).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }
}
