using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Errors;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>Tells with which codes an operation refuses, and with which any of them may.</summary>
public static class ErrorTransformer
{
    private const string Extension = "x-error-codes";

    /// <summary>To the document: the codes that any operation may refuse with.</summary>
    public static Task Apply(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.AddExtension(Extension, new JsonNodeExtension(ByStatus(ErrorCatalogue.Of(ErrorCatalogue.EveryOperation), _ => true)));
        return Task.CompletedTask;
    }

    /// <summary>To an operation: the codes of its own, and a sentence that names those of problems.</summary>
    public static Task Apply(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var errors = ErrorCatalogue.Of(operation.OperationId!);
        bool Declared(int status) => operation.Responses!.ContainsKey($"{status}");
        if (errors.Problems.Count + errors.Errors.Count > 0)
        {
            operation.AddExtension(Extension, new JsonNodeExtension(ByStatus(errors, Declared)));
        }

        if (errors.Problems.Count > 0)
        {
            operation.AddSentence($"Refusals of its own: {string.Join(", ", errors.Problems.Select(code => Named(code, Declared)))}.");
        }

        return Task.CompletedTask;
    }

    private static JsonObject ByStatus(OperationErrors errors, Func<int, bool> declared)
    {
        var byStatus = from code in errors.Problems
                       from status in ErrorCatalogue.Find(code)!.Status.Where(declared)
                       group code by status into same
                       orderby same.Key
                       select KeyValuePair.Create($"{same.Key}", List(same));
        var within = errors.Errors.Take(1).Select(_ => KeyValuePair.Create("errors", List(errors.Errors)));
        return new JsonObject([.. byStatus.Concat(within).Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value))]);
    }

    private static JsonArray List(IEnumerable<string> codes) => new([.. codes.Select(code => (JsonNode)code)]);

    private static string Named(string code, Func<int, bool> declared) =>
        $"`{code}` ({string.Join(" or ", ErrorCatalogue.Find(code)!.Status.Where(declared))})";
}
