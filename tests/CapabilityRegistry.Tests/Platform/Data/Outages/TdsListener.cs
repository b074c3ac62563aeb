using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CapabilityRegistry.Tests.Platform.Data.Outages;

/// <summary>
/// Speaks just enough of the protocol of SQL Server (MS-TDS, without TLS) to let SqlClient log in, and then fails as it is told: so SqlClient
/// makes the exceptions that it makes of a real server.
/// </summary>
internal sealed class TdsListener : IAsyncDisposable
{
    private const byte Batch = 0x01;
    private const byte Attention = 0x06;
    private const byte Login = 0x10;
    private const byte PreLogin = 0x12;
    private const int HeaderLength = 8;

    private static readonly byte[] Done = [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    // The end of a request that was given up.
    private static readonly byte[] GivenUp = [0xFD, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Reaction _login;
    private readonly Reaction _batch;
    private readonly Task _accepting;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="login">What is done instead of letting in; null to let in.</param>
    /// <param name="batch">What is done with a statement.</param>
    public TdsListener(Reaction? login = null, Reaction? batch = null)
    {
        _login = login ?? Reaction.Answer([.. LoginAcknowledged, .. Done]);
        _batch = batch ?? Reaction.Answer(Done);
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>Ends when the first statement has arrived.</summary>
    public Task Asked => _asked.Task;

    /// <summary>How to reach it; more settings may follow.</summary>
    public string ConnectionString =>
        $"Server=127.0.0.1,{((IPEndPoint)_listener.LocalEndpoint).Port};Database=x;User Id=x;Password=x;Encrypt=false;ConnectRetryCount=0";

    private static byte[] LoginAcknowledged
    {
        get
        {
            byte[] name = [.. Encoding.Unicode.GetBytes("test")];
            byte[] body = [1, 0x74, 0, 0, 4, (byte)(name.Length / 2), .. name, 16, 0, 0, 0];
            return [0xAD, (byte)body.Length, 0, .. body];
        }
    }

    /// <summary>An error as the server tells it.</summary>
    public static Reaction Error(int number, byte severity)
    {
        const string Message = "An error of the test.";
        var text = Encoding.Unicode.GetBytes(Message);
        byte[] numberBytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(numberBytes, number);
        byte[] body = [.. numberBytes, 1, severity, (byte)Message.Length, 0, .. text, 0, 0, 1, 0, 0, 0];
        return Reaction.Answer([0xAA, (byte)body.Length, (byte)(body.Length >> 8), .. body, .. (byte[])[0xFD, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task Accept()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(Talk(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        try
        {
            while (await Receive(stream) is { } kind && await React(stream, kind))
            {
                // Until either side has had enough.
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // The client or the test is gone.
        }
    }

    private async Task<bool> React(NetworkStream stream, byte kind)
    {
        if (kind == Batch)
        {
            _asked.TrySetResult();
        }

        var reaction = kind switch
        {
            PreLogin => Reaction.Answer([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 16, 0, 0, 0, 0, 0, 2]),
            Login => _login,
            Batch => _batch,
            Attention => Reaction.Answer(GivenUp),
            _ => Reaction.Answer(Done),
        };
        if (reaction.Bytes is { } bytes)
        {
            byte[] packet = [4, 1, (byte)((bytes.Length + HeaderLength) >> 8), (byte)(bytes.Length + HeaderLength), 0, 0, 1, 0, .. bytes];
            await stream.WriteAsync(packet, _end.Token);
        }

        return !reaction.Closes;
    }

    /// <returns>The kind of the message; null if the client has gone.</returns>
    private async Task<byte?> Receive(NetworkStream stream)
    {
        var header = new byte[HeaderLength];
        do
        {
            if (await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, _end.Token) < HeaderLength)
            {
                return null;
            }

            await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - HeaderLength], _end.Token);
        }
        while ((header[1] & 1) == 0);

        return header[0];
    }

    /// <summary>What the server does with a message.</summary>
    internal sealed record Reaction(byte[]? Bytes, bool Closes)
    {
        public static readonly Reaction Silence = new(null, false);

        public static readonly Reaction Dies = new(null, true);

        public static Reaction Answer(byte[] bytes) => new(bytes, false);
    }
}
