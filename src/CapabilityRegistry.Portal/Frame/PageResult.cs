using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapabilityRegistry.Portal.Frame;

/// <summary>A page: made whole before it is sent, so that one that fails is not half there.</summary>
public sealed class PageResult(Type view, ParameterView parameters, int status) : IResult
{
    /// <summary>Scripts, styles and pictures of this site alone, none within the page; forms go nowhere else; nobody frames it.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync(view, parameters)).ToHtmlString());
        var page = Encoding.UTF8.GetBytes(html);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.ContentLanguage = services.GetRequiredService<Page>().Language.Code;
        await response.Body.WriteAsync(page, httpContext.RequestAborted);
    }
}
