using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Conformance.Document;

/// <summary>Whoever knows only the document can read from it what each operation is for and what goes in and comes out.</summary>
public sealed class OpenApiWordsTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly JsonNode Offender = JsonNode.Parse("""
        {
          "tags": [{ "name": "Pledges" }],
          "paths": {
            "/v1/pledges/{id}/raise": {
              "post": { "operationId": "RaisePledge", "parameters": [{ "in": "path", "name": "id" }], "requestBody": {}, "responses": {} },
              "get": { "operationId": "GetRaise", "summary": "TODO.", "description": "See PledgeStore.", "responses": {} }
            }
          },
          "components": { "schemas": { "Line": { "properties": { "men": { "type": "integer" }, "note": { "type": ["string", "null"] } } } } }
        }
        """)!;

    [Fact]
    public Task Every_operation_has_a_title_of_at_most_80_characters_without_a_full_stop() => Holds(OpenApiWords.Untitled);

    [Fact]
    public Task Every_operation_says_what_it_is_for() => Holds(OpenApiWords.UndescribedOperations);

    [Fact]
    public Task Every_parameter_says_what_it_does() => Holds(OpenApiWords.UndescribedParameters);

    [Fact]
    public Task Every_body_says_what_it_holds() => Holds(OpenApiWords.UndescribedBodies);

    [Fact]
    public Task Every_tag_says_what_it_gathers() => Holds(OpenApiWords.UndescribedTags);

    [Fact]
    public Task Every_schema_says_what_it_is() => Holds(OpenApiWords.UndescribedSchemas);

    [Fact]
    public Task Every_number_says_what_it_counts_and_every_null_what_it_means() => Holds(OpenApiWords.UndescribedNumbersAndNulls);

    [Fact]
    public Task No_words_are_left_for_later() => Holds(OpenApiWords.UnfinishedWords);

    [Fact]
    public Task No_words_speak_of_code() => Holds(OpenApiWords.WordsOfCode);

    private async Task Holds(Func<OpenApiDocument, IEnumerable<string>> rule)
    {
        Assert.Empty(rule(await OpenApiDocument.Served(await apps.On(Engine.Sqlite), "v1")));
        Assert.NotEmpty(rule(new OpenApiDocument(Offender)));
    }
}
