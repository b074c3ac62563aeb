using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Lists;

public sealed class FieldTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    [Theory, EachEngine]
    public async Task Every_list_gives_the_named_members_of_its_items_and_no_others(Engine engine)
    {
        var app = await apps.On(engine);
        var compared = 0;
        foreach (var list in await Readable(app))
        {
            string[] named = [NamesIn(list)[0], NamesIn(list)[^1]];
            var reader = await Lists.ReaderOf(app, list.Path);
            var whole = (await reader.Get($"{list.Path}?limit=3")).Is(HttpStatusCode.OK).Body;

            var sparse = (await reader.Get($"{list.Path}?limit=3&{string.Join('&', named.Select(name => $"fields={name}"))}")).Is(HttpStatusCode.OK).Body;

            var expected = whole["items"]!.AsArray().Select(item => Only(item!, named)).ToList();
            var given = sparse["items"]!.AsArray().Select(item => item!.ToJsonString());
            Assert.Equal((list.Path, string.Join('\n', expected)), (list.Path, string.Join('\n', given)));
            Assert.Equal(whole["next"] is null, sparse["next"] is null);
            compared += expected.Count;
        }

        Assert.True(compared >= 20, $"only {compared} items were compared");
    }

    [Fact]
    public async Task A_member_that_the_items_of_a_list_do_not_have_is_refused_with_those_that_they_have()
    {
        var app = await apps.On(Engine.Sqlite);
        foreach (var list in await Readable(app))
        {
            var path = $"{list.Path}?fields=colour";

            var refused = (await (await Lists.ReaderOf(app, path)).Get(path)).Is(HttpStatusCode.BadRequest);

            Assert.Equal(["unknown-code"], refused.ErrorCodes);
            Assert.Equal($"one of {string.Join(", ", NamesIn(list))}", (string?)refused.Body["errors"]![0]!["expected"]);
        }
    }

    [Fact]
    public async Task What_is_kept_from_the_caller_is_told_whatever_members_it_asks_for()
    {
        var app = await apps.On(Engine.Sqlite);

        var items = (await app.Assessor.Get("/v1/pledges?fields=caveats&limit=5")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Equal(["redacted"], item!.AsObject().Select(member => member.Key)));
        Assert.All(items, item => Assert.Contains("caveats", item!["redacted"]!.AsArray().Select(name => (string)name!)));
    }

    [Fact]
    public async Task The_next_page_has_the_same_members()
    {
        var app = await apps.On(Engine.Sqlite);

        var items = await app.Planner.All("/v1/missions?limit=5&fields=id&fields=name");

        Assert.True(items.Count > 5);
        Assert.All(items, item => Assert.Equal(["id", "name"], item.AsObject().Select(member => member.Key)));
    }

    [Fact]
    public async Task A_list_that_may_be_kept_has_an_ETag_for_each_choice()
    {
        var app = await apps.On(Engine.Sqlite);

        var (whole, sparse) = (await app.Planner.Get("/v1/missions"), await app.Planner.Get("/v1/missions?fields=id"));

        Assert.NotNull(sparse.ETag);
        Assert.NotEqual(whole.ETag, sparse.ETag);
    }

    [Fact]
    public async Task Who_is_shown_less_of_an_object_was_shown_it_nevertheless()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var pledge = await app.DraftPledge();

        (await app.Planner.Get("/v1/pledges?fields=version")).Is(HttpStatusCode.OK);

        var entries = await app.Auditor.All($"/v1/access-log?operation=ListPledges&subjectId={pledge}");
        Assert.Single(entries);
    }

    private static async Task<IReadOnlyList<Operation>> Readable(RegistryApp app)
    {
        var lists = (await Lists.Taking(app, "fields")).Where(list => !list.HasId).ToList();
        Assert.True(lists.Count >= 15, "the document has lost lists");
        return lists;
    }

    private static IReadOnlyList<string> NamesIn(Operation list) =>
    [
        .. list.Document.Single(list.In("query").Single(each => (string?)each["name"] == "fields")["schema"]!)["enum"]!.AsArray()
            .Select(name => (string)name!),
    ];

    private static string Only(JsonNode item, string[] names)
    {
        var left = item.DeepClone().AsObject();
        // What is kept from the caller is told in any case.
        foreach (var name in left.Select(member => member.Key).Except([.. names, "redacted"]).ToList())
        {
            left.Remove(name);
        }

        return left.ToJsonString();
    }
}
