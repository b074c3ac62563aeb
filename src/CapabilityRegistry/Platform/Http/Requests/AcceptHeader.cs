using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>Which media types a client takes (RFC 9110, 12.5.1). Parameters of a type, such as its charset, are not compared.</summary>
public static class AcceptHeader
{
    /// <summary>From 0, not taken, to 1: as the most specific range that fits says. 1 without a header, or with one that cannot be read.</summary>
    public static double Quality(HttpRequest request, string type)
    {
        var (wanted, ranges) = (new MediaTypeHeaderValue(type), request.GetTypedHeaders().Accept);
        return ranges.Count == 0
            ? 1
            : ranges.Where(range => wanted.IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
                .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
                .Select(range => range.Quality ?? 1)
                .FirstOrDefault();
    }
}
