using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Limits;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>
/// The header fields of answers that a client reads, as shared components of the document. Those for browsers and caches, the same on every answer,
/// stand in its description once.
/// </summary>
public static class HeaderComponents
{
    private const string Left =
        "What is left of the quota (r), and for how many seconds no more than that can be used (t): draft-ietf-httpapi-ratelimit-headers-11.";

    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        [HeaderNames.ContentDisposition] = "A file name under which the answer can be kept.",
        [HeaderNames.Location] = "The address of what was made.",
        [HeaderNames.RetryAfter] = "After how many seconds to ask again.",
        [HeaderNames.Vary] = "The header fields of the request on which the answer depends.",
        [PreferWait.Applied] = "The preference of the request that was met (RFC 7240).",
    };

    /// <summary>What an entity tag is for.</summary>
    public const string ETag = "The version of what was asked for: to be sent in If-Match with a change of it.";

    private const string Policy = "The quota: so many requests (q) in so many seconds (w), wherever one begins to count.";

    /// <param name="limited">Whether requests to the operation count.</param>
    public static Dictionary<string, IOpenApiHeader> OfEveryAnswer(OpenApiDocument document, bool limited)
    {
        var headers = new Dictionary<string, IOpenApiHeader>();
        if (limited)
        {
            headers[Quota.LeftField] = Shared(document, Quota.LeftField, Left, required: true);
            headers[Quota.PolicyField] = Shared(document, Quota.PolicyField, Policy, required: true);
        }

        headers[RegistryVersion.Header] = Shared(document, RegistryVersion.Header, "The version of the registry.", required: true);
        return headers;
    }

    /// <param name="limited">Whether requests to the operation count.</param>
    public static Dictionary<string, IOpenApiHeader> OfUnchanged(OpenApiDocument document, bool limited)
    {
        var headers = OfEveryAnswer(document, limited);
        headers[HeaderNames.ETag] = Shared(document, HeaderNames.ETag, ETag, required: true);
        return headers;
    }

    public static IOpenApiHeader Replayed(OpenApiDocument document) => Shared(
        document, IdempotencyHeaders.Replayed, "true if this is the first answer again, to a request with the same Idempotency-Key.", required: false);

    public static IOpenApiHeader Tried(OpenApiDocument document) =>
        Shared(document, DryRun.Header, "true if the change was only tried (dryRun).", required: false);

    /// <summary>A header field that an operation sends with one of its answers.</summary>
    public static IOpenApiHeader Sent(OpenApiDocument document, SendsHeader sent)
    {
        var description = sent.Name == HeaderNames.ETag ? ETag : Descriptions[sent.Name];
        // One component for those that every such answer carries, one for those that some do.
        return Shared(document, sent.Name, description, sent.Always, sent.Always ? sent.Name : $"Optional-{sent.Name}");
    }

    /// <param name="required">Whether every such answer carries it.</param>
    public static OpenApiHeaderReference Shared(
        OpenApiDocument document, string name, string description, bool required, string? component = null)
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        document.AddComponent<IOpenApiHeader>(component ?? name, new OpenApiHeader { Description = description, Required = required, Schema = text });
        return new OpenApiHeaderReference(component ?? name, document);
    }
}
