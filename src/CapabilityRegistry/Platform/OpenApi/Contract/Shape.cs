using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
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

    public static Shape Of(IOpenApiSchema schema)
    {
        var choices = schema.OneOf ?? schema.AnyOf;
        if (choices?.FirstOrDefault(choice => choice.Type != JsonSchemaType.Null) is { } choice)
        {
            var shape = Of(choice);
            return choices.Count > 1 ? shape with { Type = shape.Type | JsonSchemaType.Null } : shape;
        }

        return new Shape
        {
            Type = schema.Type ?? JsonSchemaType.Object,
            Format = schema.Format,
            Enum = schema.Enum?
                .Where(value => value is not null && value.GetValueKind() == JsonValueKind.String)
                .Select(value => value.GetValue<string>())
                .ToList(),
            Minimum = Number(schema.Minimum),
            Maximum = Number(schema.Maximum),
            MinLength = schema.MinLength,
            MaxLength = schema.MaxLength,
            TextForm = schema.Format is { } format && Codes.TryParse<TextForm>(format, out var form) ? form : null,
            Pattern = schema.Pattern is null ? null : Patterns.GetOrAdd(schema.Pattern, Compiled),
            Items = schema.Items is null ? null : Of(schema.Items),
            MinItems = schema.MinItems,
            MaxItems = schema.MaxItems,
            Properties = schema.Properties?.ToDictionary(property => property.Key, property => Of(property.Value)),
            Required = schema.Required is null ? [] : [.. schema.Required],
        };
    }

    /// <summary>The pattern as the document writes it.</summary>
    public string? Form => Pattern?.ToString().Replace(@"\z", "$", StringComparison.Ordinal);

    // In .NET, unlike in JSON Schema, $ also matches before a final line feed. NonBacktracking makes matching linear in the length of the
    // text.
    private static Regex Compiled(string pattern) =>
        new(pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static long? Number(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
