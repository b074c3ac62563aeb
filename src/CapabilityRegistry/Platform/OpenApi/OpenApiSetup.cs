using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>The document that integrators generate their clients from, in two versions of the standard.</summary>
public static class OpenApiSetup
{
    /// <summary>OpenAPI 3.1: the one that is committed and enforced.</summary>
    public const string V1 = "v1";

    /// <summary>OpenAPI 3.0, for tools that know no later one.</summary>
    public const string V1For30 = "v1-3.0";

    /// <param name="codeLists">The closed lists to which <see cref="CodeOfAttribute"/> refers; asked for only when a document is made.</param>
    public static void AddOpenApiDocuments(this IServiceCollection services, Func<IReadOnlyList<CodeList>> codeLists)
    {
        services.AddOpenApi(V1, options => Configure(options, OpenApiSpecVersion.OpenApi3_1, codeLists));
        services.AddOpenApi(V1For30, options => Configure(options, OpenApiSpecVersion.OpenApi3_0, codeLists));
        services.AddSingleton<ServedDocuments>();
    }

    public static void MapOpenApiDocuments(this IEndpointRouteBuilder app) =>
        app.MapGet("/openapi/{documentName}.json", Serve).AllowAnonymous().ExcludeFromDescription().MayBeKeptByAnybody();

    private static async Task<IResult> Serve(string documentName, ServedDocuments documents, CancellationToken cancel) =>
        await documents.Text(documentName, cancel) is { } text ? new CacheableAnswer(text) : TypedResults.NotFound();

    private static void Configure(OpenApiOptions options, OpenApiSpecVersion version, Func<IReadOnlyList<CodeList>> codeLists)
    {
        options.OpenApiVersion = version;
        options.CreateSchemaReferenceId = type => IsPlain(type.Type) ? SchemaNames.Of(type.Type) ?? OpenApiOptions.CreateDefaultSchemaReferenceId(type) : null;
        // Both documents describe every endpoint.
        options.ShouldInclude = _ => true;
        options.AddDocumentTransformer(DocumentTransformer.Apply);
        options.AddDocumentTransformer(ErrorTransformer.Apply);
        options.AddDocumentTransformer((document, _, _) =>
        {
            new SharedSchemas(document).Apply(codeLists());
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(OperationTransformer.Apply);
        options.AddOperationTransformer(RightTransformer.Apply);
        options.AddOperationTransformer(ErrorTransformer.Apply);
        options.AddOperationTransformer(ExampleTransformer.Apply);
        options.AddSchemaTransformer(SchemaTransformer.Apply);
    }

    // What is stored as JSON text is in the document what the text holds, a code in a query is one of its list, and any value has no schema.
    private static bool IsPlain(Type type)
    {
        var itself = Nullable.GetUnderlyingType(type) ?? type;
        return itself != typeof(JsonNode) && !(itself.IsGenericType && itself.GetGenericTypeDefinition() is var generic
            && (generic == typeof(JsonText<>) || generic == typeof(Coded<>)));
    }
}
