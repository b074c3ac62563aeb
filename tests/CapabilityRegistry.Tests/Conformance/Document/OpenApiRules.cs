using System.Text.Json.Nodes;

namespace CapabilityRegistry.Tests.Conformance.Document;

/// <summary>What integrators may rely on in the document. Each rule gives what breaks it.</summary>
internal static class OpenApiRules
{
    public static IEnumerable<string> Unnamed(OpenApiDocument document) =>
        document.Operations.Where(each => each.Id is null || string.IsNullOrEmpty((string?)each.Node["summary"])).Select(each => each.Name);

    public static IEnumerable<string> NamedTwice(OpenApiDocument document) =>
        document.Operations.GroupBy(each => each.Id).Where(same => same.Count() > 1).Select(same => $"{same.Key}");

    public static IEnumerable<string> Untagged(OpenApiDocument document)
    {
        var declared = document.Root["tags"]!.AsArray().Select(tag => (string)tag!["name"]!).ToHashSet();
        return document.Operations.Where(each => each.Tags.Count() != 1 || !each.Tags.All(declared.Contains)).Select(each => each.Name);
    }

    public static IEnumerable<string> PostsWithoutKey(OpenApiDocument document) =>
        document.Operations.Where(each => each.Method == "POST" && each.Header("Idempotency-Key") is null).Select(each => each.Name);

    public static IEnumerable<string> ChangesWithoutVersion(OpenApiDocument document) => document.Operations
        .Where(each => each.Changes && !(each.Header("If-Match") is { } version && ((bool?)version["required"] == true) != Begins(each)))
        .Select(each => each.Name);

    public static IEnumerable<string> VersionsWithoutAnswer(OpenApiDocument document) =>
        document.Operations.Where(each => each.Header("If-Match") is not null && !(each.Statuses.Contains("412") && each.Statuses.Contains("428")))
            .Select(each => each.Name);

    public static IEnumerable<string> OtherProblems(OpenApiDocument document) =>
        document.Operations.Where(each => !each.Problems.All(IsProblem)).Select(each => each.Name);

    public static IEnumerable<string> NumbersOrTexts(OpenApiDocument document) =>
        document.Schemas.Where(each => Types(each.Schema).Contains("string") && Types(each.Schema).Intersect(["integer", "number"]).Any())
            .Select(each => each.Pointer);

    public static IEnumerable<string> UntypedEnums(OpenApiDocument document) =>
        document.Schemas.Where(each => each.Schema["enum"] is JsonArray && !Types(each.Schema).Contains("string")).Select(each => each.Pointer);

    /// <summary>Generators take the first type, or the first choice, for the type.</summary>
    public static IEnumerable<string> NullFirst(OpenApiDocument document) =>
        document.Schemas.Where(each => Types(each.Schema).FirstOrDefault() == "null" && Types(each.Schema).Count() > 1).Select(each => each.Pointer)
            .Concat(document.Choices.Where(each => (string?)each.Choices[0]!["type"] == "null").Select(each => each.Pointer));

    /// <summary>Generators make a member required that has a default.</summary>
    public static IEnumerable<string> MembersWithDefault(OpenApiDocument document) =>
        document.Schemas.Where(each => each.Pointer.Contains("/properties/", StringComparison.Ordinal) && each.Schema.ContainsKey("default"))
            .Select(each => each.Pointer);

    /// <summary>Patterns that nobody can read: what they would say is said in words.</summary>
    public static IEnumerable<string> LongPatterns(OpenApiDocument document) =>
        document.Schemas.Where(each => each.Schema["pattern"] is JsonValue pattern && ((string)pattern!).Length > 60).Select(each => each.Pointer);

    /// <summary>An object within another one has a name of its own.</summary>
    public static IEnumerable<string> UnnamedObjects(OpenApiDocument document) =>
        document.Schemas.Where(each => each.Schema["properties"] is JsonObject && each.Pointer.Split('/').Length != 4).Select(each => each.Pointer);

    /// <summary>Names that a generator made up, and words that say nothing in the namespace of a client.</summary>
    public static IEnumerable<string> NamesThatSayNothing(OpenApiDocument document) =>
        document.Names.Where(name => Joins(name) && !Words.Contains(name) || Bare.Contains(name));

    // An offer is a word, and joins nothing.
    private static bool Joins(string name) => name.Replace("Offer", "", StringComparison.Ordinal).Contains("Of", StringComparison.Ordinal);

    // Of in the middle of a word of its own.
    private static readonly string[] Words = ["CauseOfChange"];

    private static readonly string[] Bare =
        ["Asked", "Component", "Demand", "Elevation", "Figure", "Outcome", "PlanLine", "Reach", "Sum", "Tally", "Ratio", "DraftRequest", "CloseRequest"];

    private static bool IsProblem(JsonNode response) =>
        response["content"]?.AsObject() is { Count: 1 } content
        && (string?)content["application/problem+json"]?["schema"]?["$ref"] == "#/components/schemas/Problem";

    // What PUT can begin has no version before it.
    private static bool Begins(OpenApiOperation operation) => operation.Method == "PUT" && operation.Statuses.Contains("201");

    private static IEnumerable<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => several.Select(type => (string)type!),
        JsonValue one => [(string)one!],
        _ => [],
    };
}
