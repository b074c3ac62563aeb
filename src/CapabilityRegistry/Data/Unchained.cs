using Polly;

namespace CapabilityRegistry.Data;

/// <summary>
/// Writes about the registry's use, which change nothing in the registry: who read what, when a token was last used,
/// what is thrown away when its time has come. They have no event and commit by themselves.
/// </summary>
public sealed class Unchained(Database database, ResiliencePipeline retries)
{
    /// <summary>Writes in a transaction of its own, once for each element if <paramref name="values"/> is a list.</summary>
    /// <returns>How many rows were written.</returns>
    public async Task<int> Write(string sql, object values, CancellationToken cancel = default) =>
        await retries.ExecuteAsync(async token => await Once(sql, values, token), cancel);

    private async Task<int> Once(string sql, object values, CancellationToken cancel)
    {
        await using var work = new Work(database) { Cancel = cancel };
        var rows = await work.Change(sql, values);
        await work.Commit();
        return rows;
    }
}
