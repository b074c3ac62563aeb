using System.Security.Cryptography;
using System.Text.Json;
using CapabilityRegistry.Kernel;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>200 with what is the same for everybody who may read it, and an ETag made of its bytes.</summary>
public sealed class CacheableAnswer(byte[] content, string mediaType = "application/json") : IResult, IStatusCodeHttpResult
{
    // As long as half of a SHA-256: enough that no two answers share it.
    private const int TagBytes = 16;

    private readonly string _etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, TagBytes))}\"";

    internal ReadOnlyMemory<byte> Content => content;

    public int? StatusCode => StatusCodes.Status200OK;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = _etag;
        if (!await ConditionalRead.Answered(httpContext, _etag))
        {
            response.ContentType = $"{mediaType}; charset=utf-8";
            response.ContentLength = content.Length;
            await response.Body.WriteAsync(content, httpContext.RequestAborted);
        }
    }

    /// <summary>A successful result as this answer; any other as it is.</summary>
    internal static object? Of(object? result, HttpContext context) => (result is INestedHttpResult nested ? nested.Result : result) switch
    {
        IValueHttpResult { Value: { } value } and IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } =>
            AsJson(ChosenFields.Of(value, context)),
        var other => other,
    };

    private static CacheableAnswer AsJson(object value) => new(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Json.Options));
}

/// <summary>Says on an endpoint who may keep its answers, as Cache-Control; whoever keeps one asks each time whether it is still right.</summary>
public sealed record MayBeKept(string CacheControl);

/// <summary>Says on an endpoint that its answers themselves tell who may keep them.</summary>
public sealed record SaysWhetherKept;

public static class MayBeKeptExtensions
{
    private static readonly MayBeKept ByClients = new("private, no-cache");

    private static readonly MayBeKept ByAnybody = new("public, no-cache");

    /// <summary>Clients, but no cache that they share, may keep the answers, which are the same for every caller with the right.</summary>
    public static TBuilder MayBeKeptByClients<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints
            .AddEndpointFilter(async (context, next) => CacheableAnswer.Of(await next(context), context.HttpContext))
            .WithMetadata(ByClients, new CanBeUnchanged(), new SendsHeader(StatusCodes.Status200OK, HeaderNames.ETag));

    /// <summary>Shared caches too may keep the answers, which need no right.</summary>
    public static TBuilder MayBeKeptByAnybody<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(ByAnybody);
}
