using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Planning.Defence.Dossiers;

/// <summary>200 with the dossier, and the name to save it under.</summary>
public sealed class DossierAnswer(DossierView view) : IResult, IStatusCodeHttpResult, IDisclosesObjects, IEndpointMetadataProvider
{
    public int? StatusCode => StatusCodes.Status200OK;

    public IEnumerable<DisclosedObject> DisclosedObjects() => view.DisclosedObjects();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.SavedAs($"{view.Run.Id}-dossier.json");
        await httpContext.Response.WriteAsJsonAsync(view, Json.Options, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(DossierView), ["application/json"]));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status200OK, HeaderNames.ContentDisposition));
    }
}
