using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Lists;

/// <summary>Every list in every order that the document promises, against what the items say of themselves.</summary>
public sealed class SortTests(FilterTests.Apps apps) : IClassFixture<FilterTests.Apps>
{
    private static readonly string[] Names = ["unitName", "title", "name"];

    [Theory, EachEngine]
    public async Task Every_list_has_its_items_once_and_in_the_order_that_is_asked_for_whatever_the_pages(Engine engine)
    {
        var app = await apps.On(engine);
        var orders = 0;
        foreach (var list in await Lists.OfAll(app, "sort"))
        {
            var reader = await Lists.ReaderOf(app, list.Path);
            var all = (await reader.All($"{list.Path}?limit=200")).Select(KeyOf).ToList();
            foreach (var order in OrdersOf(list))
            {
                var items = await reader.All($"{list.Path}?limit=7&sort={order}");

                var keys = items.Select(KeyOf).ToList();
                Assert.Equal((list.Path, order, keys.Count), (list.Path, order, keys.Distinct().Count()));
                Assert.Empty(all.Except(keys));
                Assert.Equal((list.Path, order, ""), (list.Path, order, string.Join('\n', OutOfOrder(items, order))));
                orders++;
            }
        }

        Assert.True(orders >= 90, $"only {orders} orders");
    }

    [Theory, EachEngine]
    public async Task A_list_that_is_paged_by_a_member_goes_on_where_it_was_although_the_item_has_changed(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        foreach (var days in new[] { 30, 60, 90 })
        {
            await app.DraftPledge(Sample.Pledge().With("responseDays", days));
        }

        var first = (await app.FocalPoint.Get("/v1/pledges?sort=-responseDays&limit=2")).Is(HttpStatusCode.OK).Body;
        var last = first["items"]![1]!;
        (await app.FocalPoint.Put($"/v1/pledges/{last["id"]}", Sample.Pledge().With("responseDays", 1), "\"1\"")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Delete($"/v1/pledges/{last["id"]}")).Is(HttpStatusCode.OK);

        var second = (await app.FocalPoint.Get((string)first["next"]!)).Is(HttpStatusCode.OK).Body;

        Assert.Equal([90, 60, 30], first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(item => (int)item!["responseDays"]!));
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task An_order_that_a_list_does_not_have_is_refused_with_those_that_it_has()
    {
        var app = await apps.On(Engine.Sqlite);
        foreach (var list in await Lists.OfAll(app, "sort"))
        {
            var path = $"{list.Path}?sort=colour";

            var refused = (await (await Lists.ReaderOf(app, path)).Get(path)).Is(HttpStatusCode.BadRequest);

            Assert.Equal(["sort"], refused.Places);
            Assert.Equal(["unknown-code"], refused.ErrorCodes);
            Assert.Equal($"one of {string.Join(", ", OrdersOf(list))}", (string?)refused.Body["errors"]![0]!["expected"]);
        }
    }

    [Theory]
    [InlineData("sort=responseDays&after=KAZ-00001")]
    [InlineData("sort=responseDays&after=WyJzb29uIiwiS0FaLTAwMDAxIl0")]
    [InlineData("sort=availableFrom&after=WyIyMDI3LTEzLTQ1IiwiS0FaLTAwMDAxIl0")]
    [InlineData("sort=availableFrom&after=W251bGwsIktBWi0wMDAwMSJd")]
    [InlineData("sort=availableFrom&after=W10")]
    [InlineData("sort=availableFrom&after=e30")]
    [InlineData("sort=availableFrom&after=_w")]
    [InlineData("after=WyIyMDI3LTAxLTAxIiwiS0FaLTAwMDAxIl0")]
    public async Task A_place_that_is_none_of_the_order_is_refused(string query)
    {
        var app = await apps.On(Engine.Sqlite);

        var refused = (await app.Planner.Get($"/v1/pledges?{query}")).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["after"], refused.Places);
        Assert.Equal(["wrong-form"], refused.ErrorCodes);
    }

    private static IReadOnlyList<string> OrdersOf(Operation list) =>
        [.. list.Document.Single(list.In("query").Single(each => (string?)each["name"] == "sort")["schema"]!)["enum"]!.AsArray().Select(name => (string)name!)];

    private static string KeyOf(JsonNode item) => (item["id"] ?? item["requirement"] ?? item["pledge"] ?? item["seq"])!.ToString();

    // What an item does not say, cannot be checked by it.
    private static IEnumerable<string> OutOfOrder(IReadOnlyList<JsonNode> items, string order)
    {
        var (name, sign) = order.StartsWith('-') ? (order[1..], -1) : (order, 1);
        var isKey = name is "id" or "requirement" or "pledge" && items.Count > 0 && KeyOf(items[0]) == (string?)(items[0][name] ?? items[0]["requirement"]);
        return from pair in items.Zip(items.Skip(1))
               let byValue = isKey ? 0 : Compare(pair.First[name], pair.Second[name], name)
               where sign * (byValue != 0 ? byValue : string.CompareOrdinal(KeyOf(pair.First), KeyOf(pair.Second))) >= 0
                   && (isKey || pair.First.AsObject().ContainsKey(name))
               select $"{KeyOf(pair.First)} {pair.First[name]} before {KeyOf(pair.Second)} {pair.Second[name]}";
    }

    private static int Compare(JsonNode? one, JsonNode? other, string name) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ when one.GetValueKind() == System.Text.Json.JsonValueKind.Number => ((int)one).CompareTo((int)other),
        _ when Names.Contains(name) => string.CompareOrdinal(SearchText.Of((string)one!), SearchText.Of((string)other!)),
        _ => string.CompareOrdinal((string)one!, (string)other!),
    };
}
