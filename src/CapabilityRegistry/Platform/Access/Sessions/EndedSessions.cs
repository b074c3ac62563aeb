using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Portal.Sessions;

namespace CapabilityRegistry.Platform.Access.Sessions;

/// <summary>Keeps ended sessions in the database, for all processes.</summary>
public sealed class EndedSessions(IServiceScopeFactory scopes, WritesWithoutEvent writes) : IEndedSessions
{
    public Task<bool> IsEnded(string session, CancellationToken cancel) => scopes.Read((EndedSessionStore store) => store.Has(session), cancel);

    public Task End(string session, DateTimeOffset until, CancellationToken cancel) =>
        writes.Write((EndedSessionStore store) => store.Add(session, until), cancel);
}
