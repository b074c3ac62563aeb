using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>Deletes remembered answers once their Idempotency-Key has expired.</summary>
public sealed class IdempotencyPurge(
    WritesWithoutEvent writes, StorageSettings settings, WorkTurns turns, TimeProvider clock, ILogger<IdempotencyPurge> log)
    : SharedWork("old-answers", "the deletion of old answers to requests with an Idempotency-Key", TimeSpan.FromHours(1), turns, clock, log)
{
    protected override Task ForAll(CancellationToken stop) =>
        writes.Write((IdempotencyStore answers) => answers.Purge(Clock.GetUtcNow().AddDays(-settings.IdempotencyDays)), stop);
}
