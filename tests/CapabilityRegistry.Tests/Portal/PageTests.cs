using System.Net;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Languages;
using CapabilityRegistry.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>Every page, for every role, in every language.</summary>
public sealed partial class PageTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    private static readonly string[] Callers =
        ["", "demo-focal-point-kaz", "demo-focal-point-bra", "demo-planner", "demo-assessor", "demo-auditor", "demo-administrator"];

    /// <summary>What stands for the keys of the addresses: an object of KAZ where it belongs to a state.</summary>
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["/assessor/visits/{id}"] = "AAV-00069",
        ["/conditions/{id}"] = "COND-00001",
        ["/deficiencies/{id}"] = "DFCY-00001",
        ["/deployments/{id}"] = "DEP-00001",
        ["/digests/{id}"] = "DGST-00001",
        ["/evaluations/{id}"] = "EVAL-00001",
        ["/vettings/{id}"] = "VET-00001",
        ["/files/{id}"] = "FILE-00001",
        ["/findings/{id}"] = "FIND-00004",
        ["/plans/{id}"] = "RUN-00001",
        ["/policies/{id}"] = "pcrs-2024",
        ["/requirements/{id}"] = "MINUSCA-00001",
        ["/shares/{id}"] = "SHARE-00001",
        ["/tokens/{id}"] = "TOK-00001",
        ["/units/import/{id}"] = "IMP-00001",
        ["/requirements/import/{id}"] = "IMP-00001",
        ["/units/{id}"] = "KAZ-00003",
        ["/visits/{id}"] = "AAV-00069",
        ["/offer/{id}"] = "KAZ-00006",
        ["/invitations/{id}"] = "INV-00001",
    };

    /// <summary>What stands for the other parts of addresses.</summary>
    private static readonly Dictionary<string, string> Parts = new()
    {
        ["id"] = "FIND-00004",
        ["pledge"] = "KAZ-00003",
        ["role"] = "planner",
        ["step"] = "withdraw",
        ["step:int:range(1,5)"] = "1",
        ["teller"] = "report",
        ["subject:regex(^(papers|findings|deficiencies|visits)$)"] = "findings",
    };

    [Fact]
    public async Task Each_page_answers_each_role_as_the_API_does()
    {
        var app = await apps.On(Engine.Sqlite);
        var lines = new List<string> { Line("", Callers.Select(caller => caller.Length == 0 ? "stranger" : caller["demo-".Length..])) };
        var visitors = new List<Visitor>();
        foreach (var caller in Callers)
        {
            visitors.Add(caller.Length == 0 ? Visitor.Of(app) : await Visitor.As(app, caller));
        }

        foreach (var page in Pages(app))
        {
            var cells = new List<string>();
            foreach (var visitor in visitors)
            {
                await visitor.Open(page.Address);
                cells.Add(visitor.Address.StartsWith("/sign-in?", StringComparison.Ordinal) ? "sign in" : $"{(int)visitor.Status}");
            }

            lines.Add(Line(page.Route, cells));
        }

        visitors.ForEach(visitor => visitor.Dispose());
        Repository.Holds("tests/CapabilityRegistry.Tests/Portal/pages.txt", string.Concat(lines.Select(line => line + "\n")));
        Assert.DoesNotContain(lines, line => line.Contains(" 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_is_in_the_language_that_is_asked_for_and_says_so()
    {
        var app = await apps.On(Engine.Sqlite);
        foreach (var language in Language.All)
        {
            using var visitor = await Visitor.As(app, "demo-planner", language.Code);
            foreach (var page in Pages(app))
            {
                await visitor.Open(page.Address);
                if (visitor.Answer.Content.Headers.ContentType?.MediaType != "text/html")
                {
                    continue;
                }

                Assert.Equal(language.Code, visitor.Page.DocumentElement.GetAttribute("lang"));
                Assert.Equal(language.Direction, visitor.Page.DocumentElement.GetAttribute("dir"));
                Assert.Equal([language.Code], visitor.Answer.Content.Headers.ContentLanguage);
                Assert.Single(visitor.Page.QuerySelectorAll("h1"));
            }
        }
    }

    [Fact]
    public async Task No_title_says_the_same_twice()
    {
        var app = await apps.On(Engine.Sqlite);
        foreach (var language in Language.All)
        {
            using var visitor = Visitor.Of(app, language.Code);
            foreach (var address in (string[])["/", "/sign-in", "/help"])
            {
                await visitor.Open(address);
                var parts = visitor.Page.Title!.Split(" – ");
                Assert.Equal(parts.Distinct(), parts);
            }
        }
    }

    [Fact]
    public async Task A_language_that_was_chosen_stays_chosen_and_one_that_does_not_exist_is_English()
    {
        using var visitor = Visitor.Of(await apps.On(Engine.Sqlite), "fr;q=0.5, ru");
        await visitor.Open("/sign-in");
        Assert.Equal("ru", visitor.Page.DocumentElement.GetAttribute("lang"));
        await visitor.Open("/sign-in?lang=ar");
        await visitor.Open("/sign-in");
        Assert.Equal("ar", visitor.Page.DocumentElement.GetAttribute("lang"));
        await visitor.Open("/sign-in?lang=xx");
        Assert.Equal("ar", visitor.Page.DocumentElement.GetAttribute("lang"));
        using var other = Visitor.Of(await apps.On(Engine.Sqlite), "xx, tlh;q=0.9");
        await other.Open("/sign-in?lang=xx");
        Assert.Equal("en", other.Page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_page_loads_nothing_from_elsewhere_and_has_no_script_or_style_of_its_own()
    {
        var app = await apps.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, "demo-planner");
        foreach (var page in Pages(app))
        {
            await visitor.Open(page.Address);
            var policy = visitor.Answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Empty(visitor.Page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [onload]"));
            Assert.All(
                visitor.Page.QuerySelectorAll("script, link, img").Select(each => each.GetAttribute("src") ?? each.GetAttribute("href")!),
                address => Assert.StartsWith("/", address, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_pages_load_is_kept_for_ever_and_changes_its_address_with_its_content()
    {
        using var visitor = Visitor.Of(await apps.On(Engine.Sqlite));
        await visitor.Open("/sign-in");
        foreach (var address in visitor.Page.QuerySelectorAll("script, link").Select(each => each.GetAttribute("src") ?? each.GetAttribute("href")!).ToList())
        {
            var answer = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "br" } } });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
            var old = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, address.Split('?')[0] + "?v=old"));
            Assert.Equal("no-cache", old.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task Whoever_looks_at_the_unit_of_a_state_is_in_the_access_log()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var visitor = await Visitor.As(app, "demo-planner");
        await visitor.Open("/units/BRA-00002");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var entries = await app.Patiently(app.Auditor.Get("/v1/access-log?subjectId=BRA-00002"));
        Assert.Contains(entries.Is(HttpStatusCode.OK).Body["items"]!.AsArray(), entry => (string?)entry!["actor"] == "demo-planner");
    }

    [Theory]
    [InlineData("demo-focal-point-kaz")]
    [InlineData("demo-planner")]
    [InlineData("demo-auditor")]
    [InlineData("demo-administrator")]
    public async Task Every_link_on_a_page_leads_somewhere_and_every_label_to_one_field(string caller)
    {
        var app = await apps.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, caller);
        var links = new Dictionary<string, string>();
        // An invitation that is open has two forms.
        foreach (var address in Pages(app).Select(page => page.Address).Append("/invitations/INV-00009"))
        {
            await visitor.Open(address);
            var labels = visitor.Page.QuerySelectorAll("label[for]").Select(label => label.GetAttribute("for")!).ToList();
            Assert.True(labels.Count == labels.Distinct().Count(), $"{address}: two labels lead to the same field");
            Assert.All(labels, id => Assert.Single(visitor.Page.QuerySelectorAll($"[id='{id}']")));
            foreach (var link in visitor.Page.QuerySelectorAll("main a[href^='/']").Select(each => each.GetAttribute("href")!))
            {
                links.TryAdd(link, address);
            }
        }

        var dead = new List<string>();
        foreach (var (link, page) in links)
        {
            await visitor.Open(link);
            // A help text leads to pages of other roles too.
            if (visitor.Status >= HttpStatusCode.BadRequest
                && !(visitor.Status == HttpStatusCode.Forbidden && page.StartsWith("/help", StringComparison.Ordinal)))
            {
                dead.Add($"{link} on {page}: {visitor.Status}");
            }
        }

        Assert.True(dead.Count == 0, string.Join('\n', dead));
    }

    [Fact]
    public async Task What_is_not_there_and_what_one_may_not_see_look_alike()
    {
        using var visitor = await Visitor.As(await apps.On(Engine.Sqlite), "demo-focal-point-kaz");
        await visitor.Open("/units/BRA-00002");
        var hidden = (visitor.Status, visitor.Page.QuerySelector("h1")!.TextContent);
        await visitor.Open("/units/XXX-99999");
        Assert.Equal(hidden, (visitor.Status, visitor.Page.QuerySelector("h1")!.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    internal static IEnumerable<(string Route, string Address)> Pages(RegistryApp app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<PortalRoute>() is not null && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET")
        let route = endpoint.RoutePattern.RawText!
        where !route.StartsWith("/assets", StringComparison.Ordinal)
        orderby route
        from address in Addresses(route)
        select (route, address);

    private static IEnumerable<string> Addresses(string route)
    {
        var key = Keys.FirstOrDefault(key => route.StartsWith(key.Key, StringComparison.Ordinal));
        var address = key.Key is null ? route : route.Replace("{id}", key.Value, StringComparison.Ordinal);
        address = Part().Replace(address, part => Parts.GetValueOrDefault(part.Groups[1].Value, part.Value));
        return address.Contains('{', StringComparison.Ordinal)
            ? throw new InvalidOperationException($"Nothing says what stands in {route}: add it to the keys of this test.")
            : [address];
    }

    private static string Line(string page, IEnumerable<string> cells) =>
        string.Join(" | ", cells.Select(cell => cell.PadRight(15)).Prepend(page.PadRight(40))).TrimEnd();

    [System.Text.RegularExpressions.GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial System.Text.RegularExpressions.Regex Part();
}
