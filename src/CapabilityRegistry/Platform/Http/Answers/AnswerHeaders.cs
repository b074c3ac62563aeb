using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Limits;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>
/// Adds the header fields of every answer, errors included: security and caching headers, the version, and the rate limit. Written when the answer
/// starts, because an error discards earlier headers.
/// </summary>
public sealed class AnswerHeaders
{
    /// <summary>For API answers: they are not pages, load nothing and cannot be framed.</summary>
    private const string NoPage = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Swagger UI: its own scripts, styles and pictures; it sets style attributes and has pictures in its style sheet.</summary>
    private const string Page =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string OneYear = "max-age=31536000";

    /// <summary>The fields, with what an answer of the API says in them.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfApi = new Dictionary<string, string>
    {
        // Answers depend on the caller and must not be cached, unless the endpoint says that they may be.
        [HeaderNames.CacheControl] = "no-store",
        [HeaderNames.ContentSecurityPolicy] = NoPage,
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Referrer-Policy"] = "no-referrer",
        [HeaderNames.XContentTypeOptions] = "nosniff",
        [HeaderNames.XFrameOptions] = "DENY",
        [RegistryVersion.Header] = RegistryVersion.Text,
    };

    private readonly RequestDelegate _next;
    private readonly RateLimits _limits;
    private readonly Func<object, Task> _write;

    public AnswerHeaders(RequestDelegate next, RateLimits limits) => (_next, _limits, _write) = (next, limits, Write);

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(_write, context);
        return _next(context);
    }

    private Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        var kept = headers.CacheControl;
        foreach (var (name, value) in OfApi)
        {
            // A page has a policy of its own.
            if (name != HeaderNames.ContentSecurityPolicy || headers.ContentSecurityPolicy.Count == 0)
            {
                headers[name] = value;
            }
        }

        if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
        {
            var endpoint = context.GetEndpoint()?.Metadata;
            headers.CacheControl = endpoint?.GetMetadata<SaysWhetherKept>() is not null && kept.Count > 0 ? kept
                : endpoint?.GetMetadata<MayBeKept>()?.CacheControl ?? headers.CacheControl;
        }

        if (context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase))
        {
            headers.ContentSecurityPolicy = Page;
            headers.CacheControl = "no-cache";
        }

        // Browsers would apply HSTS to every port of a developer's machine.
        if (context.Request.IsHttps && !IsThisMachine(context.Request.Host.Host))
        {
            headers.StrictTransportSecurity = OneYear;
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null)
        {
            _limits.WriteHeaders(context);
        }

        return Task.CompletedTask;
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address) && System.Net.IPAddress.IsLoopback(address));
}
