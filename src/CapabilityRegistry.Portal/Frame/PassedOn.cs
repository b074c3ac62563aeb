using CapabilityRegistry.Portal.Api;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Portal.Frame;

/// <summary>A page or a file of the API, as the API gives it: a browser that has signed in here has no token to ask for it there.</summary>
public sealed class PassedOn(ApiAnswer answer) : IResult
{
    /// <summary>What the API answers to a GET.</summary>
    /// <exception cref="ApiRefusalException">The API refused.</exception>
    public static async Task<IResult> Get(Page page, string address, string accept)
    {
        var answer = await page.Send(ApiRequest.Get(address) with { Accept = accept });
        return answer.IsSuccess ? new PassedOn(answer) : throw new ApiRefusalException(answer.Problem);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Content.Length;
        response.Headers.ContentSecurityPolicy = answer.SecurityPolicy;
        response.Headers.ContentDisposition = answer.Disposition;
        await response.Body.WriteAsync(answer.Content, httpContext.RequestAborted);
    }
}
