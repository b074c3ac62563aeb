using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Digests;
using MimeKit;
using MimeKit.Text;

namespace CapabilityRegistry.Platform.Digests;

/// <summary>Makes the mails: what they say from the pages, who they are to and how they are stopped from here.</summary>
public sealed class DigestMails(DigestLetters letters, MailSettings settings, TimeProvider clock)
{
    /// <summary>How long the link of a mail is good that stops the digest.</summary>
    public static readonly TimeSpan Stoppable = TimeSpan.FromDays(180);

    /// <summary>A new link: 256 random bits, mailed once and kept as SHA-256.</summary>
    public static string NewLink() => TokenText.New()[TokenText.Prefix.Length..];

    /// <returns>Null if nothing waits.</returns>
    /// <exception cref="ApiRefusalException">The API refused what the digest is made of.</exception>
    public async Task<MimeMessage?> Waiting(DigestDelivery delivery, string stop, CancellationToken cancel)
    {
        var digest = delivery.Digest;
        var letter = await letters.Waiting(new AbsentPerson(digest.Login), digest.Role.Code(), Frame(digest), stop, cancel);
        if (letter is null)
        {
            return null;
        }

        var mail = Mail(delivery, letter);
        // RFC 8058: a program for mail offers to stop it, and does so by a POST that needs nobody to sign in.
        mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{DigestLetters.AddressOf(settings.Site, DigestLetters.StopPath, stop)}>");
        mail.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        return mail;
    }

    public async Task<MimeMessage> Confirmation(DigestDelivery delivery, string link) =>
        Mail(delivery, await letters.Confirmation(Frame(delivery.Digest), link, DigestDelivery.Confirmable.Days));

    private DigestFrame Frame(Digest digest) => new(settings.Site, digest.Language.Code(), clock.Now().Day());

    private MimeMessage Mail(DigestDelivery delivery, DigestLetter letter)
    {
        var digest = delivery.Digest;
        var mail = new MimeMessage
        {
            Subject = letter.Subject,
            Date = clock.Now(),
            // The same for each attempt of a day: who gets one twice can tell.
            MessageId = $"{digest.Id}.{digest.Version}.{delivery.ClaimedOn:yyyyMMdd}@{settings.Site.Host}",
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = letter.Text },
                new TextPart(TextFormat.Html) { Text = letter.Html },
            },
        };
        mail.From.Add(MailboxAddress.Parse(settings.From!));
        mail.To.Add(new MailboxAddress("", digest.Address!));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Body.Headers.Add(HeaderId.ContentLanguage, letter.Language);
        return mail;
    }
}
