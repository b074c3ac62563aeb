using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Planning.Defence.Dossiers;

/// <summary>200 with the dossier, as JSON or as a page.</summary>
public sealed class DossierAnswer(DossierView view, bool asPage) : IResult, IStatusCodeHttpResult, IDisclosesObjects, IEndpointMetadataProvider
{
    public int? StatusCode => StatusCodes.Status200OK;

    public IEnumerable<DisclosedObject> DisclosedObjects() => view.DisclosedObjects();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Vary = HeaderNames.Accept;
        if (!asPage)
        {
            httpContext.Response.SavedAs($"{view.Run.Id}-dossier.json");
            await httpContext.Response.WriteAsJsonAsync(view, Json.Options, httpContext.RequestAborted);
            return;
        }

        var page = await Page(httpContext.RequestServices);
        httpContext.Response.ShownAs($"{view.Run.Id}-dossier.html");
        httpContext.Response.Headers.ContentSecurityPolicy = PageStyle.ContentSecurityPolicy;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.WriteAsync(page, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(DossierView), ["application/json"]));
        builder.Metadata.Add(new AlsoSendsText(StatusCodes.Status200OK, "text/html"));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status200OK, HeaderNames.Vary));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status200OK, HeaderNames.ContentDisposition));
    }

    private async Task<string> Page(IServiceProvider services)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(DossierPage.View)] = view });
            return (await renderer.RenderComponentAsync<DossierPage>(parameters)).ToHtmlString();
        });
    }
}
