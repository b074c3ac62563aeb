using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Telemetry;
using CapabilityRegistry.Platform.Access.Absent;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Portal.Api;
using MimeKit;
using Polly;

namespace CapabilityRegistry.Platform.Digests;

/// <summary>
/// Sends what is due. One process does it, and each mail is claimed in the database before it is sent: should two processes believe that it is their turn, one
/// of them sends it. A mail that certainly was not sent is tried again; one of which nobody knows, because the process or the connection died over it, is
/// not: what waits stands on the first page and in the next digest, and a person who gets the same mail again and again stops it.
/// </summary>
public sealed partial class DigestSweep(
    MailServer server, DigestMails mails, AbsentCallers callers, MailSettings settings, IServiceScopeFactory scopes, WritesWithoutEvent writes,
    ResiliencePipeline retries, WorkTurns turns, TimeProvider clock, ILogger<DigestSweep> log)
    : SharedWork("digests", "the sending of digests by mail", TimeSpan.FromMinutes(2), turns, clock, log)
{
    private const int MostAtOnce = 500;

    private DateOnly Today => Clock.Now().Day();

    protected override async Task ForAll(CancellationToken stop)
    {
        var due = await scopes.Read((DigestStore digests) => digests.Due(Clock.Now(), MostAtOnce), stop);
        if (due.Count == 0)
        {
            return;
        }

        await writes.Write((DigestLinkStore links) => links.Purge(Clock.Now()), stop);
        MailConnection? connection = null;
        try
        {
            foreach (var each in due)
            {
                if (!await MayGet(each, stop))
                {
                    continue;
                }

                connection ??= await server.Open(stop);
                if (connection is null)
                {
                    return;
                }

                await Send(each, connection, stop);
                if (!connection.IsOpen)
                {
                    return;
                }
            }
        }
        finally
        {
            await (connection?.DisposeAsync() ?? default);
        }
    }

    // Whoever has lost the login, or has it in another role or for another state, gets nothing, and the address goes.
    private async Task<bool> MayGet(DigestDelivery due, CancellationToken stop)
    {
        var absence = await callers.Find(due.Digest.Login, stop);
        if (absence.IsOver || (absence.Caller is { } caller && !due.Digest.IsOf(caller)))
        {
            await End(due, "the login is over, or has another role or state", stop);
            return false;
        }

        if (due.IsNotConfirmed(Today))
        {
            await End(due, "the address was not confirmed in time", stop);
            return false;
        }

        if (absence.Caller is null)
        {
            var later = due.Later(Today, settings.Hour);
            await writes.Write((DigestStore digests) => digests.Claim(later), stop);
        }

        return absence.Caller is not null;
    }

    private async Task Send(DigestDelivery due, MailConnection connection, CancellationToken stop)
    {
        var (begun, link) = (due.Begin(Clock.Now(), Today, settings.Hour), DigestMails.NewLink());
        var isDigest = due.Digest.Status == DigestStatus.Confirmed;
        if (!await Claim(begun, link, isDigest, stop))
        {
            return;
        }

        MimeMessage? mail;
        MailOutcome outcome;
        try
        {
            mail = isDigest ? await mails.Waiting(begun, link, stop) : await mails.Confirmation(begun, link);
            outcome = mail is null ? MailOutcome.Sent : await connection.Send(mail, stop);
        }
        catch (ApiRefusalException refusal)
        {
            (mail, outcome) = (null, MailOutcome.NotMade);
            NotMade(due.Digest.Id, refusal.Problem.Status, refusal.Problem.Code);
        }

        if (outcome != MailOutcome.Sent)
        {
            RegistryMeter.MailsFailed.Add(1, new KeyValuePair<string, object?>(RegistryMeter.OutcomeTag, NameOf(outcome)));
            NotSent(due.Digest.Id, NameOf(outcome), connection.Status, begun.Tries);
        }
        else if (mail is not null)
        {
            RegistryMeter.MailsSent.Add(1);
        }

        await Settle(begun, outcome, mail is not null, stop);
    }

    private Task<bool> Claim(DigestDelivery begun, string link, bool isDigest, CancellationToken stop) =>
        writes.Write(async (DigestClaimStore claims) => await claims.Take(begun, link, isDigest, Clock.Now()), stop);

    private async Task Settle(DigestDelivery begun, MailOutcome outcome, bool isMailed, CancellationToken stop)
    {
        var ended = outcome switch
        {
            MailOutcome.Sent => begun.Done(Today, settings.Hour, isMailed),
            MailOutcome.Rejected => begun.Rejected(),
            // Nobody knows: it stays as it was claimed.
            MailOutcome.Unknown => begun,
            _ => begun.Failed(Clock.Now()),
        };
        // What was sent is sent, even if the program is being stopped: it must be written.
        await writes.Write((DigestStore digests) => digests.Settle(ended), CancellationToken.None);
        if (ended.IsGivenUp)
        {
            await End(begun, "the address does not exist", stop);
        }
    }

    private Task End(DigestDelivery ended, string why, CancellationToken stop) => retries.ExecuteAsync(
        async cancel => await scopes.Record((DigestUpdate digests) => digests.End(ended.Digest.Id, why), cancel), stop).AsTask();

    private static string NameOf(MailOutcome outcome) => outcome switch
    {
        MailOutcome.Rejected => "rejected",
        MailOutcome.Refused => "refused",
        MailOutcome.Broken => "broken",
        MailOutcome.NotMade => "not-made",
        _ => "unknown",
    };

    [LoggerMessage(LogLevel.Warning, "The mail of {Digest} was not sent: {Outcome}, status {Status}, attempt {Tries} of the day.")]
    private partial void NotSent(string digest, string outcome, int? status, int tries);

    [LoggerMessage(LogLevel.Warning, "The mail of {Digest} could not be made: the API answered {Status}, {Code}.")]
    private partial void NotMade(string digest, int status, string? code);
}
