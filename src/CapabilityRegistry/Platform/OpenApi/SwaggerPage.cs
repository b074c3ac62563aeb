using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>The page on which people read the documents and try the operations.</summary>
public static class SwaggerPage
{
    private const string Prefix = "swagger";

    /// <summary>Maps the page, and only where the demo tokens are accepted, documents for it that name them in its Authorize dialog.</summary>
    public static void MapSwaggerPage(this IEndpointRouteBuilder app)
    {
        var documents = "/openapi";
        if (app.ServiceProvider.GetRequiredService<DemoTokens>().Enabled)
        {
            // Documents of the page's own, so that the ones for programs are the same wherever the registry runs.
            documents = $"/{Prefix}/documents";
            app.MapGet(documents + "/{documentName}.json", WithDemoTokens).AllowAnonymous().ExcludeFromDescription();
        }

        app.MapSwaggerUI(Prefix, page => Arrange(page, documents)).AllowAnonymous().ExcludeFromDescription();
    }

    private static void Arrange(SwaggerUIOptions page, string documents)
    {
        page.DocumentTitle = "Capability Registry API";
        page.SwaggerEndpoint($"{documents}/{OpenApiSetup.V1}.json", "OpenAPI 3.1");
        page.SwaggerEndpoint($"{documents}/{OpenApiSetup.V1For30}.json", "OpenAPI 3.0");
        page.DocExpansion(DocExpansion.None);
        page.EnableFilter();
        page.EnableTryItOutByDefault();
        page.EnablePersistAuthorization();
        // The pages of the errors lead to operations.
        page.EnableDeepLinking();
    }

    private static async Task<Results<CacheableAnswer, NotFound>> WithDemoTokens(string documentName, ServedDocuments documents, CancellationToken cancel)
    {
        if (await documents.Text(documentName, cancel) is not { } text)
        {
            return TypedResults.NotFound();
        }

        var document = JsonNode.Parse(text)!;
        var scheme = document["components"]!["securitySchemes"]![DocumentTransformer.BearerScheme]!;
        scheme["description"] = $"{scheme["description"]} Demo tokens: {string.Join(", ", DemoTokens.All.Select(Named))}.";
        return new CacheableAnswer(ServedDocuments.Bytes(document));
    }

    private static string Named(KeyValuePair<string, Caller> token) =>
        $"`{token.Key}` ({token.Value.Role.Code()}{(token.Value.Contributor is { } contributor ? $" of {contributor}" : "")})";
}
