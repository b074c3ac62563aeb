using CapabilityRegistry.Platform.Caching;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Telemetry;

/// <summary>
/// Whether the database still has the schema of this program. It had when the program started; a newer program may have migrated it since. Looked at once in
/// five minutes at most.
/// </summary>
public sealed class SchemaState(Database database, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly SingleFlight<(DateTimeOffset At, int Scripts)> _difference = new();

    /// <summary>How many scripts one of the two knows and the other does not.</summary>
    public async Task<int> Difference() => (await _difference.Get(
        last => ValueTask.FromResult(clock.GetUtcNow() - last.At < Fresh),
        _ => Task.Run(() => (clock.GetUtcNow(), Migrations.Unknown(database).Count + Migrations.Missing(database).Count)),
        CancellationToken.None)).Scripts;

    public void Dispose() => _difference.Dispose();
}
