using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Tests.Conformance.Document;
using CapabilityRegistry.Tests.Conformance.Routes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.OpenApi;

/// <summary>The document says for whom each operation is, as the table of rights has it.</summary>
public sealed class RightTransformerTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Fact]
    public async Task An_operation_names_its_right_its_scope_and_its_roles_with_their_reach()
    {
        var draft = await Operation("DraftPledge");

        Assert.Equal("""{"right":"offer-pledges","roles":{"focal-point":"own-state"},"scope":"write"}""", draft["x-rights"]!.ToJsonString());
        Assert.Contains("For: focal-point (own state).", (string?)draft["description"]);
        Assert.Contains("For: assessor (other states).", (string?)(await Operation("RecordOutcome"))["description"]);
    }

    [Fact]
    public async Task An_operation_for_everybody_says_so()
    {
        var summary = await Operation("GetPublicSummary");

        Assert.Null(summary["x-rights"]);
        Assert.Contains("For everybody, without a token.", (string?)summary["description"]);
    }

    [Fact]
    public async Task The_roles_are_those_that_can_call_the_operation()
    {
        var app = await apps.On(Engine.Sqlite);
        var document = await OpenApiDocument.Served(app, "v1");

        Assert.All(Route.Of(app).Where(route => route.Right is not null), route => Assert.Equal(
            route.Roles.Select(role => role.Code()).Order(),
            document.Operations.Single(each => each.Id == route.Name).Node["x-rights"]!["roles"]!.AsObject().Select(each => each.Key).Order()));
    }

    [Fact]
    public async Task Every_right_of_the_table_is_named_by_an_operation()
    {
        var document = await OpenApiDocument.Served(await apps.On(Engine.Sqlite), "v1");

        Assert.Equal(
            Rights.Table.Select(each => each.Right.Code()).Order(),
            document.Operations.Select(each => (string?)each.Node["x-rights"]?["right"]).OfType<string>().Distinct().Order());
    }

    private async Task<JsonNode> Operation(string id) =>
        (await OpenApiDocument.Served(await apps.On(Engine.Sqlite), "v1")).Operations.Single(each => each.Id == id).Node;
}
