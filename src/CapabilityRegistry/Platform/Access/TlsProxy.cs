using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace CapabilityRegistry.Platform.Access;

/// <summary>
/// A proxy that terminates TLS in front of the registry. Only if the operator says that there is one are its headers
/// believed, and only from the addresses that are named: anybody else could pretend to be somebody else.
/// </summary>
public static class TlsProxy
{
    public const string Setting = "Access:BehindTlsProxy";

    /// <summary>Addresses or networks of proxies, such as 10.0.0.7 or 10.1.0.0/16; this machine if none is named.</summary>
    public const string KnownProxies = "Access:KnownProxies";

    public static bool IsInFront(IConfiguration configuration) => configuration.GetValue<bool>(Setting);

    /// <exception cref="InvalidOperationException">A known proxy is neither an address nor a network.</exception>
    public static void UseTlsProxy(this WebApplication app)
    {
        if (IsInFront(app.Configuration))
        {
            app.UseForwardedHeaders(Options(app.Configuration));
        }
    }

    private static ForwardedHeadersOptions Options(IConfiguration configuration)
    {
        var named = configuration.GetSection(KnownProxies).Get<string[]>() ?? [];
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        if (named.Length > 0)
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
        }

        foreach (var text in named)
        {
            options.KnownIPNetworks.Add(Network(text));
        }

        return options;
    }

    private static System.Net.IPNetwork Network(string text) => text switch
    {
        _ when IPAddress.TryParse(text, out var address) => new(address, address.GetAddressBytes().Length * 8),
        _ when System.Net.IPNetwork.TryParse(text, out var network) => network,
        _ => throw new InvalidOperationException($"{KnownProxies} takes addresses and networks such as 10.0.0.7 or 10.1.0.0/16, found '{text}'."),
    };
}
