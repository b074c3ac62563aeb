namespace CapabilityRegistry.Portal.Sessions;

/// <summary>Sessions that ended before their cookie does: whoever kept a copy of it gets in no more. The host keeps them, for all its instances.</summary>
public interface IEndedSessions
{
    Task<bool> IsEnded(string session, CancellationToken cancel);

    /// <param name="until">When the cookie of the session is good no longer, so that nobody needs to remember it.</param>
    Task End(string session, DateTimeOffset until, CancellationToken cancel);
}
