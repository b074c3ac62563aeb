using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Portal.Api;

/// <summary>
/// Asks the API of the registry, as any client does: same addresses, same JSON, same rights, limits, refusals and log of who saw what. Only that no
/// network lies between: the request goes through the pipeline of this process.
/// </summary>
public sealed class RegistryApi(ApiPipeline pipeline, IServiceScopeFactory scopes, IHttpContextFactory contexts)
{
    // What flows with a thread that has just begun.
    private static readonly ExecutionContext Nothing = OfNewThread();

    /// <summary>Carries out one request for a person who uses a page.</summary>
    /// <param name="page">The request of the page: whose address counts for limits, and with whose end this one ends.</param>
    /// <param name="token">Who asks; null for what is public.</param>
    public Task<ApiAnswer> Send(HttpContext page, string? token, ApiRequest request) => Apart(Asker.Of(page, token), request, null);

    /// <summary>Carries out one request for somebody who is away, with the rights that they have now.</summary>
    /// <param name="who">Whom the host recognises by their login alone: no request from outside can say so.</param>
    /// <param name="site">The address at which the registry is known.</param>
    public Task<ApiAnswer> Send(AbsentPerson who, Uri site, ApiRequest request, CancellationToken ends) =>
        Apart(Asker.Of(who, site, ends), request, null);

    /// <summary>Carries out one request whose answer may be large, and passes it on as it comes.</summary>
    /// <exception cref="ApiRefusalException">The API refused: nothing was passed on.</exception>
    public async Task Pass(HttpContext page, string? token, ApiRequest request)
    {
        var answer = await Apart(Asker.Of(page, token), request, page.Response);
        if (answer.Status != HttpStatusCode.OK)
        {
            throw new ApiRefusalException(answer.Problem);
        }
    }

    // The API answers as if the page had not been: in the invariant culture and with a request of its own, which nothing of the page's shows through.
    // It does so on the thread of the page, since handing a short answer from thread to thread and back takes as long as to find it.
    private Task<ApiAnswer> Apart(Asker asker, ApiRequest request, HttpResponse? to)
    {
        asker.Ends.ThrowIfCancellationRequested();
        var activity = Activity.Current;
        Task<ApiAnswer>? answer = null;
        ExecutionContext.Run(Nothing, _ => answer = Carry(asker, request, to, activity), null);
        return answer!;
    }

    private static ExecutionContext OfNewThread()
    {
        ExecutionContext? flows = null;
        var thread = new Thread(() => flows = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return flows!;
    }

    private async Task<ApiAnswer> Carry(Asker asker, ApiRequest request, HttpResponse? to, Activity? activity)
    {
        Activity.Current = activity;
        var head = new AnswerHead();
        await using var body = new AnswerStream(head, to);
        var features = Features(asker, request, head, body);
        var context = contexts.Create(features);
        try
        {
            await using var services = new RequestServicesFeature(context, scopes);
            features.Set<IServiceProvidersFeature>(services);
            Describe(context.Request, asker, request);
            await pipeline.Answer(context);
            await context.Response.CompleteAsync();
            // An answer without a body has its first byte with its head.
            await head.Start();
            var headers = context.Response.Headers;
            return new ApiAnswer((HttpStatusCode)head.StatusCode, context.Response.ContentType, headers.ETag, body.Kept())
            {
                SecurityPolicy = headers.ContentSecurityPolicy,
                Disposition = headers.ContentDisposition,
            };
        }
        finally
        {
            await head.Complete();
            contexts.Dispose(context);
        }
    }

    private static FeatureCollection Features(Asker asker, ApiRequest request, AnswerHead head, AnswerStream body)
    {
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature());
        features.Set<IHttpResponseFeature>(head);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IHttpRequestLifetimeFeature>(new Lifetime { RequestAborted = asker.Ends });
        features.Set<IHttpRequestBodyDetectionFeature>(new Detection(request.Body is not null || request.File is not null));
        features.Set<IHttpMaxRequestBodySizeFeature>(new Limit());
        features.Set(asker.Connection);
        features.Set(asker.Absent);
        return features;
    }

    private static void Describe(HttpRequest asked, Asker asker, ApiRequest request)
    {
        var (path, query) = Split(request.Address);
        asked.Method = request.Method;
        asked.Scheme = asker.Scheme;
        asked.Host = asker.Host;
        asked.Protocol = HttpProtocol.Http11;
        asked.Path = path;
        asked.QueryString = query;
        asked.Headers.Accept = request.Accept;
        if (asker.Token is not null)
        {
            asked.Headers.Authorization = new AuthenticationHeaderValue("Bearer", asker.Token).ToString();
        }

        if (request.Version is not null)
        {
            asked.Headers.IfMatch = request.Version;
        }

        if (request.Key is not null)
        {
            asked.Headers["Idempotency-Key"] = request.Key;
        }

        var body = request.Body is null ? request.File : new MemoryStream(request.Body, writable: false);
        if (body is not null)
        {
            asked.ContentType = request.BodyType;
            asked.ContentLength = body.Length;
            asked.Body = new SentBodyStream(body, asked.HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>());
        }
    }

    private static (PathString Path, QueryString Query) Split(string address)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        return mark < 0
            ? (PathString.FromUriComponent(address), QueryString.Empty)
            : (PathString.FromUriComponent(address[..mark]), new QueryString(address[mark..]));
    }

    // On whose behalf something is asked, from where, and with whose end it ends.
    private sealed record Asker(string Scheme, HostString Host, CancellationToken Ends)
    {
        public string? Token { get; private init; }

        public AbsentPerson? Absent { get; private init; }

        public IHttpConnectionFeature? Connection { get; private init; }

        public static Asker Of(HttpContext page, string? token) => new(page.Request.Scheme, page.Request.Host, page.RequestAborted)
        {
            Token = token,
            Connection = page.Features.Get<IHttpConnectionFeature>(),
        };

        public static Asker Of(AbsentPerson who, Uri site, CancellationToken ends) => new(site.Scheme, HostString.FromUriComponent(site), ends)
        {
            Absent = who,
            Connection = new HttpConnectionFeature { RemoteIpAddress = IPAddress.Loopback },
        };
    }

    private sealed class Lifetime : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }

        public void Abort()
        {
            // The page decides over its connection; what it asked for ends with it.
        }
    }

    private sealed class Limit : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }

    private sealed record Detection(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}

/// <summary>What answers requests in this process: the host's pipeline, from its beginning.</summary>
public sealed class ApiPipeline
{
    private RequestDelegate? _answer;

    /// <exception cref="InvalidOperationException">The host has not called <see cref="PortalSetup.UsePortal"/>.</exception>
    public RequestDelegate Answer
    {
        get => _answer ?? throw new InvalidOperationException("The host has not called UsePortal.");
        set => _answer = value;
    }
}
