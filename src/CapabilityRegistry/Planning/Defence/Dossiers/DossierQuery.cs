using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Planning.Defence.Dossiers;

/// <summary>For whom the dossier is written.</summary>
public sealed record DossierQuery
{
    [Description("json, for programs, or html, to read and to print; if left out, what the Accept header prefers.")]
    [FromQuery(Name = "format")]
    [RegularExpression("^(json|html)$")]
    public string? Format { get; init; }

    /// <summary>Whether it is to be a page; JSON if the caller does not care.</summary>
    internal bool IsPage(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Format is null ? Quality(accepted, "text/html") > Quality(accepted, "application/json") : Format == "html";
    }

    // The most specific range that fits decides (RFC 9110, 12.5.1).
    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type)
    {
        var wanted = new MediaTypeHeaderValue(type);
        return accepted.Where(wanted.IsSubsetOf).OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
            .Select(range => range.Quality ?? 1).FirstOrDefault();
    }
}
