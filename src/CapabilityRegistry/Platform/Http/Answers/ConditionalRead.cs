using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>If-Match and If-None-Match on a GET (RFC 9110, 13.2.2): lists of ETags, or * for whatever there is.</summary>
public static class ConditionalRead
{
    /// <summary>Answers 412 if none of If-Match is there, or 304 if the client holds what it asks for.</summary>
    /// <param name="etag">What there is.</param>
    /// <param name="tellsAll">Whether the same ETag means the same answer; otherwise there is no 304.</param>
    /// <returns>False if the answer has to be sent in full.</returns>
    public static async Task<bool> Answered(HttpContext context, string etag, bool tellsAll = true)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method))
        {
            return false;
        }

        var (headers, current) = (request.GetTypedHeaders(), new EntityTagHeaderValue(etag));
        if (request.Headers.IfMatch is { Count: > 0 } wanted && !Holds(headers.IfMatch, current, strong: true))
        {
            await Refused.Stale(wanted.ToString(), etag).ExecuteAsync(context);
            return true;
        }

        if (tellsAll && Holds(headers.IfNoneMatch, current, strong: false))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        return false;
    }

    private static bool Holds(IEnumerable<EntityTagHeaderValue> tags, EntityTagHeaderValue current, bool strong) =>
        tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, strong));
}

/// <summary>Marks an endpoint whose answer a client may hold already, so that a GET can be answered with 304.</summary>
public sealed record CanBeUnchanged;
