namespace CapabilityRegistry.Platform.Digests;

/// <summary>
/// A digest and how far its sending is. Each attempt takes the next turn before anything is sent, and says then already when the next one is, should it never
/// be heard of again: so no two processes send the same, and what became of a mail whose process died is left open rather than sent a second time that day.
/// </summary>
public sealed record DigestDelivery
{
    /// <summary>So many confirmations are sent to addresses that one login names on a day: nobody floods the mailbox of another.</summary>
    public const int MostAskedADay = 5;

    /// <summary>So often a mail is tried on one day.</summary>
    private const int MostTries = 3;

    /// <summary>After so many days on which the server of the address said that there is none, the digest ends.</summary>
    private const int MostRejections = 3;

    /// <summary>How long the link is good that confirms an address; then the address is deleted.</summary>
    public static readonly TimeSpan Confirmable = TimeSpan.FromDays(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    public required Digest Digest { get; init; }

    /// <summary>Goes up with each attempt and with each change: whoever acts on an older one changes nothing.</summary>
    public int Turn { get; init; }

    /// <summary>The day of the last attempt; null if none was made.</summary>
    public DateOnly? ClaimedOn { get; init; }

    /// <summary>Attempts on that day.</summary>
    public int Tries { get; init; }

    /// <summary>When the next mail is due; null: none is.</summary>
    public DateTimeOffset? TryAt { get; init; }

    /// <summary>Days in a row on which the server said that there is no such address.</summary>
    public int Rejections { get; init; }

    /// <summary>The day on which a confirmation was last asked for, and how many were on that day.</summary>
    public DateOnly? AskedOn { get; init; }

    public int Asked { get; init; }

    /// <summary>Whether nobody can confirm the address any more.</summary>
    public bool IsNotConfirmed(DateOnly today) => !IsConfirmed && AskedOn?.AddDays(Confirmable.Days) <= today;

    public bool IsGivenUp => Rejections >= MostRejections;

    private bool IsConfirmed => Digest.Status == DigestStatus.Confirmed;

    /// <summary>
    /// The attempt that begins now. If it is never heard of again, a digest is next due tomorrow, also one that is sent once a week; a confirmation is not
    /// sent again, and only looked at once more when its link has expired.
    /// </summary>
    public DigestDelivery Begin(DateTimeOffset now, DateOnly today, int hour) => this with
    {
        Turn = Turn + 1,
        ClaimedOn = today,
        Tries = ClaimedOn == today ? Tries + 1 : 1,
        TryAt = IsConfirmed ? DigestTiming.Tomorrow(today, hour) : now + Confirmable,
    };

    /// <summary>It was sent, or there was nothing to say.</summary>
    public DigestDelivery Done(DateOnly today, int hour, bool isMailed) => this with
    {
        Digest = isMailed && IsConfirmed ? Digest with { MailedOn = today } : Digest,
        TryAt = IsConfirmed ? DigestTiming.Next(Digest.Rhythm, today, hour) : TryAt,
        Rejections = 0,
    };

    /// <summary>It was certainly not sent: after a pause once more, a few times; then tomorrow.</summary>
    public DigestDelivery Failed(DateTimeOffset now) => Tries < MostTries ? this with { TryAt = now + (Pause * Tries) } : this;

    /// <summary>The server of the address says that there is none: not again today.</summary>
    public DigestDelivery Rejected() => this with { Rejections = Rejections + 1 };

    /// <summary>Not now, but tomorrow: the person was away for too long for their rights to be known.</summary>
    public DigestDelivery Later(DateOnly today, int hour) => this with { Turn = Turn + 1, TryAt = DigestTiming.Tomorrow(today, hour) };
}
