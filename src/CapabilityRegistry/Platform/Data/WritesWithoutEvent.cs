using Polly;

namespace CapabilityRegistry.Platform.Data;

/// <summary>
/// Writes that are no change of the registry and therefore have no event: the access log, when a token was last used, the deletion of
/// expired data, the progress of runs. Each is made by a store in a transaction of its own, repeated as a whole if the database was busy.
/// </summary>
public sealed class WritesWithoutEvent(IServiceScopeFactory scopes, ResiliencePipeline retries)
{
    public Task Write<TStore>(Func<TStore, Task> write, CancellationToken cancel = default)
        where TStore : notnull => Write(
            async (TStore store) =>
            {
                await write(store);
                return true;
            },
            cancel);

    /// <returns>What the store answered.</returns>
    public async Task<TResult> Write<TStore, TResult>(Func<TStore, Task<TResult>> write, CancellationToken cancel = default)
        where TStore : notnull => await retries.ExecuteAsync(async token => await Once(write, token), cancel);

    private async Task<TResult> Once<TStore, TResult>(Func<TStore, Task<TResult>> write, CancellationToken cancel)
        where TStore : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        work.Cancel = cancel;
        var result = await write(scope.ServiceProvider.GetRequiredService<TStore>());
        await work.Commit();
        return result;
    }
}
