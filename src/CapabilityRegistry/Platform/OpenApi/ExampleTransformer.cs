using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>Shows for each operation a request that succeeds on the demo data, and what is answered.</summary>
public static class ExampleTransformer
{
    /// <summary>To an operation: the examples of its parameters, its body and its answers of success.</summary>
    public static Task Apply(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var examples = Example.Of(operation.OperationId!);
        if (examples.Count == 0)
        {
            return Task.CompletedTask;
        }

        var first = Example.All[examples[0].Key];
        operation.AddSentence($"Its example succeeds on the demo data, {first.Sent}.");
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Example = Given(first, parameter);
        }

        foreach (var media in (operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>()).Values)
        {
            media.Examples = Shown(examples, key => Example.All[key].Body is { } body
                ? new OpenApiExample { Summary = $"On the demo data, {Example.All[key].Sent}.", Value = body.DeepClone() }
                : null);
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            // Where an answer can be had as JSON or as text, the example is of the first.
            if (response.Content?.Values.FirstOrDefault() is { } media)
            {
                media.Examples = Shown(examples, key => Answered(key, status, context.Document!));
            }
        }

        return Task.CompletedTask;
    }

    private static JsonNode? Given(Example example, OpenApiParameter parameter)
    {
        var place = parameter.In switch
        {
            ParameterLocation.Path => example.Path,
            ParameterLocation.Query => example.Query,
            _ => example.Headers,
        };
        var given = place.GetValueOrDefault(parameter.Name!)?.DeepClone();
        // One value of a parameter that takes several is a list of one.
        return parameter.Schema?.Type == JsonSchemaType.Array && given is not (null or JsonArray) ? new JsonArray(given) : given;
    }

    private static Dictionary<string, IOpenApiExample>? Shown(IReadOnlyList<(string Name, string Key)> examples, Func<string, IOpenApiExample?> shown)
    {
        var found = from each in examples let example = shown(each.Key) where example is not null select KeyValuePair.Create(each.Name, example);
        return found.ToDictionary() is { Count: > 0 } some ? some : null;
    }

    // Answers stand apart, where they can be read without the operations around them.
    private static OpenApiExampleReference? Answered(string key, string status, OpenApiDocument document)
    {
        if (Example.Answers.GetValueOrDefault(key) is not { } answer || $"{answer.Status}" != status)
        {
            return null;
        }

        var name = key.Replace('/', '.');
        document.AddComponent<IOpenApiExample>(name, new OpenApiExample { Value = answer.Body.DeepClone() });
        return new OpenApiExampleReference(name, document);
    }
}
