using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi.Contract;

/// <summary>A schema of the OpenAPI document, made ready for checking. Holds just the keywords that this API uses.</summary>
public sealed record Shape
{
    // The document repeats a few patterns hundreds of times, and compiling a regular expression is slow.
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    public required JsonSchemaType Type { get; init; }

    public string? Format { get; init; }

    public IReadOnlyList<string>? Enum { get; init; }

    public long? Minimum { get; init; }

    public long? Maximum { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public Regex? Pattern { get; init; }

    /// <summary>The form of a text for people or of a name, which the document gives as its format.</summary>
    public TextForm? TextForm { get; init; }

    public Shape? Items { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public IReadOnlyDictionary<string, Shape>? Properties { get; init; }

    public IReadOnlyCollection<string> Required { get; init; } = [];

    /// <summary>Whether an object may hold anything: a merge patch, of which only the result is judged.</summary>
    public bool IsOpen { get; init; }

    public bool Nullable => Type.HasFlag(JsonSchemaType.Null);

    /// <param name="schema">A schema of the document.</param>
    public static Shape Of(DocumentPart schema)
    {
        var choices = schema.Items("oneOf").Concat(schema.Items("anyOf")).ToList();
        if (choices.Count > 0)
        {
            var shape = Of(choices.First(choice => TypeOf(choice) != JsonSchemaType.Null));
            return choices.Count > 1 ? shape with { Type = shape.Type | JsonSchemaType.Null } : shape;
        }

        return new Shape
        {
            Type = TypeOf(schema) ?? JsonSchemaType.Object,
            Format = schema.Text("format"),
            Enum = schema.Texts("enum"),
            Minimum = schema.Number("minimum"),
            Maximum = schema.Number("maximum"),
            MinLength = schema.Count("minLength"),
            MaxLength = schema.Count("maxLength"),
            TextForm = schema.Text("format") is { } format && Codes.TryParse<TextForm>(format, out var form) ? form : null,
            Pattern = schema.Text("pattern") is { } pattern ? Patterns.GetOrAdd(pattern, Compiled) : null,
            Items = schema.Find("items") is { } items ? Of(items) : null,
            MinItems = schema.Count("minItems"),
            MaxItems = schema.Count("maxItems"),
            Properties = schema.Find("properties") is null ? null : schema.Members("properties").ToDictionary(each => each.Name, each => Of(each.Part)),
            Required = schema.Texts("required") ?? [],
        };
    }

    /// <summary>The pattern as the document writes it.</summary>
    public string? Form => Pattern?.ToString().Replace(@"\z", "$", StringComparison.Ordinal);

    // In .NET, unlike in JSON Schema, $ also matches before a final line feed. NonBacktracking makes matching linear in the length of the
    // text.
    private static Regex Compiled(string pattern) =>
        new(pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    // One type, or several: "integer", or "null" and "integer".
    private static JsonSchemaType? TypeOf(DocumentPart schema) => schema.Texts("type")?.Aggregate(default(JsonSchemaType), (all, name) => all | Named(name));

    private static JsonSchemaType Named(string type) => type switch
    {
        "null" => JsonSchemaType.Null,
        "boolean" => JsonSchemaType.Boolean,
        "integer" => JsonSchemaType.Integer,
        "number" => JsonSchemaType.Number,
        "string" => JsonSchemaType.String,
        "array" => JsonSchemaType.Array,
        "object" => JsonSchemaType.Object,
        _ => throw new InvalidOperationException($"No schema has the type {type}."),
    };
}
