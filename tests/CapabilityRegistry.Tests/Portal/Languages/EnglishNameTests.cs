using System.Net;
using AngleSharp.Dom;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal.Languages;

/// <summary>Names of the catalogue are in English, and a page in another language says so of each, so that it is read out as English.</summary>
public sealed class EnglishNameTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    private static readonly string[] Lists = ["unit-types", "equipment", "self-sustainment", "attributes", "courses", "contributors"];

    [Theory]
    [InlineData("demo-focal-point-kaz")]
    [InlineData("demo-planner")]
    [InlineData("demo-assessor")]
    [InlineData("demo-auditor")]
    public async Task A_name_of_the_catalogue_is_marked_as_English(string caller)
    {
        var app = await apps.On(Engine.Sqlite);
        var names = await Names(app);
        using var visitor = await Visitor.As(app, caller, "fr");
        var unmarked = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var address in PageTests.Pages(app).Select(page => page.Address).Append("/offer/KAZ-00006/3").Append("/offer/KAZ-00006/4"))
        {
            await visitor.Open(address);
            if (visitor.Answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            // Links and what is set apart may be units that their state named after their kind, in whatever language.
            unmarked.UnionWith(visitor.Page.QuerySelectorAll("main *:not(a):not(bdi)")
                .Where(each => names.Contains(Own(each)) && each.Closest("[lang]")!.GetAttribute("lang") != "en")
                .Select(each => $"{address}: {each.LocalName} {Own(each)}"));
        }

        Assert.True(unmarked.Count == 0, string.Join('\n', unmarked));
    }

    // What stands in the element itself; states are chosen with their codes behind their names.
    private static string Own(IElement element) =>
        string.Concat(element.ChildNodes.OfType<IText>().Select(text => text.Data)).Split(" (")[0].Trim(' ', '\n', '*');

    private static async Task<HashSet<string>> Names(RegistryApp app)
    {
        var names = new HashSet<string>();
        foreach (var list in Lists)
        {
            var items = (await app.Planner.Get($"/v1/{list}?{(list is "unit-types" or "contributors" ? "limit=200" : "")}".TrimEnd('?')))
                .Is(HttpStatusCode.OK).Body["items"]!.AsArray();
            names.UnionWith(items.Select(each => (string)each!["name"]!));
        }

        return names;
    }
}
