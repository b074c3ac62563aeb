namespace CapabilityRegistry.Portal.Digests;

/// <summary>
/// What the links in mails do. The host carries them out and not the API, because whoever stops a digest has not signed in: the link itself says that they
/// may. It is known by its hash alone.
/// </summary>
public interface IDigestLinks
{
    /// <summary>From now on the digest goes to the address to which this link was sent.</summary>
    /// <param name="login">Who has signed in: it must be who asked for the digest.</param>
    /// <returns>False if the link is unknown, has expired, was used, or is of somebody else.</returns>
    Task<bool> Confirm(string link, string login, CancellationToken cancel);

    /// <summary>Ends the digest that a mail with this link belonged to, and deletes its address; if that was done before, that is well too.</summary>
    /// <returns>False if the link is unknown or has expired.</returns>
    Task<bool> Stop(string link, CancellationToken cancel);
}
