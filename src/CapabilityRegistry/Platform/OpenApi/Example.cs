using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>A request that succeeds on the demo data, word for word. They stand in a file beside the document of the API; tests send every one.</summary>
public sealed record Example
{
    /// <summary>Between the operationId and the name of an example that is not the operation's first.</summary>
    private const char NameMark = '/';

    /// <summary>
    /// The examples by name, in the order of the document: the operationId, or for a further example of an operation <c>RecordMilestone/arrival</c>.
    /// </summary>
    public static IReadOnlyDictionary<string, Example> All { get; } =
        Json.Read<Dictionary<string, Example>>(EmbeddedFile.Text("openapi/examples.json"));

    /// <summary>What the registry answered to each that is answered in JSON, by the same names.</summary>
    public static IReadOnlyDictionary<string, ExampleAnswer> Answers { get; } =
        Json.Read<Dictionary<string, ExampleAnswer>>(EmbeddedFile.Text("openapi/example-answers.json"));

    /// <summary>The demo token with which it is sent; null for none.</summary>
    public string? As { get; init; }

    /// <summary>The names of the examples that must have been sent before, in this order.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    public IReadOnlyDictionary<string, JsonNode> Path { get; init; } = new Dictionary<string, JsonNode>();

    public IReadOnlyDictionary<string, JsonNode> Query { get; init; } = new Dictionary<string, JsonNode>();

    public IReadOnlyDictionary<string, JsonNode> Headers { get; init; } = new Dictionary<string, JsonNode>();

    public JsonNode? Body { get; init; }

    /// <summary>What has to be put in the place of what stands here, because no file can know it; null for nothing.</summary>
    public string? Instead { get; init; }

    /// <summary>The examples of an operation by their names in it, the first one called <c>demo</c>.</summary>
    public static IReadOnlyList<(string Name, string Key)> Of(string operationId) =>
    [
        .. from key in All.Keys
           let parts = key.Split(NameMark)
           where parts[0] == operationId
           select (parts.Length == 1 ? "demo" : parts[1], key),
    ];

    /// <summary>Who sends it, after which other requests, and what takes the place of the keys that stand here.</summary>
    public string Sent =>
        (As is null ? "sent without a token" : $"sent as {As}") + (After.Count == 0 ? "" : $", after {string.Join(", ", After)}")
        + (Instead is null ? "" : $", with {Instead}");
}

/// <summary>An answer that was given to an example.</summary>
/// <param name="Status">200, 201 or 202.</param>
/// <param name="Body">Shortened to be read: of each list two items at most, and one of a list within. Of lines of JSON, the first.</param>
public sealed record ExampleAnswer(int Status, JsonNode Body);
