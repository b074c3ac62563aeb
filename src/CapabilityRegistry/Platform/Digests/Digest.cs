using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Platform.Digests;

/// <summary>What a person gets by mail: what waits for them and what lapses, as their first page shows it, without what is confidential.</summary>
public sealed record Digest : IVersioned, IPartlyVersioned, ISecretOnce
{
    /// <summary>The key, e.g. DGST-00004.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The token or login with whose rights it is made; one digest each. It ends with them.</summary>
    public required string Login { get; init; }

    /// <summary>Who is behind the login.</summary>
    public required string Person { get; init; }

    /// <summary>The role of the login when it subscribed; if that changes, the digest ends.</summary>
    public required Role Role { get; init; }

    /// <summary>The state of the login when it subscribed; null for the United Nations.</summary>
    public required string? Contributor { get; init; }

    /// <summary>
    /// Where it is sent. Only the person reads it: to everybody else it is null, as it is once the digest has ended, and in the answer that is given again for
    /// the same Idempotency-Key. No event holds it.
    /// </summary>
    public required string? Address { get; init; }

    /// <summary>In which language it is written.</summary>
    public required DigestLanguage Language { get; init; }

    /// <summary>How often it is sent.</summary>
    public required DigestRhythm Rhythm { get; init; }

    public required DigestStatus Status { get; init; }

    /// <summary>When this was last asked for.</summary>
    public required DateTimeOffset SubscribedAt { get; init; }

    /// <summary>The day on which a digest was last sent; null if none was. No part of the history.</summary>
    public required DateOnly? MailedOn { get; init; }

    public static Subject SubjectOf(Digest digest) => new("digest", digest.Id, digest.Version);

    /// <summary>Whether it was asked for by this login, as it is now.</summary>
    public bool IsOf(Caller caller) => (Login, Role, Contributor) == (caller.Name, caller.Role, caller.Contributor);

    /// <summary>As somebody may see it: the address is its person's alone.</summary>
    public Digest For(Caller caller) => caller.Name == Login ? this : this with { Address = null };

    /// <summary>As the log of events stores it.</summary>
    public Digest OnRecord() => this with { Address = null, MailedOn = null };

    public object WithoutSecret() => this with { Address = null };

    /// <summary>Whoever followed the link has the mailbox and the login.</summary>
    public Digest Confirm() => this with { Status = DigestStatus.Confirmed, Version = Version + 1 };

    /// <summary>Nothing is sent any more, and the address is deleted.</summary>
    public Decision<Digest> End() => Status != DigestStatus.Ended
        ? this with { Status = DigestStatus.Ended, Address = null, Version = Version + 1 }
        : new Refusal("already-ended", $"The digest {Id} has ended before.");
}

/// <summary>Whether a digest is sent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DigestStatus>))]
public enum DigestStatus
{
    /// <summary>A link was sent to the address, or is about to be; until the person follows it, nothing else is.</summary>
    [JsonStringEnumMemberName("unconfirmed")]
    Unconfirmed,

    /// <summary>It is sent whenever something waits or lapses.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>Nothing is sent, and the address was deleted.</summary>
    [JsonStringEnumMemberName("ended")]
    Ended,
}

/// <summary>One of the six official languages of the United Nations, ISO 639-1.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DigestLanguage>))]
public enum DigestLanguage
{
    [JsonStringEnumMemberName("ar")]
    Arabic,

    [JsonStringEnumMemberName("zh")]
    Chinese,

    [JsonStringEnumMemberName("en")]
    English,

    [JsonStringEnumMemberName("fr")]
    French,

    [JsonStringEnumMemberName("ru")]
    Russian,

    [JsonStringEnumMemberName("es")]
    Spanish,
}

/// <summary>Every day, or once a week on the day that is named.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DigestRhythm>))]
public enum DigestRhythm
{
    [JsonStringEnumMemberName("daily")]
    Daily,

    [JsonStringEnumMemberName("monday")]
    Monday,

    [JsonStringEnumMemberName("tuesday")]
    Tuesday,

    [JsonStringEnumMemberName("wednesday")]
    Wednesday,

    [JsonStringEnumMemberName("thursday")]
    Thursday,

    [JsonStringEnumMemberName("friday")]
    Friday,

    [JsonStringEnumMemberName("saturday")]
    Saturday,

    [JsonStringEnumMemberName("sunday")]
    Sunday,
}
