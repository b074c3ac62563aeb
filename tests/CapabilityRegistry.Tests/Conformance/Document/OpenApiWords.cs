using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching;

namespace CapabilityRegistry.Tests.Conformance.Document;

/// <summary>What readers may expect of the words of the document. Each rule gives what breaks it.</summary>
internal static partial class OpenApiWords
{
    /// <summary>A title is a line in lists of operations.</summary>
    private const int LongestTitle = 80;

    // Compiled classes whose names are several words: PledgeStore, but not Pledge.
    private static readonly HashSet<string> OurClasses = new[] { typeof(Caller), typeof(Planner) }
        .SelectMany(type => type.Assembly.GetTypes()).Select(type => type.Name).Where(name => SeveralWords().IsMatch(name)).ToHashSet();

    public static IEnumerable<string> Untitled(OpenApiDocument document) =>
        document.Operations.Where(each => Text(each.Node, "summary") is not { Length: > 0 and <= LongestTitle } title || title.EndsWith('.'))
            .Select(each => each.Name);

    public static IEnumerable<string> UndescribedOperations(OpenApiDocument document) =>
        document.Operations.Where(each => IsUndescribed(each.Node)).Select(each => each.Name);

    public static IEnumerable<string> UndescribedParameters(OpenApiDocument document) =>
        from operation in document.Operations
        from parameter in operation.Parameters
        where IsUndescribed(parameter)
        select $"{operation.Name}: {parameter["name"]}";

    public static IEnumerable<string> UndescribedBodies(OpenApiDocument document) =>
        document.Operations.Where(each => each.Body is { } body && IsUndescribed(body)).Select(each => each.Name);

    public static IEnumerable<string> UndescribedTags(OpenApiDocument document) =>
        document.Root["tags"]!.AsArray().Where(tag => IsUndescribed(tag!)).Select(tag => $"{tag!["name"]}");

    public static IEnumerable<string> UndescribedSchemas(OpenApiDocument document) =>
        document.Root["components"]!["schemas"]!.AsObject().Where(schema => IsUndescribed(schema.Value!)).Select(schema => schema.Key);

    /// <summary>The name and type of a member may say it all, but not in what a number is counted, nor what null means.</summary>
    public static IEnumerable<string> UndescribedNumbersAndNulls(OpenApiDocument document) =>
        from schema in document.Root["components"]!["schemas"]!.AsObject()
        from member in schema.Value!["properties"]?.AsObject() ?? []
        let choices = (JsonNode[])[member.Value!, .. member.Value!["oneOf"]?.AsArray().OfType<JsonNode>() ?? []]
        where choices.OfType<JsonObject>().SelectMany(Types).Intersect(["null", "integer", "number"]).Any() && choices.All(IsUndescribed)
        select $"{schema.Key}.{member.Key}";

    public static IEnumerable<string> UnfinishedWords(OpenApiDocument document) =>
        document.Words.Where(each => Unfinished().IsMatch(each.Text)).Select(each => each.Pointer);

    /// <summary>Readers of the document know operations and schemas by name, but no class of the program and no language that it is written in.</summary>
    public static IEnumerable<string> WordsOfCode(OpenApiDocument document)
    {
        var known = document.Operations.Select(each => each.Id)
            .Concat(document.Root["components"]!["schemas"]!.AsObject().Select(schema => schema.Key)).ToHashSet();
        return document.Words
            .Where(each => Code().IsMatch(each.Text) || Word().Matches(each.Text).Any(word => OurClasses.Contains(word.Value) && !known.Contains(word.Value)))
            .Select(each => each.Pointer);
    }

    private static bool IsUndescribed(JsonNode node) => string.IsNullOrWhiteSpace(Text(node, "description"));

    private static string? Text(JsonNode node, string member) => (string?)node[member];

    private static IEnumerable<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => several.Select(type => (string)type!),
        JsonValue one => [(string)one!],
        _ => [],
    };

    [GeneratedRegex("^([A-Z][a-z]+){2,}$")]
    private static partial Regex SeveralWords();

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(TODO|TBD|FIXME|XXX|lorem ipsum)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"C#|\.NET\b|\.cs\b|<see |cref=", RegexOptions.IgnoreCase)]
    private static partial Regex Code();
}
