using Polly;

namespace CapabilityRegistry.Platform.Data;

/// <summary>
/// Writes that are no change of the registry and therefore have no event: the access log, when a token was last used, the deletion of
/// expired data, the progress of runs. Each commits its own transaction.
/// </summary>
public sealed class WritesWithoutEvent(Database database, ResiliencePipeline retries)
{
    /// <summary>Writes in a transaction of its own, once for each element if <paramref name="values"/> is a list.</summary>
    public Task Write(string sql, object values, CancellationToken cancel = default) => Write(work => work.Change(sql, values), cancel);

    /// <summary>Writes in a transaction of its own, repeated as a whole if the database was busy.</summary>
    public async Task Write(Func<Work, Task> writes, CancellationToken cancel = default) =>
        await retries.ExecuteAsync(async token => await Once(writes, token), cancel);

    private async Task Once(Func<Work, Task> writes, CancellationToken cancel)
    {
        await using var work = new Work(database) { Cancel = cancel };
        await writes(work);
        await work.Commit();
    }
}
