using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Defence.Dossiers;

/// <summary>For whom the dossier is written.</summary>
public sealed record DossierQuery
{
    [Description("json, for programs, or html, to read and to print; if left out, what the Accept header prefers.")]
    [FromQuery(Name = "format")]
    [CodeOf("DossierFormat")]
    public string? Format { get; init; }

    /// <summary>Whether it is to be a page; JSON if the caller does not care.</summary>
    internal bool IsPage(HttpRequest request) =>
        Format is null ? AcceptHeader.Quality(request, "text/html") > AcceptHeader.Quality(request, "application/json") : Format == "html";
}
