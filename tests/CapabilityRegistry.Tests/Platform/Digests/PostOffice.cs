using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace CapabilityRegistry.Tests.Platform.Digests;

/// <summary>A real SMTP server on a port of this machine, which does with mails what a test tells it to.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private readonly ConcurrentQueue<MimeMessage> _mails = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private int _handedOver;

    /// <param name="certificate">With which it offers STARTTLS, and takes mail only from whoever has said who he is; null: neither.</param>
    /// <param name="port">Null: any that is free.</param>
    public PostOffice(X509Certificate2? certificate = null, int? port = null)
    {
        Port = port ?? FreePort();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Filter(this));
        services.Add(new Porter(this));
        var server = new SmtpServer.SmtpServer(
            new SmtpServerOptionsBuilder().ServerName("post-office").Endpoint(each =>
            {
                each.Endpoint(new IPEndPoint(IPAddress.Loopback, Port));
                if (certificate is not null)
                {
                    each.Certificate(certificate).AuthenticationRequired();
                }
            }).Build(),
            services);
        _serving = server.StartAsync(_end.Token);
    }

    /// <summary>The password of the user registry.</summary>
    public string Password { get; set; } = "right";

    /// <summary>Whether each mail came over TLS.</summary>
    public bool AllOverTls { get; private set; } = true;

    public int Port { get; }

    /// <summary>What the server does with the next mails.</summary>
    public Service Does { get; set; } = Service.Deliver;

    /// <summary>What was delivered.</summary>
    public IReadOnlyList<MimeMessage> Mails => [.. _mails];

    /// <summary>How many mails were handed over whole, whatever the server said to them.</summary>
    public int HandedOver => _handedOver;

    /// <summary>Settings of a registry that sends by this server.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("Mail:Server", "127.0.0.1"), ("Mail:Port", $"{Port}"), ("Mail:Security", "none"), ("Mail:From", "Registry <registry@example.org>"),
        ("Mail:Address", "https://registry.example.org"), ("Mail:Seconds", "2"),
    ];

    /// <summary>From now on nothing listens there.</summary>
    public async Task Close()
    {
        await _end.CancelAsync();
        try
        {
            await _serving;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        _end.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Store(PostOffice office) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref office._handedOver);
            office.AllOverTls &= context.Pipe!.IsSecure;
            switch (office.Does)
            {
                case Service.Hang:
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                    break;
                case Service.Defer:
                    return new SmtpResponse(SmtpReplyCode.Aborted, "try later, said to ana@mailbox.test");
            }

            using var mail = new MemoryStream(buffer.ToArray());
            office._mails.Enqueue(await MimeMessage.LoadAsync(mail, cancellationToken));
            return SmtpResponse.Ok;
        }
    }

    private sealed class Porter(PostOffice office) : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
            Task.FromResult((user, password) == ("registry", office.Password));
    }

    private sealed class Filter(PostOffice office) : MailboxFilter
    {
        public override async Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken)
        {
            if (office.Does == Service.HangAtOnce)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return true;
        }

        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            Task.FromResult(office.Does != Service.Reject);
    }
}

/// <summary>What the server does with a mail.</summary>
internal enum Service
{
    Deliver,

    /// <summary>Says that there is no such address.</summary>
    Reject,

    /// <summary>Says that it does not take the mail for now.</summary>
    Defer,

    /// <summary>Takes it and says nothing more.</summary>
    Hang,

    /// <summary>Says nothing more once a mail is announced.</summary>
    HangAtOnce,
}
