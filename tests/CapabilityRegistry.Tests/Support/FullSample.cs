using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Platform.Http.Walk;

namespace CapabilityRegistry.Tests.Support;

/// <summary>
/// For each operation with a body, a request in which every member of its schema is given and differs from the default, so that whatever is
/// forgotten on the way to the database is missed. Words in braces stand for keys of the registry under test. A plain text that the file does not
/// say is made up; null in the file is left out on purpose.
/// </summary>
internal static partial class FullSample
{
    private const string Path = "tests/CapabilityRegistry.Tests/Support/full-samples.json";

    private static readonly JsonObject All = JsonNode.Parse(File.ReadAllText(Repository.PathOf(Path)))!.AsObject();

    private static readonly ApiDocument Document = ApiDocument.Written;

    private static readonly Dictionary<string, JsonNode?> Bodies = Document.Operations.ToDictionary(operation => operation.Id, operation => operation.Body);

    public static IEnumerable<string> Operations => All.Select(each => each.Key);

    /// <summary>Null if there is none.</summary>
    public static JsonObject? Of(string operation) =>
        All[operation] is { } said ? Whole(said, Bodies.GetValueOrDefault(operation), operation).AsObject() : null;

    /// <param name="named">What stands for each word in braces.</param>
    public static JsonObject Of(string operation, IReadOnlyDictionary<string, JsonNode?> named) => (JsonObject)Filled(Of(operation)!, named)!;

    private static JsonNode Whole(JsonNode said, JsonNode? schema, string operation) => (said, schema is null ? null : Document.Resolved(schema).Schema) switch
    {
        (JsonObject whole, { } shape) when shape["properties"] is JsonObject members => new JsonObject(
        [
            .. whole.Select(member => KeyValuePair.Create(
                member.Key, member.Value is { } value ? Whole(value, members[member.Key], operation) : null)),
            .. members.Where(member => !whole.ContainsKey(member.Key) && IsPlainText(member.Value!))
                .Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, $"{member.Key} of {operation}")),
        ]),
        (JsonArray list, { } shape) => new JsonArray([.. list.Select(each => each is null ? null : Whole(each, shape["items"], operation))]),
        _ => said.DeepClone(),
    };

    private static bool IsPlainText(JsonNode schema) => (string?)Document.Resolved(schema).Schema["format"] is "plain-text" or "name";

    private static JsonNode? Filled(JsonNode? node, IReadOnlyDictionary<string, JsonNode?> named) => node switch
    {
        JsonObject whole => new JsonObject(whole.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value, named)))),
        JsonArray list => new JsonArray([.. list.Select(each => Filled(each, named))]),
        JsonValue value when value.TryGetValue<string>(out var text) && Braces().Match(text) is { Success: true } word =>
            named[word.Groups[1].Value]?.DeepClone(),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"^\{(\w+)\}$")]
    private static partial Regex Braces();
}
