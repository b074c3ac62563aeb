using System.Net;

namespace CapabilityRegistry.Platform.Access;

/// <summary>The addresses that the web server will listen on, read from the configuration in the way Kestrel reads it.</summary>
public static class ListeningAddresses
{
    public const string Default = "http://127.0.0.1:5080";

    public static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "").ToList();
        if (endpoints.Count > 0)
        {
            return endpoints;
        }

        return configuration["urls"] is { Length: > 0 } urls ? Split(urls) : Ports(configuration);
    }

    /// <summary>True only for 127.0.0.0/8, [::1] and localhost; *, + and 0.0.0.0 are every address of the machine.</summary>
    public static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    public static bool IsTls(string address) => BindingAddress.Parse(address).Scheme.Equals("https", StringComparison.OrdinalIgnoreCase);

    private static string[] Ports(IConfiguration configuration)
    {
        string[] open =
        [
            .. Split(configuration["HTTP_PORTS"]).Select(port => $"http://*:{port}"),
            .. Split(configuration["HTTPS_PORTS"]).Select(port => $"https://*:{port}"),
        ];
        return open.Length > 0 ? open : [Default];
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
