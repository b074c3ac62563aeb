using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.OpenApi;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Conformance.Document;

/// <summary>The document that is served is the one that is committed, and says what integrators rely on.</summary>
public sealed class OpenApiTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly JsonNode Offender = JsonNode.Parse("""
        {
          "tags": [{ "name": "Pledges" }],
          "paths": {
            "/v1/pledges/{id}/raise": {
              "post": { "tags": ["Elsewhere"], "responses": { "404": { "content": { "application/json": {} } } } },
              "put": { "operationId": "Same", "summary": "s", "tags": ["Pledges"], "parameters": [{ "in": "header", "name": "If-Match" }], "responses": {} },
              "get": { "operationId": "Same", "summary": "s", "tags": ["Pledges"], "responses": {} }
            }
          },
          "components": { "schemas": { "Sum": { "type": "object", "properties": {
            "men": { "type": ["integer", "string"] },
            "days": { "type": ["null", "integer"], "default": 90 },
            "inner": { "type": "object", "properties": {} },
            "name": { "type": "string", "pattern": "^[a-zA-Z0-9_-][a-zA-Z0-9_-][a-zA-Z0-9_-][a-zA-Z0-9_-][a-zA-Z0-9_-]$" },
            "lease": { "enum": ["wet", "dry"] } } } } }
        }
        """)!;

    [Fact]
    public async Task The_committed_document_is_the_one_that_the_endpoints_make() =>
        Repository.Holds("openapi/capability-registry.v1.json", (await Made()).Text);

    [Fact]
    public async Task The_committed_document_is_the_one_that_is_served() =>
        Assert.Equal(File.ReadAllText(Repository.PathOf("openapi/capability-registry.v1.json")), (await Document()).Text);

    [Fact]
    public Task Every_operation_has_a_name_and_a_summary() => Holds(OpenApiRules.Unnamed);

    [Fact]
    public Task No_two_operations_share_a_name() => Holds(OpenApiRules.NamedTwice);

    [Fact]
    public Task Every_operation_has_one_tag_that_is_declared() => Holds(OpenApiRules.Untagged);

    [Fact]
    public Task Every_POST_takes_an_Idempotency_Key() => Holds(OpenApiRules.PostsWithoutKey);

    [Fact]
    public Task Every_change_of_an_object_demands_If_Match() => Holds(OpenApiRules.ChangesWithoutVersion);

    [Fact]
    public Task Whoever_demands_If_Match_declares_412_and_428() => Holds(OpenApiRules.VersionsWithoutAnswer);

    [Fact]
    public Task Every_refusal_is_a_problem() => Holds(OpenApiRules.OtherProblems);

    [Fact]
    public Task Numbers_are_no_texts() => Holds(OpenApiRules.NumbersOrTexts);

    [Fact]
    public Task Enums_say_that_they_are_texts() => Holds(OpenApiRules.UntypedEnums);

    [Fact]
    public Task Null_comes_after_the_type() => Holds(OpenApiRules.NullFirst);

    [Fact]
    public Task No_member_has_a_default() => Holds(OpenApiRules.MembersWithDefault);

    [Fact]
    public Task No_pattern_is_longer_than_one_can_read() => Holds(OpenApiRules.LongPatterns);

    [Fact]
    public Task Every_object_has_a_name() => Holds(OpenApiRules.UnnamedObjects);

    [Fact]
    public Task Every_name_says_something_in_the_namespace_of_a_client() => Holds(OpenApiRules.NamesThatSayNothing);

    [Fact]
    public async Task An_answer_may_get_further_members_and_a_request_may_not()
    {
        var (document, requests) = (await Document(), new HashSet<string>());
        var schemas = document.Root["components"]!["schemas"]!.AsObject();
        foreach (var operation in document.Operations)
        {
            var body = operation.Node["requestBody"]?["content"]?.AsObject().Single().Value!["schema"]!["$ref"];
            requests.Add(((string?)body)?.Split('/')[^1] ?? "");
        }

        Assert.True(requests.Count > 30);
        Assert.All(requests.Where(name => schemas[name]?["properties"] is not null), name => Assert.False((bool)schemas[name]!["additionalProperties"]!));
        Assert.All((string[])["Pledge", "Problem", "GapTable", "MatchRunView"], name => Assert.Null(schemas[name]!["additionalProperties"]));
    }

    [Fact]
    public async Task An_error_names_the_member_that_is_its_message() =>
        Assert.True((bool)(await Document()).Root["components"]!["schemas"]!["Problem"]!["properties"]!["detail"]!["x-ms-primary-error-message"]!);

    [Fact]
    public async Task Nothing_is_nullable_in_3_0_without_a_type()
    {
        var older = await OpenApiDocument.Served(await apps.On(Engine.Sqlite), "v1-3.0");
        var nullable = older.All.Where(each => each.Object["nullable"] is JsonValue).ToList();

        Assert.True(nullable.Count > 100);
        Assert.All(nullable, each => Assert.True(each.Object["type"] is JsonValue, each.Pointer));
    }

    [Fact]
    public async Task Errors_and_header_fields_stand_in_the_document_once()
    {
        var document = await Document();
        var answers = document.Operations.SelectMany(each => each.Node["responses"]!.AsObject()).ToList();

        Assert.All(answers.Where(each => each.Key[0] is '3' or '4' or '5'), each => Assert.NotNull(each.Value!["$ref"]));
        Assert.All(answers.SelectMany(each => each.Value!["headers"]?.AsObject() ?? []), header => Assert.NotNull(header.Value!["$ref"]));
    }

    [Fact]
    public async Task A_stored_list_shows_as_a_list() =>
        Assert.DoesNotContain(
            (await Document()).Root["components"]!["schemas"]!.AsObject(), schema => schema.Key.StartsWith("StoredOf", StringComparison.Ordinal));

    [Fact]
    public async Task The_document_for_older_tools_is_3_0_and_has_the_same_operations()
    {
        var older = await OpenApiDocument.Served(await apps.On(Engine.Sqlite), "v1-3.0");

        Assert.StartsWith("3.0.", (string?)older.Root["openapi"], StringComparison.Ordinal);
        Assert.Equal((await Document()).Operations.Select(each => each.Id), older.Operations.Select(each => each.Id));
    }

    [Fact]
    public async Task The_document_is_the_same_wherever_the_registry_runs() =>
        Assert.DoesNotContain("127.0.0.1", (await Document()).Text, StringComparison.Ordinal);

    private async Task Holds(Func<OpenApiDocument, IEnumerable<string>> rule)
    {
        Assert.Empty(rule(await Document()));
        Assert.NotEmpty(rule(new OpenApiDocument(Offender)));
    }

    private async Task<OpenApiDocument> Document() => await OpenApiDocument.Served(await apps.On(Engine.Sqlite), "v1");

    private async Task<OpenApiDocument> Made() =>
        new(JsonNode.Parse(await (await apps.On(Engine.Sqlite)).Services.GetRequiredService<ServedDocuments>().Made())!);
}
