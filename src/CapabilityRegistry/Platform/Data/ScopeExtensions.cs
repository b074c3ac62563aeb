namespace CapabilityRegistry.Platform.Data;

/// <summary>Reading outside of a request: by a store on a connection of its own, which is given back as soon as the answer is there.</summary>
public static class ScopeExtensions
{
    /// <param name="scopes">Where the stores of the program come from.</param>
    /// <param name="read">What is asked of the store, and of nothing else: its connection ends with it.</param>
    /// <param name="cancel">Gives the statement up.</param>
    /// <typeparam name="TStore">The store that is asked.</typeparam>
    /// <typeparam name="TResult">What it answers.</typeparam>
    public static async Task<TResult> Read<TStore, TResult>(
        this IServiceScopeFactory scopes, Func<TStore, Task<TResult>> read, CancellationToken cancel = default)
        where TStore : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Work>().Cancel = cancel;
        return await read(scope.ServiceProvider.GetRequiredService<TStore>());
    }
}
