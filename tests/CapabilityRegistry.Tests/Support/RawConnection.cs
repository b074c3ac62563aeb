using System.Net.Sockets;
using System.Text;

namespace CapabilityRegistry.Tests.Support;

/// <summary>A bare line to the registry, for what no HTTP client sends.</summary>
public sealed class RawConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient _tcp = new();

    private RawConnection()
    {
    }

    public static async Task<RawConnection> To(RegistryApp app)
    {
        var line = new RawConnection();
        await line._tcp.ConnectAsync(app.Address.Host, app.Address.Port);
        return line;
    }

    /// <summary>Sends one request and gives the whole answer, after which the line is closed.</summary>
    public static async Task<string> Ask(RegistryApp app, string request)
    {
        await using var line = await To(app);
        await line.Send(request);
        return await line.Rest();
    }

    /// <summary>A request without its end: the address, who asks, and further header lines.</summary>
    public static string Head(string methodAndPath, string? token, params string[] headers) =>
        string.Concat([$"{methodAndPath} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n", token is null
            ? ""
            : $"Authorization: Bearer {token}\r\n", .. headers.Select(header => $"{header}\r\n")]);

    /// <summary>Every letter as one byte.</summary>
    public async Task Send(string text) => await _tcp.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Everything until the server closes the line.</summary>
    public async Task<string> Rest()
    {
        using var reader = new StreamReader(_tcp.GetStream());
        return await reader.ReadToEndAsync().WaitAsync(Patience);
    }

    /// <summary>The next bytes of the answer.</summary>
    public async Task<string> Read(int bytes)
    {
        var read = new byte[bytes];
        await _tcp.GetStream().ReadExactlyAsync(read).AsTask().WaitAsync(Patience);
        return Encoding.Latin1.GetString(read);
    }

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        return ValueTask.CompletedTask;
    }
}
