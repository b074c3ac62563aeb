using CapabilityRegistry.Platform.Http.Limits;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Access;

/// <summary>Pages of which other origins may use the API from within a browser (CORS): none, unless the operator names them.</summary>
public static class AllowedOrigins
{
    public const string Setting = "Access:AllowedOrigins";

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    public static void AddAllowedOrigins(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<AccessSettings>((options, settings) => options.AddDefaultPolicy(policy => policy
            .WithOrigins(settings.AllowedOrigins)
            .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete)
            .WithHeaders(HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.IfMatch, HeaderNames.IfNoneMatch, IdempotencyHeaders.Key,
                PreferWait.Header)
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.Location, HeaderNames.RetryAfter, HeaderNames.WWWAuthenticate, HeaderNames.Allow,
                HeaderNames.ContentDisposition, IdempotencyHeaders.Replayed, Quota.LeftField, Quota.PolicyField)
            .SetPreflightMaxAge(Remembered)));
    }

    public static void UseAllowedOrigins(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AccessSettings>().AllowedOrigins.Length > 0)
        {
            app.UseCors();
        }
    }

    public static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.GetLeftPart(UriPartial.Authority) == text;
}
