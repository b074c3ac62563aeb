using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;

namespace CapabilityRegistry.Platform.Http.Lists.Tables;

/// <summary>
/// The columns of a list as a table: one for each member of its items, in the order of the document; of an object within an item one for each of its own,
/// with a dot between the names. A list within an item is one cell: its values with semicolons between, or, where they are objects, JSON.
/// </summary>
public sealed record TableColumns
{
    private const int Deepest = 3;

    private readonly IReadOnlyList<string[]> _paths;

    private TableColumns(IReadOnlyList<string[]> paths) => _paths = paths;

    public IEnumerable<string> Names => _paths.Select(path => string.Join('.', path));

    /// <summary>Those of the list that a method answers with; null if it answers with something else.</summary>
    public static TableColumns? Of(MethodInfo? handler) =>
        handler is not null && ItemOf(handler.ReturnType) is { } item ? new TableColumns([.. Paths(item, [])]) : null;

    /// <summary>Only those of the members that are named.</summary>
    public TableColumns Of(IReadOnlyCollection<string> members) => new([.. _paths.Where(path => members.Contains(path[0]))]);

    /// <summary>The cells of an item: texts, numbers, truth values; null where it has nothing.</summary>
    public IEnumerable<object?> Cells(JsonObject item) =>
        _paths.Select(path => Cell(path.Aggregate((JsonNode?)item, (node, name) => (node as JsonObject)?[name])));

    private static object? Cell(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list when list.All(each => each is JsonValue) => list.Count == 0 ? null : string.Join("; ", list.Select(Text)),
        JsonArray or JsonObject => node.ToJsonString(Json.Options),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.Number => node.GetValue<decimal>(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => node.GetValue<string>(),
        },
    };

    private static string Text(JsonNode? value) => Convert.ToString(Cell(value), CultureInfo.InvariantCulture) ?? "";

    /// <summary>Of what an answer is a list: of a page or of a short list, whose items stand in Items; null if it is one object.</summary>
    internal static Type? ItemOfList(Type? type) =>
        type?.GetProperty(nameof(Page<>.Items))?.PropertyType is { IsGenericType: true } items
        && items.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && type.GetProperty("Id") is null
            ? items.GetGenericArguments()[0]
            : null;

    private static Type? ItemOf(Type type) =>
        ItemOfList(type) ?? (type.IsGenericType ? type.GetGenericArguments().Select(ItemOf).FirstOrDefault(item => item is not null) : null);

    private static IEnumerable<string[]> Paths(Type type, string[] before) =>
        from member in Json.Options.GetTypeInfo(type).Properties
        where member.Get is not null
        let path = (string[])[.. before, member.Name]
        from each in path.Length < Deepest && IsObject(member.PropertyType) ? Paths(member.PropertyType, path) : [path]
        select each;

    private static bool IsObject(Type type) =>
        !typeof(JsonNode).IsAssignableFrom(type) && Json.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object, Properties.Count: > 0 };
}
