using System.Text;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Errors;

/// <summary>
/// The pages of the errors: HTML without a script and with nothing from elsewhere. They are for people, like the page of the document, and so stand in
/// no document; they have the rate limit of everything that needs no token.
/// </summary>
public static class ErrorEndpoints
{
    public static void MapErrors(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/errors").AllowAnonymous().ExcludeFromDescription().MayBeKeptByAnybody();
        pages.MapGet("", List);
        pages.MapGet("/{code}", One);
    }

    private static Task<CacheableAnswer> List(HttpResponse response) => Page<ErrorListPage>(response, []);

    private static async Task<Results<CacheableAnswer, NotFoundAnswer>> One(string code, HttpResponse response, EndpointDataSource endpoints) =>
        ErrorCatalogue.Find(code) is { } error
            ? await Page<ErrorPage>(response, new()
            {
                [nameof(ErrorPage.Error)] = error,
                [nameof(ErrorPage.Operations)] = OperationLinks.With(code, endpoints),
            })
            : new NotFoundAnswer("error code", code);

    private static async Task<CacheableAnswer> Page<TPage>(HttpResponse response, Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        var services = response.HttpContext.RequestServices;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var page = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        response.Headers.ContentSecurityPolicy = PageStyle.ContentSecurityPolicy;
        return new CacheableAnswer(Encoding.UTF8.GetBytes(page), "text/html");
    }
}
