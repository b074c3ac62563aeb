using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;
using CsvHelper;
using MiniExcelLibs;

namespace CapabilityRegistry.Tests.Platform.Http.Lists.Tables;

/// <summary>Lists as CSV and XLSX: whole, with their filters, and nothing in them that a spreadsheet would carry out.</summary>
public sealed class ListAsTableTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory, EachEngine]
    public async Task A_list_is_given_whole_whatever_its_pages_hold(Engine engine)
    {
        var app = await apps.On(engine);
        var all = await app.Planner.Items("/v1/pledges");
        Assert.True(all.Count > 200, "The demo data has more than one page of pledges.");
        Assert.Equal(Ids(all), (await Csv(app, "/v1/pledges?format=csv&limit=3")).Select(row => row["id"]));
        Assert.Equal(Ids(all), (await Sheet(app, "/v1/pledges?format=xlsx")).Select(row => row["id"]));
    }

    [Fact]
    public async Task Filters_order_and_fields_are_those_of_the_list()
    {
        var app = await apps.On(Engine.Sqlite);
        const string Query = "status=registered&readinessLevel=L2&sort=-availableFrom&fields=id&fields=strength";
        var all = await app.Planner.Items($"/v1/pledges?{Query}");
        var rows = await Csv(app, $"/v1/pledges?{Query}&format=csv");
        Assert.Equal(["id", "strength.men", "strength.women"], rows[0].Keys);
        Assert.Equal(
            all.Select(pledge => $"{pledge["id"]} {pledge["strength"]!["men"]} {pledge["strength"]!["women"]}"),
            rows.Select(row => string.Join(' ', row.Values)));
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/json;q=0.1, " + Xlsx, Xlsx)]
    [InlineData("text/csv;q=0.1, application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    public async Task What_Accept_prefers_is_given(string accept, string given)
    {
        var app = await apps.On(Engine.Sqlite);
        using var client = new HttpClient { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/missions")
        {
            Headers = { { "Accept", accept }, { "Authorization", "Bearer demo-planner" } },
        };
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(given, answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_table_has_the_same_rights_and_the_same_refusals()
    {
        var app = await apps.On(Engine.Sqlite);
        var own = await Csv(app, "/v1/pledges?format=csv", "demo-focal-point-kaz");
        Assert.All(own, row => Assert.Equal("KAZ", row["contributor"]));
        (await app.Assessor.Get("/v1/requirements?format=csv")).Is(HttpStatusCode.Forbidden);
        (await app.As(null).Get("/v1/pledges?format=csv")).Is(HttpStatusCode.Unauthorized);
        (await app.Planner.Get("/v1/pledges?format=pdf")).Is(HttpStatusCode.BadRequest);
        (await app.Planner.Get("/v1/pledges?format=csv&status=nothing")).Is(HttpStatusCode.BadRequest);
        (await app.Planner.Get("/v1/pledges/KAZ-00001?format=csv")).Is(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_text_that_begins_like_a_formula_stays_a_text()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        foreach (var name in (string[])["=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(1)"])
        {
            (await app.FocalPoint.Post("/v1/pledges", new JsonObject
            {
                ["unitType"] = "ENGINEER_COY", ["unitName"] = name, ["capacity"] = new JsonObject { ["amount"] = 1, ["unit"] = "units" },
                ["responseDays"] = 1, ["availableFrom"] = "2027-01-01",
            })).Is(HttpStatusCode.Created);
        }

        Assert.All(await Csv(app, "/v1/pledges?format=csv"), row => Assert.StartsWith("'", row["unitName"], StringComparison.Ordinal));
        var book = await Bytes(app, "/v1/pledges?format=xlsx");
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(book));
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotContain(":f>", await sheet.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(new MemoryStream(book).Query(useHeaderRow: true), row => (string)row.unitName == "=HYPERLINK(\"http://x\")");
    }

    [Fact]
    public async Task A_book_says_what_it_is_by_whom_and_with_which_filter()
    {
        var app = await apps.On(Engine.Sqlite);
        var book = await Bytes(app, "/v1/pledges?status=draft&format=xlsx");
        var facts = new MemoryStream(book).Query(useHeaderRow: true, sheetName: "About").ToDictionary(row => (string)row.Fact, row => (string)row.Value);
        Assert.Equal("/v1/pledges", facts["List"]);
        Assert.Contains("status=draft", facts["Filter"], StringComparison.Ordinal);
        Assert.Equal("Peter Lindholm (demo-planner)", facts["Made by"]);
        Assert.StartsWith("2026-11-23T", facts["Made at"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_is_a_table_with_its_head()
    {
        var app = await apps.On(Engine.Sqlite);
        Assert.Empty(await Csv(app, "/v1/pledges?q=nothingIsCalledSo&format=csv"));
        var sheet = new MemoryStream(await Bytes(app, "/v1/pledges?q=nothingIsCalledSo&format=xlsx"));
        var rows = sheet.Query().Cast<IDictionary<string, object>>().ToList();
        Assert.Contains("unitName", Assert.Single(rows).Values);
    }

    [Fact]
    public async Task The_document_promises_both_formats_of_every_list_but_the_feed()
    {
        var app = await apps.On(Engine.Sqlite);
        var document = (await app.As(null).Get("/openapi/v1.json")).Body;
        var lists = document["paths"]!.AsObject().Where(path => IsList(document, path.Value!["get"])).ToList();
        Assert.True(lists.Count > 60, $"{lists.Count} lists");
        Assert.Equal(["/v1/changes"], lists.Where(path => path.Value!["get"]!["responses"]!["200"]!["content"]!.AsObject() is var given
            && (!given.ContainsKey("text/csv") || !given.ContainsKey(Xlsx))).Select(path => path.Key));
    }

    [Fact]
    public async Task Every_list_of_the_document_can_be_had_as_a_table_in_both_formats()
    {
        var app = await apps.On(Engine.Sqlite);
        var document = (await app.As(null).Get("/openapi/v1.json")).Body;
        var lists = document["paths"]!.AsObject().Where(path => path.Value!["get"]?["responses"]?["200"]?["content"]?["text/csv"] is not null).ToList();
        Assert.True(lists.Count > 50, $"{lists.Count} lists");
        var unread = new List<string>();
        foreach (var (path, list) in lists.Select(each => (each.Key, each.Value!["get"]!)))
        {
            var address = await AddressOf(app, path, list);
            var found = false;
            foreach (var session in (string[])["demo-planner", "demo-auditor", "demo-administrator", "demo-focal-point-kaz"])
            {
                if (address is null || (await app.As(session).Get(address)) is not { Status: HttpStatusCode.OK } json)
                {
                    continue;
                }

                var items = json.Body["items"]!.AsArray().Count;
                var mark = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
                // What the requests themselves add to may be longer the next time.
                Assert.True((await Csv(app, $"{address}{mark}format=csv", session)).Count >= items, path);
                Assert.True(new MemoryStream(await Bytes(app, $"{address}{mark}format=xlsx", session)).Query(useHeaderRow: true).Count() >= items, path);
                found = true;
                break;
            }

            if (!found)
            {
                unread.Add(path);
            }
        }

        // Those whose object the demo data does not have.
        Assert.True(unread.Count <= 12, string.Join(", ", unread));
    }

    // With an object of the demo data for each key, and a value for what must be said.
    private static async Task<string?> AddressOf(RegistryApp app, string path, JsonNode list)
    {
        var must = (list["parameters"]?.AsArray() ?? []).Where(each => (bool?)each!["required"] == true && (string?)each["in"] == "query").ToList();
        var query = string.Join('&', must.Select(each => $"{each!["name"]}={each["schema"]?["enum"]?[0] ?? each["example"]}"));
        var address = path;
        if (path.IndexOf("/{", StringComparison.Ordinal) is > 0 and var place)
        {
            var owner = await app.Planner.Get(path[..place]);
            var key = owner.Status == HttpStatusCode.OK ? (string?)owner.Body["items"]?.AsArray().FirstOrDefault()?["id"] : null;
            address = key is null ? null : path[..place] + "/" + key + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..];
        }

        return address is null || address.Contains('{', StringComparison.Ordinal) ? null : query.Length == 0 ? address : $"{address}?{query}";
    }

    private static bool IsList(JsonNode document, JsonNode? get)
    {
        var schema = get?["responses"]?["200"]?["content"]?["application/json"]?["schema"];
        if (schema?["$ref"] is { } reference)
        {
            schema = document["components"]!["schemas"]![((string)reference!).Split('/')[^1]];
        }

        return schema?["properties"] is JsonObject members && members.ContainsKey("items") && !members.ContainsKey("id");
    }

    private static IEnumerable<string> Ids(IEnumerable<JsonNode> items) => items.Select(item => (string)item["id"]!);

    private static async Task<byte[]> Bytes(RegistryApp app, string address, string token = "demo-planner")
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Authorization", $"Bearer {token}" } } };
        using var answer = await client.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode} {System.Text.Encoding.UTF8.GetString(bytes)}");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        return bytes;
    }

    private static async Task<List<IDictionary<string, string>>> Csv(RegistryApp app, string address, string token = "demo-planner")
    {
        using var reader = new CsvReader(new StreamReader(new MemoryStream(await Bytes(app, address, token))), CultureInfo.InvariantCulture);
        return [.. reader.GetRecords<dynamic>().Select(row => (IDictionary<string, string>)((IDictionary<string, object>)row)
            .ToDictionary(cell => cell.Key, cell => (string)cell.Value))];
    }

    private static async Task<List<IDictionary<string, object>>> Sheet(RegistryApp app, string address) =>
        [.. new MemoryStream(await Bytes(app, address)).Query(useHeaderRow: true).Select(row => (IDictionary<string, object>)row)];
}
