using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CapabilityRegistry.Tests.Support;

/// <summary>
/// For each operation with a body, a request in which every member of its schema is given and differs from the default, so that whatever is
/// forgotten on the way to the database is missed. Words in braces stand for keys of the registry under test.
/// </summary>
internal static partial class FullSample
{
    private const string Path = "tests/CapabilityRegistry.Tests/Support/full-samples.json";

    private static readonly JsonObject All = JsonNode.Parse(File.ReadAllText(Repository.PathOf(Path)))!.AsObject();

    public static IEnumerable<string> Operations => All.Select(each => each.Key);

    /// <summary>Null if there is none.</summary>
    public static JsonObject? Of(string operation) => All[operation]?.DeepClone().AsObject();

    /// <param name="named">What stands for each word in braces.</param>
    public static JsonObject Of(string operation, IReadOnlyDictionary<string, JsonNode?> named) => (JsonObject)Filled(Of(operation)!, named)!;

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
