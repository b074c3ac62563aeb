using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Lists;

public sealed class SearchTests(FilterTests.Apps apps) : IClassFixture<FilterTests.Apps>
{
    [Theory, EachEngine]
    public async Task Every_list_with_names_finds_what_has_the_words_in_its_name_and_nothing_else(Engine engine)
    {
        var app = await apps.On(engine);
        var lists = await Lists.Taking(app, "q");
        Assert.True(lists.Count >= 10, $"only {lists.Count} lists");
        foreach (var path in lists.Select(list => list.Path))
        {
            var reader = await Lists.ReaderOf(app, path);
            var all = await Items(reader, path);
            var words = all.SelectMany(item => SearchText.Words(NameOf(item))).Where(word => word.Length > 2).Distinct().ToList();
            foreach (var word in words.Where((_, place) => place % (1 + (words.Count / 5)) == 0).Append("zzz"))
            {
                var found = await Items(reader, path, $"q={Uri.EscapeDataString(word.ToUpperInvariant())}");

                var expected = all.Where(item => SearchText.Of(NameOf(item)).Contains(word, StringComparison.Ordinal)).Select(NameOf);
                Assert.Equal((path, word, string.Join('\n', expected)), (path, word, string.Join('\n', found.Select(NameOf))));
            }
        }
    }

    [Theory, EachEngine]
    public async Task Words_are_found_in_any_order_as_parts_and_without_accents(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.DraftPledge(Sample.Pledge().With("unitName", "Compañía de Ingenieros «Nº 5»"));
        await app.DraftPledge(Sample.Pledge().With("unitName", "Field hospital 5"));

        foreach (var search in new[] { "ingenieros compania", "INGEN 5", "no.5", "Compan\u0303i\u0301a" })
        {
            Assert.Equal([id], (await app.FocalPoint.All($"/v1/pledges?q={Uri.EscapeDataString(search)}")).Select(item => (string?)item["id"]));
        }

        Assert.Empty(await app.FocalPoint.All("/v1/pledges?q=ingenieros%20hospital"));
        Assert.Empty(await app.OtherFocalPoint.All("/v1/pledges?q=ingenieros"));
        Assert.Equal(2, (int)(await app.FocalPoint.Get("/v1/pledges?q=5&count=true&limit=1")).Is(HttpStatusCode.OK).Body["count"]!);
    }

    [Theory, EachEngine]
    public async Task A_name_that_is_changed_is_found_by_the_new_one(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.DraftPledge();

        (await app.FocalPoint.Put($"/v1/pledges/{id}", Sample.Pledge().With("unitName", "Well drilling team"), "\"1\"")).Is(HttpStatusCode.OK);

        Assert.Empty(await app.FocalPoint.All("/v1/pledges?q=engineer"));
        Assert.Single(await app.FocalPoint.All("/v1/pledges?q=drill"));
    }

    [Theory]
    [InlineData("%25")]
    [InlineData("_")]
    [InlineData("...")]
    [InlineData("a b c d e f g")]
    public async Task A_search_without_words_or_with_too_many_is_refused(string search)
    {
        var app = await apps.On(Engine.Sqlite);

        var refused = (await app.Planner.Get($"/v1/pledges?q={search}")).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["q"], refused.Places);
        Assert.Equal(["wrong-form"], refused.ErrorCodes);
    }

    private static string NameOf(JsonNode item) => (string)(item["name"] ?? item["unitName"] ?? item["title"])!;

    // Short lists of the catalogue have no pages.
    private static async Task<IReadOnlyList<JsonNode>> Items(Session reader, string path, string query = "") =>
        (await reader.Get($"{path}?{query}")).Is(HttpStatusCode.OK).Body.AsObject().ContainsKey("next")
            ? await reader.All($"{path}?limit=20&{query}")
            : [.. (await reader.Get($"{path}?{query}")).Body["items"]!.AsArray().Select(item => item!)];
}
