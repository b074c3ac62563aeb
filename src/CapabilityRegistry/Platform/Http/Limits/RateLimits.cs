using System.Globalization;
using System.Threading.RateLimiting;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.RateLimiting;

namespace CapabilityRegistry.Platform.Http.Limits;

/// <summary>
/// Limits the requests of each client and the requests carried out at once. The framework's middleware would do so too, but adds a limiter
/// whose timer outlives the server.
/// </summary>
public sealed class RateLimits : IMiddleware, IDisposable
{
    private static readonly object Held = new();

    private readonly Quota _quota;
    private readonly PartitionedRateLimiter<HttpContext> _ofClient;
    private readonly PartitionedRateLimiter<HttpContext> _atOnce;
    private readonly PartitionedRateLimiter<HttpContext> _both;

    public RateLimits(LimitSettings settings)
    {
        _quota = new Quota("requests", settings.Requests, settings.Seconds);
        _ofClient = _quota.For(Client.Of);
        _atOnce = PartitionedRateLimiter.Create<HttpContext, int>(_ => RateLimitPartition.GetConcurrencyLimiter(0, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = settings.ConcurrentRequests,
            QueueLimit = settings.WaitingRequests,
        }));
        _both = PartitionedRateLimiter.CreateChained(_ofClient, _atOnce);
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
        {
            await next(context);
            return;
        }

        using var lease = await _both.AcquireAsync(context, cancellationToken: context.RequestAborted);
        context.Items[Held] = lease;
        await (lease.IsAcquired ? next(context) : Refuse(context));
    }

    /// <summary>From now on the request only waits and no longer counts among those that are carried out at the same time.</summary>
    public static void FreePlace(HttpContext context) => (context.Items[Held] as RateLimitLease)?.Dispose();

    /// <summary>Tells the client what it has left. What an answer says about itself is left as it is.</summary>
    public void WriteHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (!headers.ContainsKey(Quota.PolicyField))
        {
            headers[Quota.PolicyField] = _quota.Policy;
            headers[Quota.LeftField] = _quota.Left(_ofClient.GetStatistics(context)!.CurrentAvailablePermits);
        }
    }

    public void Dispose()
    {
        _both.Dispose();
        _ofClient.Dispose();
        _atOnce.Dispose();
    }

    /// <summary>429: the client has used up a quota.</summary>
    public static Task Refuse(HttpContext context, Quota quota, string detail)
    {
        var headers = context.Response.Headers;
        headers[Quota.PolicyField] = quota.Policy;
        headers[Quota.LeftField] = quota.Left(0);
        headers.RetryAfter = quota.Pause.ToString(CultureInfo.InvariantCulture);
        return Problem.Write(context, StatusCodes.Status429TooManyRequests, new Refusal("too-many-requests", $"{detail} Try again in {quota.Pause} seconds."));
    }

    private Task Refuse(HttpContext context) => _ofClient.GetStatistics(context)!.CurrentAvailablePermits == 0
        ? Refuse(context, _quota, $"You have sent {_quota.Most} requests within {_quota.Seconds} seconds, and more are not carried out.")
        : Problem.Write(context, StatusCodes.Status503ServiceUnavailable,
            new Refusal("too-busy", "The registry is carrying out as many requests as it can. Try again in a moment."));
}
