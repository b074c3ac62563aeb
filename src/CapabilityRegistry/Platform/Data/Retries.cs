using CapabilityRegistry.Kernel.Telemetry;
using CapabilityRegistry.Platform.Data.Outages;
using Polly;
using Polly.Retry;

namespace CapabilityRegistry.Platform.Data;

/// <summary>
/// Retries the whole unit of work a few times when the database was busy or lost on the way; never a part of a transaction. A commit that was
/// not answered is repeated too: whoever may not be repeated does not let <see cref="LostCommitException"/> come this far.
/// </summary>
public static class Retries
{
    public const int Attempts = 3;

    public static ResiliencePipeline Pipeline(Dialect dialect, TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<LostCommitException>()
                    .Handle<Exception>(failure => dialect.KindOf(failure) is FailureKind.Busy or FailureKind.Away),
                MaxRetryAttempts = Attempts,
                Delay = TimeSpan.FromMilliseconds(50),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = _ =>
                {
                    RegistryMeter.Retries.Add(1);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
}
