using System.Threading.RateLimiting;
using CapabilityRegistry.Kernel.Telemetry;
using CapabilityRegistry.Platform.Http.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;

namespace CapabilityRegistry.Platform.Access;

/// <summary>
/// Stops guessing of tokens: an address that sent too many invalid tokens is refused, even with a valid one, because the difference would
/// show which token is valid.
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
            // This endpoint has no rate limit, so it must not be usable for guessing tokens.
            context.Request.Headers.Authorization = default;
        }
        else if (context.Request.Headers.Authorization.Count > 0)
        {
            if (_tries.GetStatistics(context)!.CurrentAvailablePermits == 0)
            {
                RegistryMeter.TokensRefused.Add(1);
                await RateLimits.Refuse(context, _quota, "Too many wrong tokens came from your address.");
                return;
            }

            if (!(await context.AuthenticateAsync()).Succeeded)
            {
                RegistryMeter.WrongTokens.Add(1);
                using var counted = _tries.AttemptAcquire(context);
            }
        }

        await next(context);
    }

    public void Dispose() => _tries.Dispose();
}
