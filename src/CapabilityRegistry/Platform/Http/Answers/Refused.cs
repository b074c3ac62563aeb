using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using Microsoft.AspNetCore.Http.Metadata;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>A refusal with its status and reasons.</summary>
public sealed class Refused : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider, IDisclosesObjects
{
    private readonly int _status;
    private readonly Refusal _refusal;

    private readonly string? _etag;

    private readonly IReadOnlyList<DisclosedObject> _shown;

    private Refused(int status, Refusal refusal, string? etag = null, IReadOnlyList<DisclosedObject>? shown = null) =>
        (_status, _refusal, _etag, _shown) = (status, refusal, etag, shown ?? []);

    public int? StatusCode => _status;

    /// <summary>What stands against the request.</summary>
    public Refusal Refusal => _refusal;

    public IEnumerable<DisclosedObject> DisclosedObjects() => _shown;

    /// <summary>The same refusal, which tells facts of these objects: that somebody was told them stands in the access log.</summary>
    public Refused Showing(IEnumerable<DisclosedObject> objects) => new(_status, _refusal, _etag, [.. objects]);

    /// <summary>404: there is none, or it is not the caller's to see; the answer does not tell which.</summary>
    public static Refused Missing(string kind, string id) =>
        new(StatusCodes.Status404NotFound, new("not-found", $"There is no {kind} {SafeExcerpt.Short(id)} that you may see."));

    /// <summary>A rule stands against the request; the kind of the refusal chooses the status.</summary>
    public static Refused Because(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.Conflict => new(StatusCodes.Status409Conflict, refusal),
        RefusalKind.Forbidden => new(StatusCodes.Status403Forbidden, refusal),
        RefusalKind.Invalid => Invalid(refusal.Faults),
        RefusalKind.TooMany => new(StatusCodes.Status429TooManyRequests, refusal),
        RefusalKind.Unavailable => new(StatusCodes.Status503ServiceUnavailable, refusal),
        RefusalKind.InternalError => new(StatusCodes.Status500InternalServerError, refusal),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>400: the request says something that cannot be.</summary>
    public static Refused Invalid(IReadOnlyList<Fault> faults) =>
        new(StatusCodes.Status400BadRequest, new("invalid-request", SafeExcerpt.Summary(faults), faults));

    /// <summary>412: somebody changed the object since the caller read it. The answer carries the ETag that there is now.</summary>
    public static Refused Stale(string ifMatch, string current) => new(StatusCodes.Status412PreconditionFailed, new(
        "stale-version", "The object has changed since you read it. Read it again and decide on what it says now.",
        new Fault { Code = "stale-version", Parameter = "If-Match", Expected = $"the current ETag, {current}", Found = SafeExcerpt.Short(ifMatch) }),
        current);

    /// <summary>428: every change names the version that it changes.</summary>
    public static Refused PreconditionRequired() => new(StatusCodes.Status428PreconditionRequired, new(
        "precondition-required", "Send the ETag that you read in If-Match, so that nobody's change is overwritten unseen.",
        new Fault { Code = "precondition-required", Parameter = "If-Match", Expected = "an ETag such as \"3\"", Found = "nothing" }));

    /// <summary>422: the Idempotency-Key was used for another request.</summary>
    public static Refused KeyReused(string key) => new(StatusCodes.Status422UnprocessableEntity, new(
        "idempotency-key-reused", "This Idempotency-Key was sent before with another request. Use a new key for a new request.",
        new Fault
        {
            Code = "idempotency-key-reused",
            Parameter = "Idempotency-Key",
            Expected = "a key not used before, or the same request again",
            Found = SafeExcerpt.Short(key),
        }));

    /// <summary>406: the client takes none of the media types that the operation has.</summary>
    public static Refused NotAcceptable(string accept, IReadOnlyCollection<string> offered) => new(StatusCodes.Status406NotAcceptable, new(
        "not-acceptable", $"The answer can be had as {string.Join(" or ", offered)}, which your Accept leaves out.",
        new Fault { Code = "not-acceptable", Parameter = "Accept", Expected = string.Join(" or ", offered), Found = SafeExcerpt.Short(accept) }));

    /// <summary>415: the body is of another media type than the operation takes.</summary>
    public static Refused UnsupportedMediaType(string expected, string? found) => new(StatusCodes.Status415UnsupportedMediaType, new(
        "unsupported-media-type", $"Send the body as {expected}.",
        new Fault
        {
            Code = "unsupported-media-type",
            Parameter = "Content-Type",
            Expected = expected,
            Found = found is null ? "nothing" : SafeExcerpt.Short(found),
        }));

    /// <summary>415: the body is compressed; its real size would be unknown.</summary>
    public static Refused UnsupportedContentEncoding(string found) => new(StatusCodes.Status415UnsupportedMediaType, new(
        "unsupported-content-encoding", "Send the body as it is, without a Content-Encoding.",
        new Fault
        {
            Code = "unsupported-content-encoding",
            Parameter = "Content-Encoding",
            Expected = "no Content-Encoding",
            Found = SafeExcerpt.Short(found),
        }));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_etag is not null)
        {
            httpContext.Response.Headers.ETag = _etag;
        }

        return Problem.Write(httpContext, _status, _refusal);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(new CanRefuse());
}

/// <summary>Marks an endpoint in which a rule can stand against a well-formed request (409).</summary>
public sealed record CanRefuse;
