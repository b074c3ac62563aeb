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

    public const string KnownProxies = "Access:KnownProxies";

    public static void UseTlsProxy(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AccessSettings>() is { BehindTlsProxy: true } settings)
        {
            app.UseForwardedHeaders(Options(settings.KnownProxies));
        }
    }

    /// <summary>Whether the text is an address or a network.</summary>
    public static bool IsNetwork(string text) => TryParse(text, out _);

    private static ForwardedHeadersOptions Options(string[] named)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        if (named.Length > 0)
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
        }

        foreach (var text in named)
        {
            options.KnownIPNetworks.Add(TryParse(text, out var network) ? network : throw new FormatException(text));
        }

        return options;
    }

    private static bool TryParse(string text, out System.Net.IPNetwork network)
    {
        var isAddress = IPAddress.TryParse(text, out var address);
        network = isAddress ? new(address!, address!.GetAddressBytes().Length * 8) : default;
        return isAddress || System.Net.IPNetwork.TryParse(text, out network);
    }
}
