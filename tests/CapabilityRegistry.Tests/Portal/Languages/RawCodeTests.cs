using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal.Languages;

/// <summary>Where a person reads stand words: a code only in small print or where a page says that it is one.</summary>
public sealed partial class RawCodeTests
{
    /// <summary>How many pages of each kind are read: the first ones that links lead to.</summary>
    private const int PagesOfAKind = 3;

    [Theory]
    [InlineData("demo-focal-point-kaz")]
    [InlineData("demo-planner")]
    [InlineData("demo-assessor")]
    [InlineData("demo-auditor")]
    public async Task No_page_of_the_demonstration_shows_a_raw_code(string caller)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        await app.Run();
        var (codes, names) = await CodesAndNames(app);
        using var visitor = await Visitor.As(app, caller, "fr");
        var (waiting, seen, kinds, found) = (new Queue<string>(["/"]), new HashSet<string>(), new Dictionary<string, int>(), new List<string>());
        while (waiting.TryDequeue(out var address))
        {
            var kind = Key().Replace(address.Split('#')[0].Split('?')[0], "{id}");
            var others = kinds.GetValueOrDefault(kind);
            if (others == PagesOfAKind || !seen.Add(address))
            {
                continue;
            }

            kinds[kind] = others + 1;
            await visitor.Open(address);
            if (visitor.Status != HttpStatusCode.OK || visitor.Answer.Content.Headers.ContentType?.MediaType != "text/html"
                || visitor.Page.QuerySelector("main") is not { } main)
            {
                continue;
            }

            foreach (var link in main.QuerySelectorAll("a[href^='/']").Select(each => each.GetAttribute("href")!))
            {
                waiting.Enqueue(link);
            }

            found.AddRange(Raw(main, codes, names).Select(code => $"{address}: {code}"));
        }

        Assert.True(kinds.Count > 15, $"only {kinds.Count} kinds of pages");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static List<string> Raw(IElement page, IReadOnlySet<string> codes, string names)
    {
        // Small print, files of programs, tables of codes, and help texts, which have tests of their own.
        foreach (var each in page.QuerySelectorAll(".key, code, .codes, .help").ToList())
        {
            each.Remove();
        }

        return page.Descendants<IText>().SelectMany(text => Word().Matches(text.Data)).Select(word => word.Value)
            .Where(word => codes.Contains(word) && !names.Contains(word, StringComparison.Ordinal)).Distinct().ToList();
    }

    // What a name says as well, such as "fire-fighting", is no raw code.
    private static async Task<(IReadOnlySet<string> Codes, string Names)> CodesAndNames(RegistryApp app)
    {
        var lists = new[] { "unit-types?limit=200", "equipment", "self-sustainment", "attributes", "courses", "checklists" };
        var items = new List<JsonNode>();
        foreach (var list in lists)
        {
            items.AddRange((await app.Planner.Get($"/v1/{list}")).Is(HttpStatusCode.OK).Body["items"]!.AsArray().Select(each => each!));
        }

        var units = (await app.Planner.Get("/v1/pledges?limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        var schemas = JsonNode.Parse(File.ReadAllText(Repository.PathOf("openapi/capability-registry.v1.json")))!["components"]!["schemas"]!.AsObject();
        var codes = schemas.SelectMany(schema => schema.Value!["enum"]?.AsArray() ?? []).Select(code => (string?)code)
            .Concat(items.Select(item => (string?)item["id"])).OfType<string>();
        return (
            codes.Where(code => Word().Match(code).Length == code.Length && code.IndexOfAny(['-', '_']) > 0).ToHashSet(),
            string.Join('\n', items.Select(item => (string?)item["name"]).Concat(units.Select(unit => (string?)unit!["unitName"])).Append("self-sustainment")));
    }

    [GeneratedRegex("[A-Z]{2,}[A-Z-]*-[0-9]{5}")]
    private static partial Regex Key();

    [GeneratedRegex(@"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")]
    private static partial Regex Word();
}
