using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CapabilityRegistry.Tests.Support;
using MiniExcelLibs;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>Papers to print: their figures are those of their lists, their files hold what they show, and their words are no codes.</summary>
public sealed partial class PaperTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    private const string Hostile = "<script>alert(1)</script> \"'&amp; </td></style> Génie 工兵";

    // What papers put into words: a code of one of these never stands where a person reads.
    private static readonly string[] WordedLists =
    [
        "CriterionCode", "CriterionName", "DecisionKind", "GapReasonKind", "GateCode", "NotTakenReason", "ObjectiveName", "PledgeAge", "PledgeStage",
        "RequirementOutlook",
    ];

    // Codes that people say as well.
    private static readonly string[] WordsToo = ["self-sustainment", "co-deployment"];

    [Theory]
    [InlineData("demo-planner", "/reports/requirements?on=2027-11-01")]
    [InlineData("demo-planner", "/reports/indicators")]
    [InlineData("demo-auditor", "/reports/indicators?to=2026-11-22")]
    [InlineData("demo-focal-point-kaz", "/reports/indicators")]
    public async Task Every_figure_leads_to_a_list_of_so_many(string caller, string address)
    {
        using var visitor = await Visitor.As(await apps.On(Engine.Sqlite), caller);
        await visitor.Open(address);
        var figures = visitor.Page.QuerySelectorAll("a.figure").Select(each => (Shown: each.TextContent, To: each.GetAttribute("href")!)).Distinct().ToList();
        Assert.True(figures.Count >= 10, $"only {figures.Count} figures");
        foreach (var (shown, to) in figures)
        {
            await visitor.Open(to);
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            Assert.Equal((to, shown), (to, InBrackets().Match(visitor.Page.QuerySelector("h1")!.TextContent).Groups[1].Value));
        }
    }

    [Theory]
    [InlineData("/reports/requirements", "/reports/requirements/file", "?on=2027-11-01")]
    [InlineData("/reports/indicators", "/reports/indicators/file", "")]
    [InlineData("/gaps/board", "/gaps/board/file", "?on=2028-05-01")]
    [InlineData("/units/KAZ-00003/sheet", "/units/KAZ-00003/sheet/file", "")]
    public async Task A_workbook_holds_the_tables_of_its_paper(string address, string file, string query)
    {
        using var visitor = await Visitor.As(await apps.On(Engine.Sqlite), "demo-planner", "fr");
        await visitor.Open(address + query);
        var shown = visitor.Page.QuerySelectorAll(".sheet-part")
            .Where(part => part.QuerySelector("table") is not null).DistinctBy(part => part.QuerySelector("h2, h3")!.TextContent)
            .ToDictionary(part => part.QuerySelector("h2, h3")!.TextContent, part => part.QuerySelectorAll("tr").Length, StringComparer.Ordinal);

        var answer = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, file + query));

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".xlsx", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        using var book = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var sheets = book.GetSheetNames();
        Assert.True(sheets.Count > 1, string.Join(", ", sheets));
        var alike = 0;
        foreach (var sheet in sheets.Where(shown.ContainsKey))
        {
            Assert.Equal(shown[sheet], book.Query(sheetName: sheet).Count());
            alike++;
        }

        Assert.True(alike > 0, $"{string.Join(", ", sheets)} and {string.Join(", ", shown.Keys)}");
    }

    [Fact]
    public async Task The_board_is_had_as_CSV_and_says_what_the_table_of_gaps_says()
    {
        var app = await apps.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, "demo-planner");
        var table = (await app.Planner.Get("/v1/gaps?on=2028-05-01")).Is(HttpStatusCode.OK).Body["rows"]!.AsArray();

        var answer = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, "/gaps/board/file?on=2028-05-01&format=csv"));

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Trim('\uFEFF').Trim().Split("\r\n");
        Assert.Equal(2 + table.Select(row => (string)row!["unitType"]!).Distinct().Count(), lines.Length);
        foreach (var mission in table.GroupBy(row => (string?)row!["mission"]))
        {
            var column = lines[0].Split(',').ToList().IndexOf(mission.Key ?? "Capacity goal");
            Assert.Equal($"{mission.Sum(row => (int)row!["unmet"]!["count"]!)}", lines[^1].Split(',')[column]);
        }
    }

    [Fact]
    public async Task A_dossier_names_units_and_states_before_keys_and_has_no_code_where_a_person_reads()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        var run = await app.Run(new JsonObject { ["bans"] = new JsonArray(new JsonObject { ["pledge"] = "BRA-00002", ["reason"] = "Promised." }) });
        var codes = WordedLists.SelectMany(CodesOf).Where(code => code.Contains('-', StringComparison.Ordinal)).Except(WordsToo).ToHashSet();
        foreach (var language in new[] { "en", "ar" })
        {
            using var visitor = await Visitor.As(app, "demo-planner", language);
            await visitor.Open($"/plans/{run.Body["run"]!["id"]}/dossier");

            var paper = visitor.Page.QuerySelector(".sheet-paper")!;
            Assert.Equal(
                run.Body["assignments"]!.AsArray().Select(each => (string)each!["requirement"]!).Concat(
                    run.Body["gaps"]!.AsArray().Select(each => (string)each!["requirement"]!)).Distinct().Count(),
                paper.QuerySelectorAll(".requirement h2 .key").Select(key => key.TextContent.Split('/', ',')[0].Trim()).Distinct().Count());
            Assert.All(paper.QuerySelectorAll(".requirement"), section => Assert.Contains("page", section.ClassList));
            foreach (var small in paper.QuerySelectorAll(".key, code, .sheet-source").ToList())
            {
                small.Remove();
            }

            var words = AnyWord().Matches(paper.TextContent).Select(word => word.Value).Where(codes.Contains).Distinct().ToList();
            Assert.True(words.Count == 0, string.Join(", ", words));
        }
    }

    [Fact]
    public async Task A_dossier_holds_what_states_wrote_encoded_and_says_who_was_supposed()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        await app.Level2Pledge(Sample.Pledge().With("unitName", Hostile));
        await app.Level2Pledge(Sample.Pledge().With("unitName", Hostile));
        await app.RegisteredPledge(Sample.Pledge().With("unitName", Hostile));
        await app.PublishedRequirement();
        var run = await app.Run(new JsonObject { ["scenario"] = new JsonObject { ["newRequirements"] = new JsonArray(Sample.Requirement()) } });
        using var visitor = await Visitor.As(app, "demo-planner");

        await visitor.Open($"/plans/{run.Body["run"]!["id"]}/dossier");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Single(visitor.Page.QuerySelectorAll("script"));
        Assert.True(visitor.Page.QuerySelectorAll("th a").Count(each => each.TextContent == Hostile) >= 3);
        Assert.Contains("HYPOTHETICAL-00001", visitor.Page.QuerySelectorAll("h2 .key").Select(key => key.TextContent.Split(',')[0]));
        Assert.Contains("A what-if", visitor.Text);
        Assert.Contains("kind of unit", visitor.Text);
        Assert.Contains("150 of 150", visitor.Text);
        var ids = visitor.Page.QuerySelectorAll("[id]").Select(each => each.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Whoever_prints_the_sheet_of_a_unit_of_another_state_is_in_the_access_log()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var visitor = await Visitor.As(app, "demo-planner");
        await visitor.Open("/units/BRA-00002/sheet");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var entries = await app.Patiently(app.Auditor.Get("/v1/access-log?subjectId=BRA-00002"));
        Assert.Contains(entries.Is(HttpStatusCode.OK).Body["items"]!.AsArray(), entry => (string?)entry!["actor"] == "demo-planner");
    }

    private static IEnumerable<string> CodesOf(string list) =>
        Document["components"]!["schemas"]![list]!["enum"]!.AsArray().Select(code => (string)code!);

    private static JsonNode Document { get; } = JsonNode.Parse(File.ReadAllText(Repository.PathOf("openapi/capability-registry.v1.json")))!;

    [GeneratedRegex(@"\(([\d,]+)\)")]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"[a-z0-9]+(-[a-z0-9]+)+")]
    private static partial Regex AnyWord();
}
