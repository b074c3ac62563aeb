using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>
/// Gives what stands in many places one schema under a name, once the document is complete: closed lists, and objects that the registry stores as
/// JSON text. Objects that only answers hold are open for members to come, those that only requests hold are closed.
/// </summary>
internal sealed class SharedSchemas(OpenApiDocument document)
{
    // Under which a schema says which one is to stand in its place; never written.
    private const string Mark = "shared-schema";

    private readonly HashSet<IOpenApiSchema> _seen = [];

    /// <summary>Lets a reference to the schema of this name take the place of this one.</summary>
    public static void Refer(OpenApiSchema schema, string name) => (schema.Metadata ??= new Dictionary<string, object>())[Mark] = name;

    /// <exception cref="InvalidOperationException">A member refers to a list or an object that the document does not hold.</exception>
    public void Apply(IReadOnlyList<CodeList> codeLists)
    {
        foreach (var list in codeLists)
        {
            document.AddComponent<IOpenApiSchema>(list.Name, Enumeration(list));
        }

        foreach (var schema in document.Components!.Schemas!.Values.ToList())
        {
            Visit(schema);
        }

        foreach (var operation in Operations)
        {
            foreach (var holder in Holders(operation))
            {
                // A body that may be missing is not null.
                holder.Schema = holder.Schema is { OneOf: { } choices } ? choices.Single(each => each.Type != JsonSchemaType.Null) : holder.Schema;
                holder.Schema = holder.Schema is { } schema ? Placed(schema) : null;
            }

            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            {
                parameter.Schema = Placed(parameter.Schema!);
            }
        }

        OpenAnswers();
    }

    private IEnumerable<OpenApiOperation> Operations => document.Paths.Values.SelectMany(path => path.Operations!.Values);

    private static IEnumerable<OpenApiMediaType> Holders(OpenApiOperation operation) =>
        Content(operation.RequestBody?.Content).Concat((operation.Responses ?? []).Values.SelectMany(each => Content(each.Content)));

    private static IEnumerable<OpenApiMediaType> Content(IDictionary<string, OpenApiMediaType>? content) => content?.Values ?? [];

    // The schema, with all that it holds in its place.
    private IOpenApiSchema Placed(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema { Metadata: { } marks } whole && marks.TryGetValue(Mark, out var mark) && mark is string name)
        {
            if (!document.Components!.Schemas!.ContainsKey(name))
            {
                throw new InvalidOperationException($"The document has no schema {name}.");
            }

            var reference = new OpenApiSchemaReference(name, document) { Description = whole.Description };
            return whole.Type is { } type && type.HasFlag(JsonSchemaType.Null) ? OrNull(reference) : reference;
        }

        Visit(schema);
        return schema;
    }

    private void Visit(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema whole || !_seen.Add(schema))
        {
            return;
        }

        foreach (var (name, property) in (whole.Properties ?? new Dictionary<string, IOpenApiSchema>()).ToList())
        {
            whole.Properties![name] = Placed(property);
            SayDefault(property as OpenApiSchema);
        }

        whole.Items = whole.Items is null ? null : Placed(whole.Items);
        // Null comes last: generators take the first choice for the type.
        whole.OneOf = whole.OneOf is null ? null : [.. whole.OneOf.Select(Placed).OrderBy(each => each.Type == JsonSchemaType.Null)];
    }

    // Generators make a member required that has a default; what counts if it is left out is said in words instead.
    private static void SayDefault(OpenApiSchema? property)
    {
        if (property?.Default is { } value)
        {
            property.Description = $"{property.Description} {value} if left out.".Trim();
            property.Default = null;
        }
    }

    private static OpenApiSchema Enumeration(CodeList list) =>
        new() { Type = JsonSchemaType.String, Description = list.Description, Enum = [.. list.Codes.Select(code => (JsonNode)code)] };

    private static OpenApiSchema OrNull(IOpenApiSchema schema) => new() { OneOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }] };

    private void OpenAnswers()
    {
        var answered = new HashSet<OpenApiSchema>();
        foreach (var response in Operations.SelectMany(each => (each.Responses ?? []).Values))
        {
            foreach (var schema in Content(response.Content).Select(each => each.Schema).OfType<IOpenApiSchema>())
            {
                Reach(schema, answered);
            }
        }

        foreach (var schema in answered.Except(Operations.SelectMany(each => Content(each.RequestBody?.Content)).Select(each => Whole(each.Schema))))
        {
            schema!.AdditionalPropertiesAllowed = true;
        }
    }

    private static OpenApiSchema? Whole(IOpenApiSchema? schema) =>
        schema is OpenApiSchemaReference reference ? reference.RecursiveTarget : schema as OpenApiSchema;

    private static void Reach(IOpenApiSchema schema, HashSet<OpenApiSchema> reached)
    {
        if (Whole(schema) is not { } whole || !reached.Add(whole))
        {
            return;
        }

        foreach (var inner in (whole.Properties?.Values ?? []).Concat(whole.OneOf ?? []).Concat(whole.Items is null ? [] : [whole.Items]))
        {
            Reach(inner, reached);
        }
    }
}
