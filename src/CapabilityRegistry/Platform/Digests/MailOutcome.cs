namespace CapabilityRegistry.Platform.Digests;

/// <summary>What became of a mail.</summary>
public enum MailOutcome
{
    /// <summary>The server has taken it.</summary>
    Sent,

    /// <summary>The server says that there is no such address.</summary>
    Rejected,

    /// <summary>The server did not take it, for now or because of something else than the address.</summary>
    Refused,

    /// <summary>The connection was lost or stood still before the mail was handed over.</summary>
    Broken,

    /// <summary>The connection was lost or stood still while the mail was handed over: it may have been taken.</summary>
    Unknown,

    /// <summary>It could not be written: the API refused what it is made of.</summary>
    NotMade,
}
