using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Events;

/// <summary>
/// Tells those who wait that the log has grown. One reading of its last number in a second serves all of them, and while nobody waits there is none;
/// so it does not matter which process wrote.
/// </summary>
public sealed partial class NewEvents(IServiceScopeFactory scopes, TimeProvider clock, ILogger<NewEvents> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private TaskCompletionSource _grown = NewRound();
    private long _last;
    private int _waiting;
    private bool _isWatched;

    /// <summary>Waits until the log holds events after this one, for some time at most.</summary>
    /// <returns>False if the time was over first.</returns>
    /// <exception cref="OperationCanceledException">The wait was given up.</exception>
    public async Task<bool> WaitForEventsAfter(long seq, TimeSpan most, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var over = Task.Delay(most, clock, end.Token);
        Join();
        try
        {
            while (!HasEventsAfter(seq, out var grown))
            {
                if (await Task.WhenAny(grown, over) == over)
                {
                    await over;
                    return false;
                }
            }

            return true;
        }
        finally
        {
            Leave();
            await end.CancelAsync();
        }
    }

    private static TaskCompletionSource NewRound() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="grown">Ends when the log has grown the next time.</param>
    private bool HasEventsAfter(long seq, out Task grown)
    {
        lock (_lock)
        {
            grown = _grown.Task;
            return _last > seq;
        }
    }

    private void Join()
    {
        lock (_lock)
        {
            _waiting++;
            if (!_isWatched)
            {
                _isWatched = true;
                _ = Watch();
            }
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _waiting--;
        }
    }

    private bool IsNeeded()
    {
        lock (_lock)
        {
            return _isWatched = _waiting > 0;
        }
    }

    private async Task Watch()
    {
        while (IsNeeded())
        {
            await Look();
            await Task.Delay(Pause, clock);
        }
    }

    private async Task Look()
    {
        try
        {
            Grown(await scopes.Read((EventStore events) => events.Head()));
        }
        catch (Exception failure) when (Database.IsFailure(failure))
        {
            // Who waits goes on waiting; the next second looks again.
            NotRead(failure);
        }
    }

    private void Grown(long last)
    {
        lock (_lock)
        {
            if (last > _last)
            {
                _last = last;
                _grown.SetResult();
                _grown = NewRound();
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The end of the log could not be read for those who wait for it.")]
    private partial void NotRead(Exception failure);
}
