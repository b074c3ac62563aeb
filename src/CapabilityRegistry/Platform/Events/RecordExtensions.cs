using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Events;

/// <summary>Changing the registry outside of a request, where nobody else commits.</summary>
public static class RecordExtensions
{
    /// <param name="scopes">Where the services of the program come from.</param>
    /// <param name="change">What is done, in one transaction; it is committed with its events, and without an event nothing is.</param>
    /// <param name="cancel">Gives the transaction up.</param>
    public static async Task Record<TService>(this IServiceScopeFactory scopes, Func<TService, Task> change, CancellationToken cancel)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Work>().Cancel = cancel;
        await change(scope.ServiceProvider.GetRequiredService<TService>());
        var events = scope.ServiceProvider.GetRequiredService<EventLog>();
        if (events.Pending > 0)
        {
            await events.Commit();
        }
    }
}
