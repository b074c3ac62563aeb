using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.OpenApi;

/// <summary>The page on which people try the operations.</summary>
public sealed partial class SwaggerPageTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly (string, string)[] Production = [("environment", "Production"), ("Access:DemoTokens", "false")];

    [Fact]
    public async Task The_page_says_what_it_is_of() =>
        Assert.Contains("<title>Capability Registry API</title>", (await Get("/swagger/index.html")).Text);

    [Fact]
    public async Task The_first_page_has_a_link_to_it()
    {
        Assert.Contains("href=\"/swagger\"", (await Get("/")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        var page = await Get("/swagger");
        Assert.Equal(HttpStatusCode.MovedPermanently, page.Status);
        (await Get(new Uri(new Uri("http://registry/swagger"), page.Location!).AbsolutePath)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Operations_are_folded_can_be_filtered_and_tried_at_once_and_the_token_outlives_a_reload()
    {
        var settings = await Settings(await apps.On(Engine.Sqlite));

        Assert.Equal(("none", "", true, true, true), (
            (string?)settings["docExpansion"], (string?)settings["filter"], (bool)settings["tryItOutEnabled"]!, (bool)settings["persistAuthorization"]!,
            (bool)settings["deepLinking"]!));
    }

    [Fact]
    public async Task The_page_offers_the_document_in_both_versions()
    {
        var app = await apps.On(Engine.Sqlite);
        var versions = new List<string?>();
        foreach (var document in (await Settings(app))["urls"]!.AsArray())
        {
            versions.Add((string?)(await app.As(null).Get((string)document!["url"]!)).Is(HttpStatusCode.OK).Body["openapi"]);
        }

        Assert.Collection(versions, one => Assert.StartsWith("3.1.", one), one => Assert.StartsWith("3.0.", one));
        (await Get("/swagger/documents/no-such.json")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_dialog_names_the_demo_tokens_in_Development()
    {
        var app = await apps.On(Engine.Sqlite);
        var dialog = await Dialog(app);
        Assert.All(DemoTokens.All.Keys, token => Assert.Contains($"`{token}`", dialog));
        Assert.Contains("`demo-focal-point-kaz` (focal-point of KAZ)", dialog);
        Assert.DoesNotContain("demo-", (await app.As(null).Get("/openapi/v1.json")).Body["components"]!["securitySchemes"]!.ToJsonString());
    }

    [Fact]
    public async Task The_dialog_names_no_token_in_Production()
    {
        var developed = await apps.On(Engine.Sqlite);
        // Without a token that somebody holds it would not start.
        await developed.Token("planner");
        await using var app = developed.AnotherInstance(Production);

        Assert.Equal("A token from an administrator.", await Dialog(app));
        Assert.DoesNotContain("demo-", (await app.As(null).Get("/swagger/index.js")).Is(HttpStatusCode.OK).Text);
        (await app.As(null).Get("/swagger/documents/v1.json")).Is(HttpStatusCode.NotFound);
    }

    private static async Task<string> Dialog(RegistryApp app)
    {
        var document = (await app.As(null).Get((string)(await Settings(app))["urls"]![0]!["url"]!)).Is(HttpStatusCode.OK);
        return (string)document.Body["components"]!["securitySchemes"]!["bearer"]!["description"]!;
    }

    private static async Task<JsonNode> Settings(RegistryApp app)
    {
        var script = (await app.As(null).Get("/swagger/index.js")).Is(HttpStatusCode.OK).Text;
        return JsonNode.Parse(ConfigObject().Match(script).Groups[1].Value)!;
    }

    private async Task<Answer> Get(string path) => await (await apps.On(Engine.Sqlite)).As(null).Get(path);

    [GeneratedRegex("var configObject = (.*);")]
    private static partial Regex ConfigObject();
}
