using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CapabilityRegistry.Platform.Http.Limits;

/// <summary>Limits of the web server and of each request.</summary>
public static class LimitSetup
{
    /// <summary>The name of the policy for operations that send or take files: their time goes by the line.</summary>
    public const string OfFiles = "files";

    /// <summary>Room for the longest address, If-Match and token there are, in bytes.</summary>
    private const int LongestHeaders = 16_384;

    private const int LongestRequestLine = 8_192;
    private const int MostHeaders = 64;

    /// <summary>The slowest line that a body may come over, in bytes per second, after a first moment.</summary>
    private const double SlowestBody = 240;

    private static readonly TimeSpan FirstMoment = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestForHeaders = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Longer than the idle time of usual clients and proxies, so that the server does not close a connection just when a request arrives.
    /// </summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(130);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<LimitSettings>(LimitSettings.Section);
        builder.Services.AddSingleton<RateLimits>();
        builder.Services.AddRequestTimeouts();
        builder.Services.AddOptions<RequestTimeoutOptions>().Configure<LimitSettings>((options, settings) =>
        {
            options.DefaultPolicy = Within(settings.RequestSeconds);
            options.AddPolicy(OfFiles, Within(settings.FileSeconds));
        });
        builder.Services.AddOptions<KestrelServerOptions>().Configure<LimitSettings>(Limit);
    }

    private static RequestTimeoutPolicy Within(double seconds) => new()
    {
        Timeout = TimeSpan.FromSeconds(seconds),
        TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        WriteTimeoutResponse = TookTooLong,
    };

    private static Task TookTooLong(HttpContext context)
    {
        // The token of the request is cancelled, and nothing could be written with it.
        context.RequestAborted = CancellationToken.None;
        return Problem.Write(context, StatusCodes.Status503ServiceUnavailable, new Refusal(
            "took-too-long", "The registry did not finish in time and has undone what it began. Try again in a moment."));
    }

    private static void Limit(KestrelServerOptions kestrel, LimitSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestBody.Longest;
        kestrel.Limits.MaxRequestHeadersTotalSize = LongestHeaders;
        kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
        kestrel.Limits.MaxRequestHeaderCount = MostHeaders;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(SlowestBody, FirstMoment);
        kestrel.Limits.RequestHeadersTimeout = LongestForHeaders;
        kestrel.Limits.KeepAliveTimeout = LongestIdle;
        kestrel.Limits.MaxConcurrentConnections = settings.Connections;
    }
}
