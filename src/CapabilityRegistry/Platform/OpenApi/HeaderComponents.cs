using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Limits;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>The header fields of every answer, as shared components of the document.</summary>
public static class HeaderComponents
{
    private const string Left =
        "What is left of the quota (r), and for how many seconds no more than that can be used (t): draft-ietf-httpapi-ratelimit-headers-11.";

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

        foreach (var (name, value) in AnswerHeaders.OfApi)
        {
            var said = name == HeaderNames.CacheControl
                ? $"{value}; what is the same for every caller may be kept and asked for again: private, no-cache."
                : $"Always: {value}.";
            headers[name] = Shared(document, name, said, required: true);
        }

        headers[HeaderNames.StrictTransportSecurity] = Shared(document, HeaderNames.StrictTransportSecurity, "Only over TLS.", required: false);
        return headers;
    }

    /// <param name="limited">Whether requests to the operation count.</param>
    public static Dictionary<string, IOpenApiHeader> OfUnchanged(OpenApiDocument document, bool limited)
    {
        var headers = OfEveryAnswer(document, limited);
        headers[HeaderNames.ETag] = Shared(document, HeaderNames.ETag, "Of what you hold.", required: true);
        return headers;
    }

    public static IOpenApiHeader Replayed(OpenApiDocument document) => Shared(
        document, IdempotencyHeaders.Replayed, "true if this is the first answer again, to a request with the same Idempotency-Key.", required: false);

    public static IOpenApiHeader Tried(OpenApiDocument document) =>
        Shared(document, DryRun.Header, "true if the change was only tried (dryRun).", required: false);

    private static OpenApiHeaderReference Shared(OpenApiDocument document, string name, string description, bool required)
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        document.AddComponent<IOpenApiHeader>(name, new OpenApiHeader { Description = description, Required = required, Schema = text });
        return new OpenApiHeaderReference(name, document);
    }
}
