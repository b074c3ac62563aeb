using CapabilityRegistry.Kernel.Telemetry;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CapabilityRegistry.Platform.Digests;

/// <summary>
/// The SMTP server. What goes wrong is told by its kind and by the number that the server gives: what a server says in words may quote the address.
/// </summary>
public sealed partial class MailServer(MailSettings settings, ILogger<MailServer> log)
{
    private bool _isAway;

    /// <summary>A connection for some mails; null if there is none to be had, which is logged once.</summary>
    public async Task<MailConnection?> Open(CancellationToken stop)
    {
        var client = new WatchedClient();
        using var limit = Limit(stop);
        try
        {
            await client.ConnectAsync(settings.Server!, settings.Port, Security(), limit.Token);
            if (settings.User is { Length: > 0 })
            {
                await client.AuthenticateAsync(settings.User, settings.Password!, limit.Token);
            }
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            client.Dispose();
            RegistryMeter.MailsFailed.Add(1, new KeyValuePair<string, object?>(RegistryMeter.OutcomeTag, "unreachable"));
            if (!_isAway)
            {
                _isAway = true;
                Away(Words(failure), failure.GetType().Name, StatusOf(failure));
            }

            return null;
        }

        if (_isAway)
        {
            _isAway = false;
            Back();
        }

        return new MailConnection(client, Limit);
    }

    private static string Words(Exception failure) => failure switch
    {
        AuthenticationException => "it does not take Mail:User and Mail:Password",
        SslHandshakeException => "its certificate is not trusted, or TLS fails",
        NotSupportedException => "it does not offer the TLS that Mail:Security asks for, or no way to say who sends",
        OperationCanceledException => "it does not answer within Mail:Seconds",
        _ => "it cannot be reached, or does not do what such a server does",
    };

    private static int? StatusOf(Exception failure) =>
        (int?)((failure as SmtpCommandException) ?? (failure.InnerException as SmtpCommandException))?.StatusCode;

    private SecureSocketOptions Security() => settings.Security switch
    {
        MailSettings.Tls => SecureSocketOptions.SslOnConnect,
        MailSettings.NoTls => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    // By the clock of the machine: a server that stands still does not wait for any other.
    private CancellationTokenSource Limit(CancellationToken stop)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.Seconds));
        return limit;
    }

    [LoggerMessage(LogLevel.Warning, "The mail server cannot be used: {Words} ({Failure}, status {Status}). It is tried again every two minutes.")]
    private partial void Away(string words, string failure, int? status);

    [LoggerMessage(LogLevel.Information, "The mail server can be used again.")]
    private partial void Back();

    /// <summary>Knows from when on a mail may be at the server although nobody said so.</summary>
    internal sealed class WatchedClient : SmtpClient
    {
        public bool IsHandingOver { get; set; }

        protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
            IsHandingOver = true;
            base.OnRecipientAccepted(message, mailbox, response);
        }
    }
}

/// <summary>An open connection to the server.</summary>
public sealed class MailConnection : IAsyncDisposable
{
    private readonly MailServer.WatchedClient _client;
    private readonly Func<CancellationToken, CancellationTokenSource> _limit;

    internal MailConnection(MailServer.WatchedClient client, Func<CancellationToken, CancellationTokenSource> limit) => (_client, _limit) = (client, limit);

    /// <summary>The number that the server gave to the last mail; null if it gave none.</summary>
    public int? Status { get; private set; }

    /// <summary>False once it was lost: the rest waits for another.</summary>
    public bool IsOpen { get; private set; } = true;

    public async Task<MailOutcome> Send(MimeMessage mail, CancellationToken stop)
    {
        (Status, _client.IsHandingOver) = (null, false);
        using var limit = _limit(stop);
        try
        {
            await _client.SendAsync(mail, limit.Token);
            return MailOutcome.Sent;
        }
        catch (SmtpCommandException refusal)
        {
            Status = (int)refusal.StatusCode;
            IsOpen = _client.IsConnected;
            return refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted && Status >= 500 ? MailOutcome.Rejected : MailOutcome.Refused;
        }
        catch (Exception failure) when (failure is IOException or ProtocolException or ServiceNotConnectedException
            || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            IsOpen = false;
            return _client.IsHandingOver ? MailOutcome.Unknown : MailOutcome.Broken;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = _limit(CancellationToken.None);
        try
        {
            // Not said to a connection that is lost: it would wait for an answer.
            if (IsOpen && _client.IsConnected)
            {
                await _client.DisconnectAsync(quit: true, limit.Token);
            }
        }
        catch (Exception failure) when (failure is IOException or ProtocolException or SmtpCommandException or OperationCanceledException)
        {
            // Every mail has its outcome by now; how the server takes leave says nothing about them.
            IsOpen = false;
        }

        _client.Dispose();
    }
}
