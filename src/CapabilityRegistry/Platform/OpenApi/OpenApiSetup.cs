using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
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

    public static void AddOpenApiDocuments(this IServiceCollection services)
    {
        services.AddOpenApi(V1, options => Configure(options, OpenApiSpecVersion.OpenApi3_1));
        services.AddOpenApi(V1For30, options => Configure(options, OpenApiSpecVersion.OpenApi3_0));
        services.AddSingleton<ServedDocuments>();
    }

    public static void MapOpenApiDocuments(this IEndpointRouteBuilder app) =>
        app.MapGet("/openapi/{documentName}.json", Serve).AllowAnonymous().ExcludeFromDescription().MayBeKeptByAnybody();

    private static async Task<IResult> Serve(string documentName, ServedDocuments documents, CancellationToken cancel) =>
        await documents.Text(documentName, cancel) is { } text ? new KeptAnswer(text) : TypedResults.NotFound();

    private static void Configure(OpenApiOptions options, OpenApiSpecVersion version)
    {
        options.OpenApiVersion = version;
        // A list stored as JSON text is a plain list in the document.
        options.CreateSchemaReferenceId = type => IsJsonText(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        // Both documents describe every endpoint.
        options.ShouldInclude = _ => true;
        options.AddDocumentTransformer(DocumentTransformer.Apply);
        options.AddDocumentTransformer(ErrorTransformer.Apply);
        options.AddOperationTransformer(OperationTransformer.Apply);
        options.AddOperationTransformer(RightTransformer.Apply);
        options.AddOperationTransformer(ErrorTransformer.Apply);
        options.AddSchemaTransformer(SchemaTransformer.Apply);
    }

    private static bool IsJsonText(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(JsonText<>);
}
