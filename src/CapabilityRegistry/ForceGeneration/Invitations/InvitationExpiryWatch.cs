using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Hosting;
using Polly;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Records expired invitations, so that the event log has them even if nobody asks. Readers see the right status in any case.</summary>
public sealed class InvitationExpiryWatch(
    IServiceScopeFactory scopes, ResiliencePipeline retries, WorkTurns turns, TimeProvider clock, ILogger<InvitationExpiryWatch> log)
    : SharedWork("expired-invitations", "the recording of expired invitations", TimeSpan.FromHours(1), turns, clock, log)
{
    protected override async Task ForAll(CancellationToken stop)
    {
        var recorded = 0;
        await retries.ExecuteAsync(
            async cancel => await scopes.Record(async (InvitationExpiry expiry) => recorded = await expiry.RecordExpired(), cancel), stop);
        Count(recorded);
    }
}
