using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>The served OpenAPI document, read as any other program would read it.</summary>
public sealed class ApiDocument
{
    private readonly JsonObject _root;

    // A JSON Schema keeps what it refers to under "definitions".
    private ApiDocument(string text)
    {
        _root = JsonNode.Parse(text.Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal))!.AsObject();
        // Clients are to put up with members that the document does not know; the registry is not to send any.
        foreach (var schema in Definitions.Select(each => each.Value!.AsObject()).Where(each => each.ContainsKey("properties")))
        {
            schema["additionalProperties"] = false;
        }
    }

    /// <summary>The document that is kept beside the code, which a test holds to be the one that is served.</summary>
    public static ApiDocument Written => new(File.ReadAllText(Repository.PathOf("openapi/capability-registry.v1.json")));

    public static async Task<ApiDocument> Of(RegistryApp app) =>
        new((await app.As(null).Get("/openapi/v1.json")).Is(HttpStatusCode.OK).Text);

    public JsonObject Definitions => _root["components"]!["schemas"]!.AsObject();

    public IReadOnlyList<Operation> Operations =>
        [.. from path in _root["paths"]!.AsObject() from method in path.Value!.AsObject() select new Operation(
            path.Key, method.Key, method.Value!.AsObject(), this)];

    /// <summary>The response, header or whatever it is itself, if this is a reference to it.</summary>
    public JsonObject? Shared(JsonNode? node) => (string?)node?["$ref"] is { } reference
        ? reference.Split('/')[1..].Aggregate((JsonNode)_root, (here, step) => here[step]!).AsObject()
        : node?.AsObject();

    /// <summary>Every pattern that a text is held against.</summary>
    public IReadOnlyCollection<string> Patterns => [.. PatternsIn(_root).Distinct()];

    /// <summary>The schema itself, without detours over references, and whether null is as good.</summary>
    public (JsonObject Schema, bool Nullable) Resolved(JsonNode schema)
    {
        var here = schema.AsObject();
        if (here["$ref"] is { } reference)
        {
            return Resolved(Definitions[((string)reference!).Split('/')[^1]]!);
        }

        if (here["oneOf"] is JsonArray choices)
        {
            return (Resolved(choices.First(choice => (string?)choice!["type"] != "null")!).Schema, true);
        }

        return (here, here["type"] is JsonArray types && types.Any(type => (string?)type == "null"));
    }

    /// <summary>What one value of a parameter must be, whether or not it may be repeated.</summary>
    public JsonObject Single(JsonNode schema) => Resolved(schema).Schema is var whole && TypeOf(whole) == "array" ? Resolved(whole["items"]!).Schema : whole;

    private static IEnumerable<string> PatternsIn(JsonNode? node) => node switch
    {
        JsonObject whole => whole.SelectMany(member => member is { Key: "pattern", Value: JsonValue } ? [(string)member.Value!] : PatternsIn(member.Value)),
        JsonArray list => list.SelectMany(PatternsIn),
        _ => [],
    };

    /// <summary>object, array, string, integer or boolean.</summary>
    public static string TypeOf(JsonObject resolved) => resolved["type"] switch
    {
        JsonArray types => (string)types.First(type => (string?)type != "null")!,
        var type => (string)type!,
    };
}

/// <summary>One operation of the document.</summary>
public sealed record Operation(string Path, string Verb, JsonObject Node, ApiDocument Document)
{
    public string Id => (string)Node["operationId"]!;

    public HttpMethod Method => HttpMethod.Parse(Verb);

    /// <summary>The schema of the JSON that it takes; null if it takes none.</summary>
    public JsonNode? Body => TakesFile ? null : Node["requestBody"]?["content"]?[BodyType]?["schema"];

    /// <summary>Whether its body is a file.</summary>
    public bool TakesFile => BodyType == FileBody.MediaType;

    /// <summary>The media type of the body that it takes.</summary>
    public string BodyType => Node["requestBody"]?["content"]?.AsObject().Single().Key ?? "application/json";

    public bool BodyRequired => (bool?)Node["requestBody"]?["required"] ?? false;

    public bool HasId => Path.Contains("{id}", StringComparison.Ordinal);

    public bool Takes(string header) => In("header").Any(parameter => (string?)parameter["name"] == header);

    public bool TakesInQuery(string name) => In("query").Any(parameter => (string?)parameter["name"] == name);

    public IEnumerable<JsonObject> In(string place) =>
        (Node["parameters"]?.AsArray() ?? []).Select(parameter => parameter!.AsObject()).Where(parameter => (string?)parameter["in"] == place);

    public JsonObject? Response(int status) => Document.Shared(Node["responses"]?[$"{status}"]);
}
