using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Defence;

public sealed class MatchRunDossierTests
{
    private const string Hostile = "<script>alert(1)</script> \"'&amp; </td></style> Génie 工兵";

    [Theory, EachEngine]
    public async Task It_tells_who_was_chosen_who_was_not_and_why(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var best = await app.Level2Pledge(Sample.Pledge().With("caveats", new JsonArray()));
        var next = await app.Level2Pledge();
        var unfit = await app.RegisteredPledge();
        var banned = await app.Level2Pledge(Sample.Pledge().With("responseDays", 30));
        var requirement = await app.PublishedRequirement();

        var dossier = await Dossier(app, new JsonObject { ["bans"] = new JsonArray(
            new JsonObject { ["pledge"] = banned, ["reason"] = "Promised to UNMISS." }) });

        var line = Assert.Single(dossier["requirements"]!.AsArray())!;
        Assert.Equal((requirement, 1, 1), ((string?)line["id"], (int)line["required"]!, (int)line["filled"]!));
        Assert.Equal(best, (string?)Assert.Single(line["chosen"]!.AsArray())!["pledge"]!["id"]);
        Assert.Equal((int)line["chosen"]![0]!["score"]!, line["chosen"]![0]!["breakdown"]!.AsArray().Sum(part => (int)part!["points"]!));
        var losing = line["notTaken"]!.AsArray().ToDictionary(each => (string)each!["pledge"]!["id"]!, each => (string)each!["why"]!);
        Assert.Equal([(next, "lower-score"), (banned, "banned")], losing.Select(each => (each.Key, each.Value)).OrderBy(each => each.Key));
        Assert.Contains("Promised to UNMISS.", dossier["requirements"]!.ToJsonString());
        Assert.Equal(unfit, (string?)Assert.Single(line["unfit"]!.AsArray())!["pledge"]!["id"]);
        Assert.Contains("below-minimum-level", line["unfit"]!.ToJsonString());
        var decision = Assert.Single(dossier["decisions"]!.AsArray())!;
        Assert.Equal(("ban", "demo-planner", "Promised to UNMISS."), ((string?)decision["kind"], (string?)decision["setBy"], (string?)decision["reason"]));
        Assert.All(dossier["proof"]!.AsArray(), stage => Assert.Contains("Proven: no plan does better", (string?)stage!["text"]));
    }

    [Theory, EachEngine]
    public async Task A_pledge_that_serves_elsewhere_is_said_to_and_a_gap_has_its_reasons(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var urgent = await app.PublishedRequirement(Sample.Requirement().With("priority", 0));
        var other = await app.PublishedRequirement(Sample.Requirement().With("priority", 4));

        var dossier = await Dossier(app, new JsonObject());

        var open = dossier["requirements"]!.AsArray().Single(each => (string?)each!["id"] == other)!;
        var losing = Assert.Single(open["notTaken"]!.AsArray())!;
        Assert.Equal((pledge, "used-elsewhere"), ((string?)losing["pledge"]!["id"], (string?)losing["why"]));
        Assert.Contains($"{urgent} (priority 0, higher)", (string?)losing["detail"]);
        Assert.Equal("competition", (string?)open["gap"]![0]!["kind"]);
    }

    [Theory, EachEngine]
    public async Task Its_page_holds_everything_encoded_without_a_script_and_by_a_strict_policy(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Level2Pledge(Sample.Pledge().With("unitName", Hostile));
        await app.Level2Pledge(Sample.Pledge().With("unitName", Hostile));
        await app.RegisteredPledge(Sample.Pledge().With("unitName", Hostile));
        var requirement = await app.PublishedRequirement();
        var id = (string)(await app.Run(new JsonObject
        {
            ["scenario"] = new JsonObject { ["newRequirements"] = new JsonArray(Sample.Requirement()) },
        })).Body["run"]!["id"]!;

        var page = (await app.Planner.Get($"/v1/match-runs/{id}/dossier?format=html")).Is(HttpStatusCode.OK);

        Assert.Equal("text/html", page.MediaType);
        Assert.Equal("Accept", page.Headers["Vary"]);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", page.Headers["Content-Security-Policy"]);
        Assert.StartsWith("<!DOCTYPE html>", page.Text);
        // But for its meta tags the page is XML too, so a parser that is nobody's friend can look at it.
        var html = XDocument.Parse(Regex.Replace(page.Text, "<meta ([^>]*[^/])>", "<meta $1/>")).Root!;
        Assert.Empty(html.Descendants("script"));
        Assert.DoesNotContain(html.DescendantsAndSelf().Attributes(), attribute =>
            attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style");
        Assert.True(html.Descendants("td").Count(cell => cell.Value.StartsWith(Hostile, StringComparison.Ordinal)) >= 3);
        Assert.Contains(html.Descendants("td"), cell => Regex.IsMatch(cell.Value, @"\blevel \d+/200\b"));
        Assert.Contains(html.Descendants("h2"), heading => heading.Value == requirement);
        Assert.Contains(html.Descendants("h2"), heading => heading.Value == "HYPOTHETICAL-00001 (supposed)");
        Assert.Equal("en", (string?)html.Attribute("lang"));
        Assert.All(html.Descendants("table"), table => Assert.NotNull(table.Element("caption")));
        Assert.All(html.Descendants("th"), heading => Assert.NotNull(heading.Attribute("scope")));
        Assert.Equal(html.Descendants().Attributes("id").Count(), html.Descendants().Attributes("id").Select(each => each.Value).Distinct().Count());
        Assert.Equal(StyleHash(html), page.Headers["Content-Security-Policy"].Split('\'').Single(part => part.StartsWith("sha256-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("text/html", "text/html")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("text/html;q=0.5, application/json", "application/json")]
    [InlineData("text/*, application/json;q=0.2", "text/html")]
    public async Task What_the_caller_accepts_decides_about_its_form(string accept, string expected)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var id = (string)(await app.Run()).Body["run"]!["id"]!;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/match-runs/{id}/dossier");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await app.Planner.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, (await Answer.Of(response)).Is(HttpStatusCode.OK).MediaType);
    }

    [Theory, EachEngine]
    public async Task The_demo_plan_has_a_dossier_that_says_something_of_every_requirement(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var run = (await app.Run()).Body;

        var dossier = (await app.Auditor.Get($"/v1/match-runs/{run["run"]!["id"]}/dossier")).Is(HttpStatusCode.OK).Body;

        Assert.Equal((int)run["run"]!["requirements"]!, dossier["requirements"]!.AsArray().DistinctBy(each => ((string)each!["id"]!).Split('/')[0]).Count());
        Assert.All(dossier["requirements"]!.AsArray(), each => Assert.True(
            (int)each!["engaged"]! + (int)each["filled"]! == (int)each["required"]!
                ? each["gap"]!.AsArray().Count == 0
                : each["gap"]!.AsArray().Count > 0, (string?)each["id"]));
        Assert.Equal(run["assignments"]!.AsArray().Count, dossier["requirements"]!.AsArray().Sum(each => each!["chosen"]!.AsArray().Count));
    }

    private static string StyleHash(XElement html) => "sha256-" + Convert.ToBase64String(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(html.Descendants("style").Single().Value)));

    private static async Task<JsonNode> Dossier(RegistryApp app, JsonObject request)
    {
        var id = (string)(await app.Run(request)).Body["run"]!["id"]!;
        return (await app.Planner.Get($"/v1/match-runs/{id}/dossier")).Is(HttpStatusCode.OK).Body;
    }
}
