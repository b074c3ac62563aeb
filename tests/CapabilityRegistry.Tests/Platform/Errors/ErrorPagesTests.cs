using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CapabilityRegistry.Platform.Errors;
using CapabilityRegistry.Tests.Support;
using CapabilityRegistry.Tests.Support.Watching;

namespace CapabilityRegistry.Tests.Platform.Errors;

/// <summary>Every error has a page, to which the problem leads whoever reads it.</summary>
public sealed class ErrorPagesTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    public static TheoryData<string> Codes => [.. ErrorCatalogue.All.Select(each => each.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_code_has_a_page_that_explains_it(string code)
    {
        var html = await Page($"/errors/{code}");

        Assert.Equal(code, html.Descendants("h1").Single().Value);
        Assert.Contains(ErrorCatalogue.Find(code)!.Meaning, html.Value);
        Assert.Contains(ErrorCatalogue.Find(code)!.Remedy, html.Value);
        var example = JsonNode.Parse(html.Descendants("pre").Single().Value)!;
        Assert.Empty(ProblemCheck.Complaints("GET", "/nowhere", (int)example["status"]!, example));
        Assert.Contains(code, new[] { example["code"], example["errors"]?[0]!["code"] }.Select(each => (string?)each));
    }

    [Fact]
    public async Task The_type_of_a_problem_leads_to_its_page()
    {
        var app = await apps.On(Engine.Sqlite);
        var refused = (await app.Planner.Get("/v1/pledges/KAZ-99999")).Is(HttpStatusCode.NotFound);

        Assert.Equal("/errors/not-found", (string?)refused.Body["type"]);
        Assert.Equal("not-found", (await Page((string)refused.Body["type"]!)).Descendants("h1").Single().Value);
    }

    [Fact]
    public async Task A_page_names_the_operations_and_leads_to_them()
    {
        var links = (await Page("/errors/not-the-next-level")).Descendants("li").ToList();

        Assert.Equal(
            [
                "OverridePledge: POST /v1/pledges/{id}/override", "RaisePledge: POST /v1/pledges/{id}/raise", "RaisePledges: POST /v1/pledges/bulk/raise",
            ],
            links.Select(each => each.Value).Order(StringComparer.Ordinal));
        Assert.Equal(
            "/swagger/index.html#/Pledges/RaisePledge",
            (string?)links.Select(each => each.Element("a")!).Single(each => each.Value == "RaisePledge").Attribute("href"));
    }

    [Fact]
    public async Task A_page_says_of_a_code_that_any_operation_may_refuse_with_it() =>
        Assert.Contains("Any operation", (await Page("/errors/too-many-requests")).Value);

    [Fact]
    public async Task The_list_leads_to_every_page()
    {
        var html = await Page("/errors");

        Assert.Equal(
            ErrorCatalogue.All.Select(each => $"/errors/{each.Code}"),
            html.Descendants("tbody").Single().Elements("tr").Select(row => (string?)row.Descendants("a").Single().Attribute("href")));
    }

    [Theory]
    [InlineData("/errors")]
    [InlineData("/errors/four-eyes")]
    public async Task A_page_is_plain_and_can_be_read_by_everybody(string path)
    {
        var html = await Page(path);

        Assert.Equal("en", (string?)html.Attribute("lang"));
        Assert.Empty(html.Descendants("script"));
        Assert.Single(html.Descendants("main"));
        Assert.All(html.Descendants().Attributes("href"), href => Assert.StartsWith("/", href.Value));
        Assert.All(html.Descendants("table"), table => Assert.NotNull(table.Element("caption")));
        Assert.All(html.Descendants("th"), heading => Assert.NotNull(heading.Attribute("scope")));
        Assert.DoesNotContain(html.DescendantsAndSelf().Attributes(), attribute =>
            attribute.Name.LocalName is "style" or "src" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/errors")]
    [InlineData("/errors/four-eyes")]
    public async Task A_page_may_be_kept_and_is_asked_for_by_its_ETag(string path)
    {
        var app = await apps.On(Engine.Sqlite);
        var first = (await app.As(null).Get(path)).Is(HttpStatusCode.OK);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("If-None-Match", first.ETag);
        using var again = await app.As(null).Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("public, no-cache", first.Headers["Cache-Control"]);
        Assert.True(first.Headers.ContainsKey("RateLimit"));
    }

    [Fact]
    public async Task A_page_allows_nothing_but_its_own_style()
    {
        var page = (await (await apps.On(Engine.Sqlite)).As(null).Get("/errors")).Is(HttpStatusCode.OK);

        Assert.Matches("^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$",
            page.Headers["Content-Security-Policy"]);
    }

    [Theory]
    [InlineData("/errors/no-such-code")]
    [InlineData("/errors/Four-Eyes")]
    [InlineData("/errors/%3Cscript%3E")]
    public async Task There_is_no_page_for_another_code(string path) =>
        Assert.Equal("not-found", (await (await apps.On(Engine.Sqlite)).As(null).Get(path)).Is(HttpStatusCode.NotFound).Code);

    private async Task<XElement> Page(string path)
    {
        var page = (await (await apps.On(Engine.Sqlite)).As(null).Get(path)).Is(HttpStatusCode.OK);
        Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
        Assert.StartsWith("<!DOCTYPE html>", page.Text);
        return XDocument.Parse(Regex.Replace(page.Text, "<meta ([^>]*[^/])>", "<meta $1/>")).Root!;
    }
}
