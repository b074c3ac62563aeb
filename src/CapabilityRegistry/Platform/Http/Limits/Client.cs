using System.Net;
using System.Net.Sockets;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Http.Limits;

/// <summary>The client whose quota a request counts against: a caller by name, anybody else by address.</summary>
public readonly record struct Client(string? Name, IPAddress? Address)
{
    // IPv6 clients usually hold a whole /64 network, so the network is counted.
    private const int BytesOfNetwork = 8;

    public static Client Of(HttpContext context) => Caller.Find(context.User) is { } caller ? new(caller.Name, null) : AtAddressOf(context);

    public static Client AtAddressOf(HttpContext context) => new(null, Network(context.Connection.RemoteIpAddress));

    private static IPAddress? Network(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6 })
        {
            return address;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(BytesOfNetwork).Clear();
        return new IPAddress(bytes);
    }
}
