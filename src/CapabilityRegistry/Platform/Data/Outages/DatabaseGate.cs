using Polly;
using Polly.CircuitBreaker;

namespace CapabilityRegistry.Platform.Data.Outages;

/// <summary>
/// Stands in front of the connections. While the database is away nobody waits for one: a circuit breaker refuses at once. It is opened and
/// closed by <see cref="DatabaseWatch"/> alone, which looks at the database with a connection of its own; a failure that somebody meets only makes
/// the watch look at once, since one lost connection is not yet a lost database.
/// </summary>
public sealed class DatabaseGate
{
    private readonly CircuitBreakerManualControl _control = new();
    private readonly ResiliencePipeline _breaker;
    private TaskCompletionSource _doubted = NewRound();

    public DatabaseGate(TimeProvider clock)
    {
        _breaker = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions { ManualControl = _control, ShouldHandle = _ => PredicateResult.False() })
            .Build();
    }

    /// <summary>Whether the database was away when it was last looked at.</summary>
    public bool IsAway { get; private set; }

    /// <summary>
    /// Why the last write failed, <see cref="FailureKind.Full"/> or <see cref="FailureKind.ReadOnly"/>; null if writing is possible, as far as known.
    /// </summary>
    public FailureKind? Unwritable { get; private set; }

    /// <summary>Does something that takes the database.</summary>
    /// <exception cref="BrokenCircuitException">The database is away; nothing was tried.</exception>
    public ValueTask<T> Through<T>(Func<CancellationToken, ValueTask<T>> action, CancellationToken cancel) => _breaker.ExecuteAsync(action, cancel);

    /// <summary>Somebody met a failure that may mean that the database is away.</summary>
    public void Doubt() => Volatile.Read(ref _doubted).TrySetResult();

    /// <summary>Waits until somebody doubts, or for this long.</summary>
    public async Task WaitForDoubt(TimeSpan most, TimeProvider clock, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(Volatile.Read(ref _doubted).Task, Task.Delay(most, clock, end.Token));
        await end.CancelAsync();
        cancel.ThrowIfCancellationRequested();
        Volatile.Write(ref _doubted, NewRound());
    }

    /// <summary>The database is away: refuses from now on.</summary>
    public async Task Close()
    {
        await _control.IsolateAsync();
        IsAway = true;
    }

    /// <summary>The database is there: lets through from now on.</summary>
    public async Task Open()
    {
        await _control.CloseAsync();
        IsAway = false;
    }

    public void WritesFail(FailureKind why) => Unwritable = why;

    public void WritesSucceed() => Unwritable = null;

    private static TaskCompletionSource NewRound() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
