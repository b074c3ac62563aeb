using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Access;

/// <summary>
/// Checks before the start, outside Development, that the registry is not reachable without TLS and that somebody can use it.
/// </summary>
public static class SafeStart
{
    /// <exception cref="InvalidOperationException">It would listen in the clear, or nobody could use it; the message says what to do.</exception>
    public static async Task RefuseUnsafeStart(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            return;
        }

        var open = ListeningAddresses.Of(app.Configuration)
            .FirstOrDefault(address => !ListeningAddresses.IsLoopback(address) && !ListeningAddresses.IsTls(address));
        var settings = app.Services.GetRequiredService<AccessSettings>();
        if (open is not null && !settings.BehindTlsProxy)
        {
            throw new InvalidOperationException(
                $"{open} can be reached from other machines without TLS, and tokens would be readable on the way. Listen on https, on a loopback "
                    + $"address, or behind a proxy that terminates TLS, and say so with {TlsProxy.Setting}=true.");
        }

        // With this setting the host accepts forwarded headers from any sender.
        if (app.Configuration.GetValue<bool>("FORWARDEDHEADERS_ENABLED"))
        {
            throw new InvalidOperationException($"ASPNETCORE_FORWARDEDHEADERS_ENABLED believes every proxy. Use {TlsProxy.Setting}=true and "
                + $"{TlsProxy.KnownProxies} instead.");
        }

        if (settings.Provider is null && !await HasUsableToken(app.Services))
        {
            throw new InvalidOperationException(
                "Nobody could use this registry: there is neither an identity provider (Access:Authority) nor a valid token. Make the first one with: "
                    + "token create --role administrator --person NAME");
        }
    }

    private static Task<bool> HasUsableToken(IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return services.GetRequiredService<IServiceScopeFactory>().Read((TokenStore tokens) => tokens.HasUsable(now));
    }
}
