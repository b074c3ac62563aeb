using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Http.Limits;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Access;

/// <summary>Pages of which other origins may use the API from within a browser (CORS): none, unless the operator names them.</summary>
public static class AllowedOrigins
{
    public const string Setting = "Access:AllowedOrigins";

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <exception cref="InvalidOperationException">One of them is no origin.</exception>
    public static void AddAllowedOrigins(this WebApplicationBuilder builder)
    {
        var origins = Of(builder.Configuration);
        builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete)
            .WithHeaders(HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.IfMatch, Idempotency.Header)
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.Location, HeaderNames.RetryAfter, HeaderNames.WWWAuthenticate, HeaderNames.Allow, Quota.LeftField, Quota.PolicyField)
            .SetPreflightMaxAge(Remembered)));
    }

    public static void UseAllowedOrigins(this WebApplication app)
    {
        if (Of(app.Configuration).Length > 0)
        {
            app.UseCors();
        }
    }

    private static string[] Of(IConfiguration configuration) =>
        [.. (configuration.GetSection(Setting).Get<string[]>() ?? []).Select(Origin)];

    private static string Origin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.GetLeftPart(UriPartial.Authority) == text
        ? text
        : throw new InvalidOperationException($"{Setting} takes origins such as https://planning.example, found '{text}'.");
}
