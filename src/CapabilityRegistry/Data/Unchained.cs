using Polly;

namespace CapabilityRegistry.Data;

/// <summary>
/// Writes about the registry's use, which change nothing in the registry: who read what, when a token was last used,
/// what is thrown away when its time has come. They have no event and commit by themselves.
/// </summary>
public sealed class Unchained(Database database, ResiliencePipeline retries)
{
    /// <summary>Writes in a transaction of its own, once for each element if <paramref name="values"/> is a list.</summary>
    public Task Write(string sql, object values, CancellationToken cancel = default) => Write(work => work.Change(sql, values), cancel);

    /// <summary>Writes in a transaction of its own; all of it again if the database was busy.</summary>
    public async Task Write(Func<Work, Task> writes, CancellationToken cancel = default) =>
        await retries.ExecuteAsync(async token => await Once(writes, token), cancel);

    private async Task Once(Func<Work, Task> writes, CancellationToken cancel)
    {
        await using var work = new Work(database) { Cancel = cancel };
        await writes(work);
        await work.Commit();
    }
}
