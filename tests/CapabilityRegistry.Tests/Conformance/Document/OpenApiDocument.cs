using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Conformance.Document;

/// <summary>An OpenAPI document as the running registry serves it.</summary>
internal sealed class OpenApiDocument(JsonNode root)
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public JsonNode Root => root;

    public string Text => root.ToJsonString(Indented) + "\n";

    /// <summary>Every summary and description, wherever it stands, with its JSON pointer.</summary>
    public IEnumerable<(string Pointer, string Text)> Words =>
        from each in Objects(root, "")
        from name in (string[])["summary", "description"]
        where each.Object[name] is JsonValue
        select ($"{each.Pointer}/{name}", (string)each.Object[name]!);

    public IEnumerable<OpenApiOperation> Operations =>
        from path in root["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select new OpenApiOperation(path.Key, operation.Key.ToUpperInvariant(), operation.Value!) { Document = root };

    /// <summary>Every schema, wherever it stands, with its JSON pointer.</summary>
    public IEnumerable<(string Pointer, JsonObject Schema)> Schemas => Objects(root, "").Where(each => IsSchema(each.Object));

    /// <summary>Every object, whatever it is, with its JSON pointer.</summary>
    public IEnumerable<(string Pointer, JsonObject Object)> All => Objects(root, "");

    /// <summary>The names of the schemas.</summary>
    public IEnumerable<string> Names => (root["components"]?["schemas"]?.AsObject() ?? []).Select(each => each.Key);

    /// <summary>Every union, with its JSON pointer.</summary>
    public IEnumerable<(string Pointer, JsonArray Choices)> Choices =>
        Objects(root, "").Where(each => each.Object["oneOf"] is JsonArray).Select(each => (each.Pointer, each.Object["oneOf"]!.AsArray()));

    public static async Task<OpenApiDocument> Served(RegistryApp app, string name) =>
        new((await app.As(null).Get($"/openapi/{name}.json")).Is(System.Net.HttpStatusCode.OK).Body);

    private static bool IsSchema(JsonObject node) => node["type"] is JsonArray or JsonValue || node["enum"] is JsonArray;

    // What an example holds is no part of the document's own shape.
    private static bool IsExample(string member) => member is "example" or "examples";

    private static IEnumerable<(string Pointer, JsonObject Object)> Objects(JsonNode? node, string pointer) => node switch
    {
        JsonObject whole => whole.Where(member => !IsExample(member.Key)).SelectMany(member => Objects(member.Value, $"{pointer}/{member.Key}"))
            .Prepend((pointer, whole)),
        JsonArray list => list.SelectMany((item, index) => Objects(item, $"{pointer}/{index}")),
        _ => [],
    };
}

/// <summary>One operation of the document.</summary>
internal sealed record OpenApiOperation(string Path, string Method, JsonNode Node)
{
    public JsonNode? Document { get; init; }

    public string Name => $"{Method} {Path}";

    public string? Id => (string?)Node["operationId"];

    public IEnumerable<string> Tags => (Node["tags"]?.AsArray() ?? []).Select(tag => (string)tag!);

    public IEnumerable<string> Statuses => Node["responses"]!.AsObject().Select(response => response.Key);

    /// <summary>Whether it carries out a step on an object that exists. A replay is asked for by POST, but changes nothing.</summary>
    // What is attached to an object leaves the object as it is.
    public bool Changes => Id != "ReplayMatchRun" && !Path.EndsWith("/files", StringComparison.Ordinal)
        && (Method is "PUT" or "PATCH" or "DELETE" || (Method == "POST" && Path.Contains("/{id}", StringComparison.Ordinal)));

    public IEnumerable<JsonNode> Parameters => (Node["parameters"]?.AsArray() ?? []).Select(each => Itself(each!, "parameters"));

    public JsonNode? Body => Node["requestBody"] is { } body ? Itself(body, "requestBodies") : null;

    public JsonNode? Header(string name) =>
        (Node["parameters"]?.AsArray() ?? []).FirstOrDefault(each => (string?)each!["in"] == "header" && (string?)each["name"] == name);

    public IEnumerable<JsonNode> Problems =>
        Node["responses"]!.AsObject().Where(response => response.Key[0] is '4' or '5').Select(response => Itself(response.Value!, "responses"));

    private JsonNode Itself(JsonNode node, string kind) =>
        (string?)node["$ref"] is { } reference ? Document!["components"]![kind]![reference.Split('/')[^1]]! : node;
}
