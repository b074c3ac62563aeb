using Microsoft.AspNetCore.Http.Metadata;

namespace CapabilityRegistry.Platform.Errors;

/// <summary>The operations that the page of an error leads to.</summary>
internal static class OperationLinks
{
    /// <summary>The operations that can refuse with the code by what they do themselves, in the order of their paths.</summary>
    public static IReadOnlyList<OperationLink> With(string code, EndpointDataSource endpoints) =>
    [
        .. from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
           let id = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName
           where id is not null && ErrorCatalogue.Of(id) is var errors && (errors.Problems.Contains(code) || errors.Errors.Contains(code))
           orderby endpoint.RoutePattern.RawText
           select Of(id, endpoint.RoutePattern.RawText!, endpoint.Metadata),
    ];

    private static OperationLink Of(string id, string path, EndpointMetadataCollection metadata) => new(
        id,
        $"{metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0]} {path}",
        $"/swagger/index.html#/{Uri.EscapeDataString(metadata.GetRequiredMetadata<ITagsMetadata>().Tags[0])}/{id}");
}

/// <summary>An operation on the page of an error.</summary>
/// <param name="Line">Method and path.</param>
/// <param name="Address">Where the page of the document shows the operation.</param>
public sealed record OperationLink(string Id, string Line, string Address);
