using System.Threading.RateLimiting;
using CapabilityRegistry.Http.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;

namespace CapabilityRegistry.Access;

/// <summary>
/// Stops whoever tries one token after the other: an address that has sent too many wrong ones is refused, with a
/// right one too, since the difference would tell which one was right.
/// </summary>
public sealed class WrongTokens : IMiddleware, IDisposable
{
    private readonly Quota _quota;
    private readonly PartitionedRateLimiter<HttpContext> _tries;

    public WrongTokens(LimitSettings settings)
    {
        _quota = new Quota("wrong-tokens", settings.WrongTokens, settings.Seconds);
        _tries = _quota.For(Client.AtAddressOf);
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
        {
            // Asked as often as somebody likes, it must not become a way of trying tokens.
            context.Request.Headers.Authorization = default;
        }
        else if (context.Request.Headers.Authorization.Count > 0)
        {
            if (_tries.GetStatistics(context)!.CurrentAvailablePermits == 0)
            {
                await RateLimits.Refuse(context, _quota, "Too many wrong tokens came from your address.");
                return;
            }

            if (!(await context.AuthenticateAsync()).Succeeded)
            {
                using var counted = _tries.AttemptAcquire(context);
            }
        }

        await next(context);
    }

    public void Dispose() => _tries.Dispose();
}
