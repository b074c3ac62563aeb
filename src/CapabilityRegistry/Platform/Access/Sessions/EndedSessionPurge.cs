using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Platform.Access.Sessions;

/// <summary>Forgets ended sessions once their cookies have expired.</summary>
public sealed class EndedSessionPurge(WritesWithoutEvent writes, WorkTurns turns, TimeProvider clock, ILogger<EndedSessionPurge> log)
    : SharedWork("ended-sessions", "the deletion of ended sessions whose cookies have expired", TimeSpan.FromHours(1), turns, clock, log)
{
    protected override Task ForAll(CancellationToken stop) => writes.Write((EndedSessionStore sessions) => sessions.Purge(Clock.GetUtcNow()), stop);
}
