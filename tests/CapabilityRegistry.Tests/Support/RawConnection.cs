using System.Net.Sockets;
using System.Text;

namespace CapabilityRegistry.Tests.Support;

/// <summary>A bare line to the registry, for what no HTTP client sends.</summary>
public sealed class RawConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient _tcp = new();
    private NetworkStream _stream = null!;

    private RawConnection()
    {
    }

    public static Task<RawConnection> To(RegistryApp app) => To(app.Address);

    public static async Task<RawConnection> To(Uri address)
    {
        var line = new RawConnection();
        await line._tcp.ConnectAsync(address.Host, address.Port);
        line._stream = line._tcp.GetStream();
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
    public async Task Send(string text) => await _stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Everything until the server closes the line.</summary>
    public async Task<string> Rest()
    {
        using var reader = new StreamReader(_stream);
        return await reader.ReadToEndAsync().WaitAsync(Patience);
    }

    /// <summary>Says that nothing more comes; the answer can still be read.</summary>
    public void End() => _tcp.Client.Shutdown(SocketShutdown.Send);

    /// <summary>As a line that is cut: what was on its way is lost, and nobody reads an answer.</summary>
    public void Cut()
    {
        // The client itself would say goodbye first, and the line would be closed in order.
        _tcp.LingerState = new LingerOption(true, 0);
        _tcp.Client.Close(0);
    }

    /// <summary>The next bytes of the answer.</summary>
    public async Task<string> Read(int bytes)
    {
        var read = new byte[bytes];
        await _stream.ReadExactlyAsync(read).AsTask().WaitAsync(Patience);
        return Encoding.Latin1.GetString(read);
    }

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        return ValueTask.CompletedTask;
    }
}
